package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aroregistry.batch.analysis.AnalysisOutcome;
import org.aroregistry.batch.analysis.AnalysisRequest;
import org.aroregistry.batch.analysis.CohortStatistics;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.QueryFilter;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowVersion;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Consent withdrawn after the data were imported.
 *
 * <p>The girl of the templates was enrolled on day 112, transplanted on day 214 and last seen on day 579; the boy died on day 268.
 */
@DatabaseTest
class WithdrawalTest {
    private static final String GIRL = "ARO-7F3K9Q-W";
    private static final AnalysisRequest REQUEST = AnalysisRequest.of("test", "tester");

    private final TestDatabase database;
    private final Registry registry;
    private Imports imports;

    @TempDir
    Path temporary;

    WithdrawalTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startWithTheTemplates() {
        database.clear();
        imports = new Imports(registry, temporary);
        assertThat(Imports.errors(imports.run(TestUpload.ofTemplates()))).isZero();
    }

    private UploadOutcome withdraw(int sequence, String day) {
        return imports.run(
                Imports.delta(sequence, "patients").set("patients", 1, "consent_withdrawn_day", day),
                ChangeReason.SOURCE_UPDATE);
    }

    private AnalysisResults analyse(AnalysisRequest request) {
        AnalysisOutcome outcome = new CohortStatistics(registry).run(request);
        return registry.runs().results(outcome.runId()).orElseThrow();
    }

    private String row(AnalysisResults results, String endpoint) {
        List<String> rows = new ArrayList<>();
        registry.runs().forEachEndpointRow(results.run().runId(), endpoint, row -> {
            if (row.patientId().equals(GIRL)) {
                rows.add(row.excludedReason()
                        .orElseGet(() -> row.originDay().getAsInt() + " "
                                + row.entryTime().getAsDouble() + " "
                                + row.exitTime().getAsDouble() + " "
                                + row.eventCode().or(row::censorReason).orElseThrow() + " "
                                + row.sourceFile().orElseThrow() + "/"
                                + row.sourceRecordId().orElseThrow()));
            }
        });
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static double personYears(AnalysisResults results) {
        Statistic cell = results.table("T01").orElseThrow().sections().stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.key().equals("person_years"))
                .map(row -> row.cells().get(0))
                .findFirst()
                .orElseThrow();
        return ((Statistic.Amount) cell).value();
    }

    @Test
    void rows_after_the_day_leave_every_later_analysis_and_the_freeze_before_it_stays_as_it_was() {
        registry.freezes().freeze("before", "tester");
        AnalysisResults before = analyse(REQUEST.withFreeze("before"));
        assertThat(row(before, "OS_BIRTH")).isEqualTo("0 112.0 579.0 LAST_CONTACT status/st1");
        assertThat(row(before, "OS_HSCT1")).isEqualTo("214 0.0 365.0 LAST_CONTACT status/st1");
        // The girl from day 112 to 579, the boy from 240 to 268.
        assertThat(personYears(before) * 365.25).isCloseTo(467 + 28, within(1e-9));

        withdraw(2, "400");
        AnalysisResults after = analyse(REQUEST);

        assertThat(row(after, "OS_BIRTH")).isEqualTo("0 112.0 400.0 CONSENT_WITHDRAWN patients/p1");
        assertThat(row(after, "OS_HSCT1")).isEqualTo("214 0.0 186.0 CONSENT_WITHDRAWN patients/p1");
        assertThat(personYears(after) * 365.25).isCloseTo(288 + 28, within(1e-9));
        assertThat(after.table("T01").orElseThrow().accounting())
                .isEqualTo(before.table("T01").orElseThrow().accounting());
        assertThat(after.run().definitionVersions()).containsEntry("OS_BIRTH", "1.2");

        AnalysisResults again = analyse(REQUEST.withFreeze("before"));
        assertThat(again.run().resultHash()).isEqualTo(before.run().resultHash());
        assertThat(again.tables()).isEqualTo(before.tables());
        assertThat(again.figures()).isEqualTo(before.figures());
        assertThat(registry.freezes().verify("before").isUnchanged()).isTrue();
    }

    @Test
    void a_withdrawal_before_the_transplant_is_a_reason_of_its_own_and_reasons_add_up() {
        assertThat(f01(analyse(REQUEST)).accounting().analysed()).isEqualTo(1);

        withdraw(2, "213");
        AnalysisResults after = analyse(REQUEST);

        assertThat(row(after, "OS_HSCT1")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(row(after, "OS_BIRTH")).isEqualTo("0 112.0 213.0 CONSENT_WITHDRAWN patients/p1");
        assertThat(f01(after).accounting())
                .isEqualTo(new Accounting(
                        2,
                        List.of(
                                new Accounting.Reason(
                                        "CONSENT_WITHDRAWN", "Consent withdrawn before this treatment", 1),
                                new Accounting.Reason("NO_TRANSPLANT", "No transplant", 1)),
                        0,
                        List.of(),
                        0));
        TableResult description = after.table("T01").orElseThrow();
        assertThat(description.accounting().analysed()).isEqualTo(2);
    }

    private static FigureResult f01(AnalysisResults results) {
        return results.figure("F01").orElseThrow();
    }

    @Test
    void a_withdrawal_before_enrolment_leaves_nothing_to_observe() {
        withdraw(2, "112");
        AnalysisResults after = analyse(REQUEST);

        assertThat(row(after, "OS_BIRTH")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(after.figure("F03").orElseThrow().accounting().losses())
                .contains(new Accounting.Reason("CONSENT_WITHDRAWN", "Consent withdrawn before observation began", 1));
    }

    @Test
    void the_upload_says_how_many_stored_rows_lie_after_the_day() throws IOException {
        UploadOutcome outcome = withdraw(2, "400");

        // The visit and the status of day 579.
        assertThat(outcome.rules()).containsEntry("C-008", 1L);
        assertThat(Files.readString(outcome.folder().resolve("findings.csv")))
                .contains("stored rows after the day, which no analysis uses any more: 2");
        assertThat(registry.queries().list(QueryFilter.WAITING))
                .filteredOn(query -> query.place().ruleId().equals("C-008"))
                .singleElement()
                .satisfies(query -> assertThat(query.place().patientId()).isEqualTo(GIRL));
    }

    @Test
    void the_registry_keeps_the_rows_in_history_and_versions() {
        List<RowVersion> before = registry.rows().history(GIRL);
        withdraw(2, "400");

        List<RowVersion> after = registry.rows().history(GIRL);
        assertThat(after).hasSize(before.size() + 1);
        assertThat(imports.shown("visits", "visit_day")).contains("v2=579");
    }

    @Test
    void a_corrected_day_brings_the_rows_back() {
        AnalysisResults before = analyse(REQUEST);
        withdraw(2, "200");
        imports.run(
                Imports.delta(3, "patients").set("patients", 1, "consent_withdrawn_day", "[erase]"),
                ChangeReason.ERROR_CORRECTION);
        AnalysisResults after = analyse(REQUEST);

        assertThat(row(after, "OS_HSCT1")).isEqualTo(row(before, "OS_HSCT1"));
        assertThat(personYears(after)).isEqualTo(personYears(before));
    }

    @Test
    void reports_to_regulators_keep_asking_for_the_widest_consent() {
        withdraw(2, "400");

        AnalysisResults results = analyse(REQUEST.withCohort(Cohort.REGULATORY));

        assertThat(row(results, "OS_BIRTH")).isEqualTo("0 112.0 400.0 CONSENT_WITHDRAWN patients/p1");
        assertThat(results.table("T01").orElseThrow().accounting().exclusions())
                .containsExactly(new Accounting.Reason("CONSENT_TOO_NARROW", "Consent does not cover this use", 1));
    }
}
