package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.NO_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class ErasuresTest {
    private static final String[] PATIENTS = {"ARO-000001-A", "ARO-000002-B", "ARO-000003-C", "ARO-000004-D"};

    private final TestDatabase database;
    private Registry registry;
    private StoreSteps steps;

    ErasuresTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_four_patients_in_two_freezes() {
        steps = new StoreSteps(database);
        registry = database.registry();
        steps.publish(
                UploadMode.DELTA,
                "labs",
                lab(0, "A1", "10"),
                lab(1, "B1", "11"),
                lab(1, "B2", "12"),
                lab(2, "C1", "13"));
        steps.publish(
                "S002",
                UploadMode.DELTA,
                "labs",
                SampleRow.of("labs", "S002", PATIENTS[1], "B1").decimal("value", "5"));
        registry.freezes().freeze("first", "tester");
        steps.publish(UploadMode.DELTA, "growth", SampleRow.of("growth", "S001", PATIENTS[1], "G1"));
        steps.publish(UploadMode.DELTA, "labs", lab(1, "B1", "14"), lab(3, "D1", "15"));
        registry.freezes().freeze("second", "tester");
    }

    @Test
    void all_versions_of_the_patients_rows_go_and_nothing_else() throws SQLException {
        execute("INSERT INTO release_permit (release_kind, site_id, patient_id, reason, actor, granted_at)"
                + " VALUES ('MOVE', 'S001', '" + PATIENTS[1] + "', 'moved', 'anna', '2026-03-04 05:06:07')");
        ErasurePlan plan = registry.erasures().plan("S001", PATIENTS[1]);
        assertThat(plan.rows()).containsExactly(Map.entry("growth", 1L), Map.entry("labs", 3L));
        assertThat(plan.freezes()).containsExactly("first", "second");

        Erasure erasure = erase(1);

        assertThat(erasure.number()).isEqualTo(1);
        assertThat(erasure.rows()).isEqualTo(4);
        assertThat(steps.labs(2)).containsExactly("A1=10", "C1=13", "B1=5");
        assertThat(steps.labs(4)).containsExactly("A1=10", "C1=13", "D1=15", "B1=5");
        assertThat(registry.rows().history(PATIENTS[1]))
                .as("the same code at another site")
                .hasSize(1);
        assertThat(registry.erasures().list()).containsExactly(erasure);
        assertThat(registry.erasures().plan("S001", PATIENTS[1]).isEmpty()).isTrue();
        assertThat(holding(PATIENTS[1])).containsExactly("labs");
    }

    @Test
    void freezes_stay_verifiable_whoever_is_erased_in_whatever_order() {
        for (int patient : new int[] {1, 0, 3, 2}) {
            erase(patient);

            for (String name : List.of("first", "second")) {
                FreezeCheck check = registry.freezes().verify(name);
                assertThat(check.differences()).as(name + " without " + patient).isEmpty();
                assertThat(check.rows()).isEqualTo(check.freeze().rows());
                assertThat(check.sha256()).isEqualTo(check.freeze().sha256());
            }
            assertThat(registry.audit().verify().fault()).isEmpty();
        }
        assertThat(registry.freezes().erasedPatients("first")).isEqualTo(3);
        assertThat(registry.freezes().erasedPatients("second")).isEqualTo(4);
        assertThat(steps.rows("labs", 4)).extracting(StoredRow::siteId).containsExactly("S002");
    }

    @Test
    void a_change_of_other_rows_still_shows_after_an_erasure() throws SQLException {
        erase(1);

        execute("UPDATE labs SET `value` = 10.0001 WHERE record_id = 'A1'");
        assertThat(registry.freezes().verify("second").differences())
                .containsExactly("labs, site S001: 5 rows frozen and there, with another content");
        execute("UPDATE labs SET `value` = 10 WHERE record_id = 'A1'");
        execute("UPDATE erased_leaf SET leaf_sha256 = '" + "1".repeat(64) + "' WHERE freeze_name = 'first'");
        assertThat(registry.freezes().verify("first").isUnchanged()).isFalse();
        assertThat(registry.freezes().verify("second").isUnchanged()).isTrue();
    }

    @Test
    void a_freeze_of_an_older_version_gets_its_manifest_first() throws SQLException {
        String flat = new FreezeContent(registry.rows(), 2, List.of()).flat().sha256();
        execute("INSERT INTO freeze (freeze_name, version, row_count, content_sha256, frozen_at, actor)"
                + " VALUES ('old', 2, 5, '" + flat + "', '2026-03-04 05:06:07', 'anna')");

        erase(1);

        FreezeCheck check = registry.freezes().verify("old");
        assertThat(check.differences()).isEmpty();
        assertThat(check.sha256()).isEqualTo(flat);
        execute("DELETE FROM labs WHERE record_id = 'A1'");
        assertThat(registry.freezes().verify("old").differences())
                .containsExactly("labs, site S001: 4 rows frozen, 3 rows there");
    }

    @Test
    void a_changed_freeze_of_an_older_version_stops_the_erasure() throws SQLException {
        execute("INSERT INTO freeze (freeze_name, version, row_count, content_sha256, frozen_at, actor)"
                + " VALUES ('old', 2, 5, '" + "1".repeat(64) + "', '2026-03-04 05:06:07', 'anna')");

        assertThatThrownBy(() -> erase(1))
                .isInstanceOf(StoreException.class)
                .hasMessage("freeze old has changed since it was made: find out why before a patient is erased");
        assertThat(steps.labs(1)).hasSize(4);
        assertThat(registry.erasures().list()).isEmpty();
    }

    @Test
    void findings_and_queries_lose_record_value_and_words_and_the_accounting_stays() {
        Upload upload = steps.begin("S001");
        FileAccounting account = new FileAccounting("labs.csv", 3, 1, 0, 1, 1, 0, 0, false);
        registry.uploads().addFindings(upload.uploadId(), List.of(finding(1, "B9"), finding(0, "A1")));
        registry.uploads().account(upload.uploadId(), account);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            loading.publish("{}", "tester");
        }
        String receipt = registry.uploads().receipt(upload.uploadId()).orElseThrow();
        Queries queries = registry.queries();
        queries.answer(queries.list(QueryFilter.WAITING).get(0).queryId(), "as the mother says", "anna");

        erase(1);

        List<Finding> findings = new ArrayList<>();
        registry.uploads().forEachFinding(upload.uploadId(), findings::add);
        assertThat(findings.get(0))
                .isEqualTo(new Finding(
                        "L-005",
                        Severity.Q,
                        "labs.csv",
                        7,
                        "G",
                        "value",
                        "",
                        Optional.empty(),
                        "removed with the erasure of a patient",
                        "",
                        ""));
        assertThat(findings.get(1)).isEqualTo(finding(0, "A1"));
        SiteQuery query = queries.list(new QueryFilter(Optional.empty(), Optional.empty(), List.of()))
                .get(0);
        assertThat(query.status()).isEqualTo(QueryStatus.CLOSED);
        assertThat(query.place().patientId() + query.answer().orElse("")).isEmpty();
        assertThat(queries.list(QueryFilter.WAITING)).hasSize(1);
        assertThat(registry.uploads().accounting(upload.uploadId())).containsExactly(account);
        assertThat(registry.audit().verify(SealedReceipt.read(receipt).orElseThrow()))
                .isEmpty();
    }

    @Test
    void endpoint_rows_go_and_an_unfinished_run_starts_anew() throws SQLException {
        NewRun request = new NewRun("first", "ALL", "1.0", "test", new TreeMap<>(), "tester");
        long finished = registry.runs().begin(request).runId();
        registry.runs().addEndpointRows(finished, List.of(endpoint(0), endpoint(1)));
        execute("UPDATE analysis_run SET finished_at = started_at");
        long unfinished = registry.runs().begin(request).runId();
        registry.runs().addEndpointRows(unfinished, List.of(endpoint(0)));
        assertThat(registry.erasures().plan("S001", PATIENTS[1]).runs()).containsExactly(finished);

        erase(1);

        assertThat(registry.runs().storedPatients(finished)).isEqualTo(1);
        assertThat(registry.runs().storedPatients(unfinished)).isZero();
    }

    @Test
    void an_erased_patient_is_known_and_its_findings_are_not_kept_again() {
        erase(1);

        assertThat(registry.erasures().of("S001").contains(PATIENTS[1])).isTrue();
        assertThat(registry.erasures().of("S001").contains(PATIENTS[0])).isFalse();
        assertThat(registry.erasures().of("S002").contains(PATIENTS[1])).isFalse();
        Upload upload = steps.begin("S001");
        registry.uploads().addFindings(upload.uploadId(), List.of(finding(1, "B9")));
        List<Finding> findings = new ArrayList<>();
        registry.uploads().forEachFinding(upload.uploadId(), findings::add);
        assertThat(findings.get(0).recordId()
                        + findings.get(0).value().orElse("")
                        + findings.get(0).patientId())
                .isEmpty();
    }

    @Test
    void threads_that_ask_side_by_side_get_the_answers_to_their_own_questions() throws Exception {
        registry.erasures().erase("S001", PATIENTS[1], "asked", "tester", NO_WAIT);
        ErasedPatients erased = registry.erasures().of("S001");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> wrong = new ArrayList<>();
            for (int half = 0; half < 2; half++) {
                int first = half * 2;
                wrong.add(two.submit(() -> IntStream.range(0, 20_000)
                        .map(i -> first + i % 2)
                        .filter(i -> erased.contains(PATIENTS[i]) != (i == 1))
                        .count()));
            }
            for (Future<Long> answers : wrong) {
                assertThat(answers.get()).isZero();
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void what_an_interrupted_upload_had_written_goes_as_well() throws SQLException {
        Upload upload = steps.begin("S001");
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            steps.load(loading, upload, UploadMode.DELTA, "labs", lab(1, "B7", "1"));
        }

        erase(1);

        assertThat(holding(PATIENTS[1])).containsExactly("labs");
        assertThat(registry.rows().history(PATIENTS[1]))
                .extracting(version -> version.row().siteId())
                .containsExactly("S002");
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            assertThat(loading.loaded("labs.csv"))
                    .as("it starts from its first row")
                    .isEmpty();
        }
    }

    @Test
    void nobody_is_erased_who_is_not_there_or_while_an_upload_loads() {
        assertThatThrownBy(() -> registry.erasures().erase("S003", PATIENTS[1], "asked", "anna", NO_WAIT))
                .hasMessage("the registry holds nothing of this patient at site S003");
        Upload upload = steps.begin("S002");
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            assertThat(loading.version()).isEqualTo(5);
            assertThatThrownBy(() -> erase(1))
                    .hasMessage("an upload is being loaded or an analysis is running: try again when it is done");
        }
    }

    private Erasure erase(int patient) {
        return registry.erasures().erase("S001", PATIENTS[patient], "on the family's request", "anna", NO_WAIT);
    }

    /** Returns the tables that hold a text in any column. */
    private List<String> holding(String text) throws SQLException {
        List<String> holding = new ArrayList<>();
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
                            + (database.isMySql() ? "DATABASE()" : "SCHEMA()")
                            + " AND (LOWER(data_type) LIKE '%char%' OR LOWER(data_type) LIKE '%text%')")) {
                while (found.next()) {
                    columns.add(found.getString(1) + " WHERE `" + found.getString(2) + "` LIKE '%" + text + "%'");
                }
            }
            for (String column : columns) {
                try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + column)) {
                    if (found.next()) {
                        holding.add(column.substring(0, column.indexOf(' ')));
                    }
                }
            }
        }
        return holding;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static SampleRow lab(int patient, String record, String value) {
        return SampleRow.of("labs", "S001", PATIENTS[patient], record).decimal("value", value);
    }

    private static EndpointRow endpoint(int patient) {
        return new EndpointRow(
                "OS",
                "ALL",
                "S001",
                PATIENTS[patient],
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Finding finding(int patient, String record) {
        return new Finding(
                "L-005",
                Severity.Q,
                "labs.csv",
                7,
                "G",
                "value",
                record,
                Optional.of("250"),
                "message",
                "0..30",
                "hint",
                PATIENTS[patient]);
    }
}
