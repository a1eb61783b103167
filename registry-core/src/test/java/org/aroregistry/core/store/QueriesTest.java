package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.NO_WAIT;
import static org.aroregistry.core.store.StoreSteps.PATIENT;
import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.QueryEvent.Kind;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class QueriesTest {
    private static final String ROW_RULE = "L-005";
    private static final String PATIENT_RULE = "I-008";

    private final TestDatabase database;
    private Queries queries;
    private StoreSteps steps;

    QueriesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_an_empty_registry() {
        steps = new StoreSteps(database);
        queries = database.registry().queries();
    }

    @Test
    void a_question_is_asked_once_however_often_it_is_uploaded() {
        upload(List.of(lab("L1", "250"), lab("L2", "9")), asks("L1"), asks("L1"), warns("L2"));
        upload(List.of(lab("L2", "251")), asks("L1"), asks("L2"));
        upload(List.of(lab("L1", "252")), asks("L1"), asks("L2"));

        assertThat(life()).containsExactly("L1 OPEN: OPENED", "L2 OPEN: OPENED");
        SiteQuery query = queries.list(QueryFilter.WAITING).get(0);
        assertThat(query.place()).isEqualTo(new SiteQuery.Place("S001", "labs.csv", PATIENT, "L1", "value", ROW_RULE));
        assertThat(query.question()).isEqualTo(new SiteQuery.Question("message of L-005", "0..30", ""));
    }

    @Test
    void an_upload_that_mends_the_cell_resolves_and_the_fault_that_comes_back_reopens() {
        upload(List.of(lab("L1", "250")), asks("L1"));
        queries.answer(only().queryId(), "checked, a typing error", "anna");
        upload(List.of(lab("L1", "25")));
        SiteQuery resolved = only();
        assertThat(resolved.status()).isEqualTo(QueryStatus.RESOLVED);
        assertThat(resolved.resolvedBy()).hasValue(lastUpload());

        upload(List.of(lab("L1", "250")), asks("L1"));

        assertThat(life()).containsExactly("L1 OPEN: OPENED ANSWERED RESOLVED REOPENED");
        assertThat(only().reopened()).isEqualTo(1);
        assertThat(only().resolvedBy()).isEmpty();
        assertThat(queries.events(only().queryId()))
                .extracting(QueryEvent::actor)
                .containsExactly("tester", "anna", "tester", "tester");
    }

    @Test
    void many_answers_are_noted_together_but_for_queries_that_ended_meanwhile() {
        upload(List.of(lab("L1", "250"), lab("L2", "251")), asks("L1"), asks("L2"));
        List<SiteQuery> asked = queries.list(QueryFilter.WAITING);
        queries.close(asked.get(1).queryId(), "right as it is", "anna");
        TreeMap<Long, String> answers = new TreeMap<>();
        asked.forEach(query -> answers.put(query.queryId(), "a typing error"));

        assertThat(queries.answerAll(answers, "anna"))
                .isEqualTo(Map.of(asked.get(1).queryId(), QueryStatus.CLOSED));
        assertThat(life()).containsExactly("L1 ANSWERED: OPENED ANSWERED", "L2 CLOSED: OPENED CLOSED");

        answers.put(asked.get(0).queryId(), "another one");
        answers.put(999L, "nobody asked");
        assertThatThrownBy(() -> queries.answerAll(answers, "anna"))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no query 999");
        assertThat(queries.find(asked.get(0).queryId()).orElseThrow().answer())
                .as("none is noted")
                .hasValue("a typing error");
    }

    @Test
    void an_upload_that_says_nothing_about_the_row_resolves_nothing() {
        upload(List.of(lab("L1", "250")), asks("L1"));

        upload(List.of(lab("L2", "9")));
        upload(List.of(lab("L1", "250")));

        assertThat(life()).containsExactly("L1 OPEN: OPENED");
    }

    @Test
    void a_refused_row_neither_asks_nor_resolves() {
        upload(List.of(lab("L1", "250")), asks("L1"));
        upload(List.of(lab("L3", "1")), refuses("L1"), asks("L2"), refuses("L2"));

        assertThat(life()).containsExactly("L1 OPEN: OPENED");
    }

    @Test
    void a_row_that_is_gone_resolves() {
        upload(List.of(lab("L1", "250"), lab("L2", "9")), asks("L1"));
        upload(UploadMode.FULL, List.of(lab("L2", "9")));

        assertThat(life()).containsExactly("L1 RESOLVED: OPENED RESOLVED");
    }

    @Test
    void a_rule_over_all_rows_of_a_patient_is_mended_by_another_row_of_the_patient() {
        upload(List.of(lab("L1", "250")), finding(PATIENT_RULE, Severity.Q, "L1"), asks("L1"));

        upload(List.of(SampleRow.of("labs", "S001", "ARO-000002-B", "L7").decimal("value", "4")));
        assertThat(life()).containsExactly("L1 OPEN: OPENED", "L1 OPEN: OPENED");
        upload(List.of(lab("L2", "9")));

        assertThat(queries.list(filter()))
                .filteredOn(query -> query.status() == QueryStatus.RESOLVED)
                .extracting(query -> query.place().ruleId())
                .containsExactly(PATIENT_RULE);
    }

    @Test
    void a_closed_query_stays_closed_until_its_row_changes() {
        upload(List.of(lab("L1", "250")), asks("L1"));
        queries.close(only().queryId(), "confirmed by the laboratory", "ben");

        upload(List.of(lab("L1", "250"), lab("L2", "9")), asks("L1"));
        assertThat(life()).containsExactly("L1 CLOSED: OPENED CLOSED");
        assertThat(only().closing()).contains("confirmed by the laboratory");

        upload(List.of(lab("L1", "260")), asks("L1"));
        assertThat(life()).containsExactly("L1 OPEN: OPENED CLOSED REOPENED");
        assertThat(only().closing()).isEmpty();
    }

    @Test
    void a_question_about_a_file_is_resolved_by_the_whole_file_alone() {
        Finding ofFile = new Finding(
                "L-011", Severity.Q, "labs.csv", 0, "", "value", "", Optional.empty(), "too many", "few", "");
        upload(List.of(lab("L1", "250")), ofFile);
        upload(List.of(lab("L1", "2")));
        assertThat(life()).containsExactly(" OPEN: OPENED");

        upload(UploadMode.FULL, List.of(lab("L1", "2")));

        assertThat(life()).containsExactly(" RESOLVED: OPENED RESOLVED");
    }

    @Test
    void people_answer_close_and_reopen_and_the_audit_trail_tells_so() {
        upload(List.of(lab("L1", "250")), asks("L1"));
        long id = only().queryId();

        queries.answer(id, "first", "anna");
        queries.answer(id, "second", "anna");
        assertThat(only().answer()).contains("second");
        queries.close(id, "fine", "ben");
        assertThatThrownBy(() -> queries.answer(id, "late", "anna"))
                .isInstanceOf(StoreException.class)
                .hasMessage("query " + id + " is CLOSED and cannot be answered");
        queries.reopen(id, "", "ben");
        assertThatThrownBy(() -> queries.reopen(id, "", "ben")).hasMessageContaining("is OPEN and cannot be reopened");
        assertThatThrownBy(() -> queries.close(id + 1, "", "ben")).hasMessage("there is no query " + (id + 1));
        assertThatThrownBy(() -> queries.answer(id, "x".repeat(1001), "ben"))
                .hasMessage("the text has 1001 characters: give at most 1000");

        assertThat(life()).containsExactly("L1 OPEN: OPENED ANSWERED ANSWERED CLOSED REOPENED");
        assertThat(database.registry().audit().latest(4))
                .extracting(event -> event.actor() + " " + event.action() + " " + event.detail())
                .containsExactly(
                        "ben QUERY REOPENED", "ben QUERY CLOSED", "anna QUERY ANSWERED", "anna QUERY ANSWERED");
        assertThat(database.registry().audit().verify().fault()).isEmpty();
    }

    @Test
    void queries_are_listed_by_site_rule_and_status() {
        upload(List.of(lab("L1", "250")), asks("L1"), finding(PATIENT_RULE, Severity.Q, "L1"));
        queries.close(queries.list(QueryFilter.WAITING).get(0).queryId(), "fine", "ben");

        assertThat(queries.list(QueryFilter.WAITING)).hasSize(1);
        assertThat(queries.list(filter())).hasSize(2);
        assertThat(queries.list(new QueryFilter(Optional.of("S002"), Optional.empty(), List.of())))
                .isEmpty();
        assertThat(queries.list(new QueryFilter(Optional.empty(), Optional.of(ROW_RULE), List.of())))
                .extracting(query -> query.place().ruleId())
                .containsExactly(ROW_RULE);
    }

    private void upload(List<SampleRow> rows, Finding... findings) {
        upload(UploadMode.DELTA, rows, findings);
    }

    private void upload(UploadMode mode, List<SampleRow> rows, Finding... findings) {
        Upload upload = steps.begin("S001", mode);
        database.registry().uploads().addFindings(upload.uploadId(), List.of(findings));
        try (Loading loading = database.registry().rows().load(upload.uploadId(), NO_WAIT)) {
            steps.load(loading, upload, mode, "labs", rows.toArray(SampleRow[]::new));
            database.registry()
                    .uploads()
                    .account(upload.uploadId(), new FileAccounting("labs.csv", 0, 0, 0, 0, 0, 0, 0, false));
            loading.publish("{}", "tester", List.of(), Set.of(PATIENT_RULE));
        }
    }

    private long lastUpload() {
        return database.registry().uploads().list().get(0).uploadId();
    }

    private SiteQuery only() {
        List<SiteQuery> all = queries.list(filter());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<String> life() {
        List<String> lives = new ArrayList<>();
        for (SiteQuery query : queries.list(filter())) {
            List<String> kinds = queries.events(query.queryId()).stream()
                    .map(QueryEvent::kind)
                    .map(Kind::name)
                    .toList();
            lives.add(query.place().recordId() + " " + query.status() + ": " + String.join(" ", kinds));
        }
        return lives;
    }

    private static QueryFilter filter() {
        return new QueryFilter(Optional.empty(), Optional.empty(), List.of());
    }

    private static Finding asks(String recordId) {
        return finding(ROW_RULE, Severity.Q, recordId);
    }

    private static Finding warns(String recordId) {
        return finding("F-004", Severity.W, recordId);
    }

    private static Finding refuses(String recordId) {
        return finding("F-003", Severity.E, recordId);
    }

    private static Finding finding(String rule, Severity severity, String recordId) {
        return new Finding(
                rule,
                severity,
                "labs.csv",
                Integer.parseInt(recordId.substring(1)) + 1,
                "G",
                "value",
                recordId,
                Optional.of("250"),
                "message of " + rule,
                "0..30",
                "",
                PATIENT);
    }
}
