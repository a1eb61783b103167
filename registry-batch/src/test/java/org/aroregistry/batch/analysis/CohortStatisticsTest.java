package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.study.StudyRow;
import org.aroregistry.core.study.StudyTables;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class CohortStatisticsTest {
    private static final String DIED = "status: status last_contact_day death_day\nDEAD 900 900\n";
    private static final AnalysisRequest REQUEST = AnalysisRequest.of("1.0-test", "tester");

    private final TestDatabase database;
    private final Registry registry;

    CohortStatisticsTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void two_sites_have_delivered() {
        database.clear();
        publish(
                "S001",
                1,
                UploadMode.FULL,
                List.of(new Finding(
                        "F-008",
                        Severity.E,
                        "labs.csv",
                        3,
                        "E",
                        "value",
                        "labs-9",
                        Optional.empty(),
                        "blank",
                        "a value",
                        "")),
                Map.of(
                        Patients.id(1),
                        "hsct: hsct_day donor_type\n300 MSD\ninterferon: start_day stop_day stop_reason weight_kg_used\n100 200 HSCT 6\n"
                                + "labs: sample_day analyte value unit\n95 HB 95 g/L\n150 HB 7.4 g/dL\n160 HB 73 g/L\n"
                                + "genetics: gene_symbol zygosity acmg_class\nTCIRG1 HOM P\n" + DIED,
                        Patients.id(2),
                        "patients: enrol_day consent_scope\n400 CORE\nhsct: hsct_day\n300\nvisits: visit_day\n1010"));
        publish(
                "S002",
                1,
                UploadMode.FULL,
                List.of(),
                Map.of(Patients.id(3), "patients: consent_withdrawn_day\n500\n", Patients.id(4), "infections:\n"));
    }

    private void publish(String site, int seq, UploadMode mode, List<Finding> findings, Map<String, String> patients) {
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        patients.forEach((id, tables) -> {
            for (StudyRow row : StudyTables.rows(id, site, tables)) {
                rows.computeIfAbsent(row.file(), f -> new ArrayList<>()).add(cells(id, row));
            }
        });
        new RegistryFiller(registry).publish(site, seq, mode, rows, findings);
    }

    /** Required columns that the analyses do not read stay blank; record ids must differ between patients. */
    private static Map<String, String> cells(String id, StudyRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        org.aroregistry.core.study.Patient.columnsOf(row.file()).forEach(column -> {
            cells.put(column, row.code(column).orElse(""));
        });
        cells.put("site_id", row.source().siteId());
        cells.put("patient_id", id);
        cells.put("record_id", id.substring(4, 10) + "-" + row.source().recordId());
        return cells;
    }

    private List<String> rows(long runId, String endpoint) {
        List<String> rows = new ArrayList<>();
        registry.runs().forEachEndpointRow(runId, endpoint, row -> rows.add(text(row)));
        return rows;
    }

    private static String text(EndpointRow row) {
        String who = row.siteId() + " " + row.patientId().substring(9, 10) + " ";
        return who
                + row.excludedReason()
                        .orElseGet(() -> row.originDay().getAsInt() + " "
                                + row.entryTime().getAsDouble() + " "
                                + row.exitTime().getAsDouble() + " "
                                + row.eventCode().or(row::censorReason).orElseThrow() + " "
                                + row.sourceFile().orElseThrow() + "/"
                                + row.sourceRecordId().orElseThrow());
    }

    @Test
    void every_patient_has_a_row_in_every_endpoint_with_source_or_reason() {
        AnalysisOutcome outcome = new CohortStatistics(registry).run(REQUEST);

        assertThat(outcome.patients()).isEqualTo(4);
        assertThat(rows(outcome.runId(), "OS_HSCT1"))
                .containsExactly(
                        "S001 1 300 0.0 600.0 DEATH status/000001-status-1",
                        "S001 2 300 100.0 710.0 LAST_CONTACT visits/000002-visits-1",
                        "S002 3 CONSENT_WITHDRAWN",
                        "S002 4 NO_TRANSPLANT");
        assertThat(rows(outcome.runId(), "TTP_A"))
                .containsExactly(
                        "S001 1 100 0.0 50.0 HB labs/000001-labs-2",
                        "S001 2 NO_INTERFERON",
                        "S002 3 CONSENT_WITHDRAWN",
                        "S002 4 NO_INTERFERON");
        assertThat(rows(outcome.runId(), "TTP_A_SBI")).containsExactly("S001 1 NOT_EVALUABLE:FILE_NEVER_DELIVERED");
        assertThat(rows(outcome.runId(), "TTP_A_HEAR")).containsExactly("S001 1 NOT_EVALUABLE:NO_BASELINE");
    }

    @Test
    void the_results_are_stored_with_what_they_were_computed_from() {
        AnalysisOutcome outcome = new CohortStatistics(registry).run(REQUEST);

        AnalysisResults results = registry.runs().results(outcome.runId()).orElseThrow();
        assertThat(results.tables())
                .extracting(TableResult::id)
                .containsExactly(
                        "T01",
                        "T02",
                        "T03",
                        "T04",
                        "T05",
                        "T06",
                        "T07",
                        "T08",
                        "T08_PATIENTS",
                        "T09",
                        "T10",
                        "T11",
                        "T11_PATIENTS",
                        "T12",
                        "T13",
                        "T13_GENOTYPE",
                        "T14",
                        "T15",
                        "T16",
                        "T17",
                        "T18",
                        "F07",
                        "F08",
                        "F08_LIMITS",
                        "F09",
                        "F09_LEVELS",
                        "F09_SINGLE",
                        "A01");
        assertThat(results.figures())
                .extracting(figure -> figure.id())
                .containsExactly(
                        "F01",
                        "F02",
                        "F02_ERA",
                        "F03",
                        "F04",
                        "F05",
                        "F05_CHRONIC",
                        "F06",
                        "F10",
                        "F10_INFECTIONS",
                        "F11",
                        "F11_90",
                        "F11_180",
                        "F11_365",
                        "F11_INTERFERON");
        assertThat(results.run().freeze()).isEqualTo("version-2");
        assertThat(results.run().resultHash()).isEqualTo(outcome.resultHash());
        assertThat(results.run().definitionVersions())
                .containsEntry("TTP_A", "1.2 TTP v1")
                .containsEntry("OS_DX", "1.2");
        assertThat(results.run().dataCut()).extracting(cut -> cut.siteId()).containsExactly("S001", "S002");
        assertThat(results.table("T01").orElseThrow().accounting().registered()).isEqualTo(4);
    }

    @Test
    void a_rerun_on_the_same_freeze_gives_the_same_hash_even_after_new_data() {
        AnalysisOutcome first = new CohortStatistics(registry).run(REQUEST);
        publish("S002", 2, UploadMode.DELTA, List.of(), Map.of(Patients.id(5), DIED));

        AnalysisOutcome again = new CohortStatistics(registry).run(REQUEST.withFreeze(first.freeze()));
        AnalysisOutcome later = new CohortStatistics(registry).run(REQUEST);

        assertThat(again.runId()).isNotEqualTo(first.runId());
        assertThat(again.resultHash()).isEqualTo(first.resultHash());
        assertThat(later.freeze()).isEqualTo("version-3");
        assertThat(later.patients()).isEqualTo(5);
        assertThat(later.resultHash()).isNotEqualTo(first.resultHash());
    }

    @Test
    void a_killed_run_goes_on_and_ends_with_the_same_hash() {
        String wanted = new CohortStatistics(registry).run(REQUEST).resultHash();
        long finished = registry.runs().list().get(0).runId();
        List<String> wantedRows = rows(finished, "OS_BIRTH");

        for (long place : List.of(1L, 2L, 4L)) {
            assertThatThrownBy(() -> new CohortStatistics(registry, 1, dieAt(place)).run(REQUEST))
                    .isInstanceOf(AnalysisException.class)
                    .hasMessage("the statistics stopped: killed at " + place);
            leaveRunning();
        }
        Run killed = registry.runs().list().get(0);
        assertThat(killed.finishedAt()).isEmpty();
        assertThat(rows(killed.runId(), "OS_BIRTH")).hasSize(4);
        AnalysisOutcome outcome = new CohortStatistics(registry).run(REQUEST);

        assertThat(outcome.runId()).isEqualTo(killed.runId());
        assertThat(outcome.resultHash()).isEqualTo(wanted);
        assertThat(rows(outcome.runId(), "OS_BIRTH")).isEqualTo(wantedRows);
        assertThat(outcome.patients()).isEqualTo(4);
        assertThat(registry.runs().list()).hasSize(2).allSatisfy(run -> assertThat(run.finishedAt())
                .isPresent());
        assertThat(running()).isZero();
        assertThat(new CohortStatistics(registry).run(REQUEST).runId()).isGreaterThan(killed.runId());
    }

    @Test
    void a_killed_run_is_left_to_those_who_ask_for_the_same() {
        assertThatThrownBy(() -> new CohortStatistics(registry, 1, dieAt(1)).run(REQUEST))
                .isInstanceOf(AnalysisException.class);
        long killed = registry.runs().list().get(0).runId();

        long other = new CohortStatistics(registry)
                .run(REQUEST.withCohort(Cohort.REGULATORY))
                .runId();

        assertThat(other).isNotEqualTo(killed);
        assertThat(new CohortStatistics(registry).run(REQUEST).runId()).isEqualTo(killed);
    }

    private static LongConsumer dieAt(long place) {
        return stored -> {
            if (stored == place) {
                throw new IllegalStateException("killed at " + place);
            }
        };
    }

    /** Leaves the job repository as a process does that is killed: the last execution is still running. */
    private void leaveRunning() {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'UNKNOWN', END_TIME = NULL WHERE STATUS = 'FAILED'");
            statement.execute(
                    "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'EXECUTING', END_TIME = NULL WHERE STATUS = 'FAILED'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long running() {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE END_TIME IS NULL")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_patient_at_two_sites_is_one_patient() {
        publish(
                "S002",
                2,
                UploadMode.DELTA,
                List.of(),
                Map.of(Patients.id(2), "patients: enrol_day\n800\nstatus: status last_contact_day\nALIVE 1500"));

        AnalysisOutcome outcome = new CohortStatistics(registry).run(REQUEST);

        assertThat(outcome.patients()).isEqualTo(4);
        assertThat(rows(outcome.runId(), "OS_BIRTH"))
                .contains("S002 2 0 400.0 1500.0 LAST_CONTACT status/000002-status-1");
    }

    @Test
    void the_regulatory_cohort_leaves_out_who_did_not_agree_to_it() {
        AnalysisOutcome outcome = new CohortStatistics(registry).run(REQUEST.withCohort(Cohort.REGULATORY));

        assertThat(rows(outcome.runId(), "OS_HSCT1")).contains("S001 2 CONSENT_TOO_NARROW");
        assertThat(registry.runs().results(outcome.runId()).orElseThrow().run().cohort())
                .isEqualTo("REGULATORY");
    }

    @Test
    void site_quality_counts_rows_and_findings_since_the_last_full_upload() {
        AnalysisOutcome outcome = new CohortStatistics(registry).run(REQUEST);

        TableResult quality = registry.runs()
                .results(outcome.runId())
                .orElseThrow()
                .table("T16")
                .orElseThrow();
        List<Statistic> site = CohortTablesTest.row(quality, "sites", "S001").cells();
        // Two patients with registration, baseline and status; two transplants, one segment, three results, one test,
        // one visit.
        assertThat(site.subList(0, 5))
                .containsExactly(
                        new Statistic.Count(2, true),
                        new Statistic.Count(1, false),
                        new Statistic.Count(0, false),
                        new Statistic.Count(14, false),
                        new Statistic.Count(0, false));
        assertThat(site.get(5)).isEqualTo(new Statistic.Amount(2, "per 1000 rows", 1000.0 / 14));
        // The one error is about the unit of one of three results.
        assertThat(site.get(8)).isEqualTo(new Statistic.Amount(2, "per 1000 lab rows", 1000.0 / 3));
        assertThat(site.get(12)).isEqualTo(new Statistic.Count(0, false));
        assertThat(site.get(13)).isEqualTo(new Statistic.NotEstimable("\u2013"));
        assertThat(site.get(14)).isEqualTo(new Statistic.NotEstimable("red"));
        assertThat(quality.notes()).contains("S001, most frequent findings: F-008 (1).");
    }

    private static Finding question(String record) {
        return new Finding(
                "I-008", Severity.Q, "interferon.csv", 2, "", "", record, Optional.empty(), "labs missing", "labs", "");
    }

    @Test
    void open_queries_are_those_still_raised_and_age_by_the_uploads_since_they_first_were() {
        Map<String, String> nobodyNew = Map.of(Patients.id(4), "infections:\n");
        publish("S002", 2, UploadMode.FULL, List.of(question("a"), question("b")), nobodyNew);
        publish("S002", 3, UploadMode.FULL, List.of(question("a"), question("c")), nobodyNew);
        publish("S002", 4, UploadMode.DELTA, List.of(question("c"), question("d"), question("d")), nobodyNew);

        TableResult quality = registry.runs()
                .results(new CohortStatistics(registry).run(REQUEST).runId())
                .orElseThrow()
                .table("T16")
                .orElseThrow();

        // b was answered by the third upload. Of the others a is 2 uploads old, c 1, d 0.
        List<Statistic> site = CohortTablesTest.row(quality, "sites", "S002").cells();
        assertThat(site.get(12)).isEqualTo(new Statistic.Count(3, false));
        assertThat(site.get(13)).isEqualTo(new Statistic.Amount(0, "uploads", 1));
        // The other site has sent one upload of the four.
        assertThat(CohortTablesTest.row(quality, "sites", "S001").cells().get(2))
                .isEqualTo(new Statistic.Count(3, false));
    }

    @Test
    void an_unknown_freeze_is_named_in_the_complaint() {
        assertThatThrownBy(() -> new CohortStatistics(registry).run(REQUEST.withFreeze("easter")))
                .isInstanceOf(AnalysisException.class)
                .hasMessage("there is no freeze 'easter': make it with 'aro freeze easter', or leave the name out");
    }

    @Test
    void an_empty_registry_is_no_base_for_statistics() {
        database.clear();

        assertThatThrownBy(() -> new CohortStatistics(registry).run(REQUEST))
                .isInstanceOf(AnalysisException.class)
                .hasMessage("there is nothing to analyse: import a site first");
    }
}
