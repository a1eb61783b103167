package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Quantiles;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class RunsTest {
    private static final Interval LIMITS = new Interval(0.1 + 0.2, Double.NaN, 0.95, "log-log");

    private final TestDatabase database;
    private Runs runs;
    private Freeze freeze;

    RunsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_a_freeze() {
        StoreSteps steps = new StoreSteps(database);
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        freeze = database.registry().freezes().freeze("2026-q1", "tester");
        runs = database.registry().runs();
    }

    @Test
    void results_come_back_exactly_as_they_were_stored() {
        Run run = runs.begin(request());
        AnalysisResults results = results(run.runId(), 1.0 / 3);

        runs.finish(results, "tester");

        assertThat(runs.results(run.runId())).contains(results);
        Run finished = runs.find(run.runId()).orElseThrow();
        assertThat(finished.request()).isEqualTo(request());
        assertThat(finished.resultHash()).contains(results.run().resultHash());
        assertThat(runs.lastFinished()).contains(finished);
        assertThat(run.erasedPatients()).isEmpty();
        assertThat(finished.erasedPatients()).hasValue(3);
    }

    @Test
    void a_run_of_an_older_version_of_the_product_says_nothing_of_erased_patients() throws SQLException {
        Run run = runs.begin(request());
        AnalysisResults results = results(run.runId(), 1.0 / 3);
        runs.finish(results, "tester");
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE analysis_run SET erased_patients = NULL, run_identity ="
                            + " REPLACE(run_identity, '\"erasedPatients\":3,', '')"))
                    .isEqualTo(1);
        }

        assertThat(runs.find(run.runId()).orElseThrow().erasedPatients()).isEmpty();
        AnalysisResults old = runs.results(run.runId()).orElseThrow();
        assertThat(old.run().erasedPatients()).isEmpty();
        assertThat(old.run().dataCut()).isEqualTo(results.run().dataCut());
        assertThat(old.tables()).isEqualTo(results.tables());
    }

    @Test
    void equal_numbers_give_equal_hashes_and_other_numbers_do_not() {
        AnalysisResults results = results(1, 1.0 / 3);

        assertThat(results(2, 1.0 / 3).run().resultHash())
                .isEqualTo(results.run().resultHash());
        assertThat(results(1, Math.nextUp(1.0 / 3)).run().resultHash())
                .isNotEqualTo(results.run().resultHash());
        // Fixed for ever: stored hashes of old runs must stay valid.
        assertThat(results.run().resultHash())
                .isEqualTo("dbccf7ee204f7acb4bea4d3b390b508ffc17448def973d6625080d8dffa58742");
    }

    @Test
    void cells_can_be_queried_one_by_one() throws SQLException {
        Run run = runs.begin(request());
        runs.finish(results(run.runId(), 0.5), "tester");

        assertThat(rows(
                        "SELECT report, section_key, row_key, column_key, kind, n, denominator, cell_value, lower_limit,"
                                + " upper_limit FROM result_cell WHERE run_id = " + run.runId()
                                + " ORDER BY report DESC, cell_no"))
                .containsExactly(
                        "T01|s|all|TOTAL|COUNT|7|null|null|null|null",
                        "T01|s|all|F|SHARE|2|7|0.2857142857142857|0.30000000000000004|null",
                        "T01|s|age|TOTAL|DISTRIBUTION|0|null|null|null|null",
                        "T01|s|age|F|RATE|3|7|0.5|0.30000000000000004|null",
                        "T01|s|os|TOTAL|AMOUNT|7|null|12.25|null|null",
                        "T01|s|os|F|NOT_ESTIMABLE|null|null|null|null|null",
                        "F01|ALL|5 years||ESTIMATE|3|4|0.5|0.30000000000000004|null",
                        "F01|ALL|median||ESTIMATE|3|7|null|0.30000000000000004|null");
    }

    @Test
    void words_of_a_listing_come_back_as_they_were_stored() {
        TableResult listing = new TableResult(
                "T10",
                "SAFETY",
                new Accounting(1, List.of(), 1, List.of(), 1),
                List.of(new TableResult.Column("term", "Event", 1)),
                false,
                List.of(new TableResult.Section(
                        TableResult.Section.REGULATOR_ONLY + "events",
                        "Events",
                        false,
                        List.of(new TableResult.Row("event_1", "P01", List.of(new Statistic.Text("Fever")))))),
                List.of());

        String document = ResultDocuments.write(listing);

        assertThat(document).contains("\"kind\":\"TEXT\"").doesNotContain("regulatorOnly");
        assertThat(ResultDocuments.read(document, TableResult.class)).isEqualTo(listing);
    }

    @Test
    void endpoint_rows_come_back_as_they_were_stored() {
        Run run = runs.begin(request());
        EndpointRow analysed = new EndpointRow(
                "OS_HSCT1",
                "HSCT",
                "S001",
                "ARO-000001-A",
                Optional.empty(),
                Optional.of("MFD"),
                OptionalInt.of(400),
                OptionalDouble.of(0),
                OptionalDouble.of(0.5),
                Optional.of("DEATH"),
                Optional.empty(),
                Optional.of("status"),
                Optional.of("R1"));
        EndpointRow excluded = new EndpointRow(
                "OS_HSCT1",
                "HSCT",
                "S001",
                "ARO-000002-B",
                Optional.of("NO_ORIGIN"),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        runs.addEndpointRows(run.runId(), List.of(excluded, analysed));

        assertThat(endpointRows(run)).containsExactly(analysed, excluded);
        assertThat(runs.storedPatients(run.runId())).isEqualTo(2);
    }

    @Test
    void a_patient_known_to_two_sites_counts_twice_among_those_stored() {
        Run run = runs.begin(request());

        runs.addEndpointRows(run.runId(), List.of(notEligible("S001"), notEligible("S002")));

        assertThat(runs.storedPatients(run.runId())).isEqualTo(2);
    }

    private static EndpointRow notEligible(String site) {
        return new EndpointRow(
                "OS_HSCT1",
                "HSCT",
                site,
                "ARO-000001-A",
                Optional.of("NO_HSCT"),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_finished_run_cannot_be_changed() {
        Run run = runs.begin(request());
        runs.finish(results(run.runId(), 0.5), "tester");

        assertThatThrownBy(() -> runs.finish(results(run.runId(), 0.6), "tester"))
                .isInstanceOf(StoreException.class)
                .hasMessage("run " + run.runId() + " has ended: its results stay as they are");
        assertThatThrownBy(() -> runs.addEndpointRows(run.runId(), List.of())).isInstanceOf(StoreException.class);
    }

    @Test
    void an_unfinished_run_is_found_by_whoever_asks_for_the_same() {
        Run run = runs.begin(request());
        NewRun same = request();

        assertThat(runs.unfinished(new NewRun(
                        same.freeze(),
                        same.cohort(),
                        same.dictionaryVersion(),
                        same.softwareVersion(),
                        same.definitionVersions(),
                        "another")))
                .contains(run);
        assertThat(runs.unfinished(new NewRun(
                        same.freeze(),
                        same.cohort(),
                        same.dictionaryVersion(),
                        "another",
                        same.definitionVersions(),
                        same.actor())))
                .isEmpty();
        runs.finish(results(run.runId(), 0.5), "tester");
        assertThat(runs.unfinished(same)).isEmpty();
    }

    @Test
    void one_analysis_runs_at_a_time() {
        try (AnalysisTurn turn = runs.takeTurn(Duration.ZERO)) {
            assertThat(turn).isNotNull();
            assertThatThrownBy(() -> runs.takeTurn(Duration.ZERO))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("another analysis is running: try again when it is done");
        }
        runs.takeTurn(Duration.ZERO).close();
    }

    @Test
    void a_result_hash_must_be_that_of_the_numbers() {
        Run run = runs.begin(request());
        AnalysisResults honest = results(run.runId(), 0.5);
        AnalysisResults forged =
                new AnalysisResults(results(run.runId(), 0.6).run(), honest.tables(), honest.figures());

        assertThatThrownBy(() -> runs.finish(forged, "tester"))
                .isInstanceOf(StoreException.class)
                .hasMessage("the result hash of run " + run.runId() + " is not that of its tables and figures");
    }

    @Test
    void a_number_changed_behind_the_registry_shows() throws SQLException {
        Run run = runs.begin(request());
        runs.finish(results(run.runId(), 0.5), "tester");
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE result_document SET document = REPLACE(document, '0.5', '0.6')"
                    + " WHERE report = 'F01' AND run_id = " + run.runId());
        }

        assertThatThrownBy(() -> runs.results(run.runId()))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the stored numbers of F01 of run " + run.runId() + " were changed after they were written");
    }

    @Test
    void a_run_needs_a_freeze() {
        NewRun unknown = new NewRun("unknown", "ALL", "1.0", "0.1.0", new TreeMap<>(), "tester");

        assertThatThrownBy(() -> runs.begin(unknown))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no freeze 'unknown'");
    }

    private List<EndpointRow> endpointRows(Run run) {
        List<EndpointRow> rows = new ArrayList<>();
        runs.forEachEndpointRow(run.runId(), "OS_HSCT1", rows::add);
        return rows;
    }

    private NewRun request() {
        TreeMap<String, String> definitions = new TreeMap<>();
        definitions.put("OS_HSCT1", "1");
        return new NewRun(freeze.name(), "ALL", "1.0", "0.1.0", definitions, "tester");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(found.getObject(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static AnalysisResults results(long runId, double estimate) {
        Quantiles none = new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        Accounting accounting =
                new Accounting(9, List.of(new Accounting.Reason("NOT_ARO", "no \"ARO\"", 2)), 7, List.of(), 7);
        TableResult table = new TableResult(
                "T01",
                "ARO",
                accounting,
                List.of(new TableResult.Column("TOTAL", "All", 7), new TableResult.Column("F", "Female", 2)),
                false,
                List.of(new TableResult.Section(
                        "s",
                        "Section",
                        true,
                        List.of(
                                new TableResult.Row(
                                        "all",
                                        "Patients",
                                        List.of(new Statistic.Count(7, true), new Statistic.Share(2, 7, LIMITS))),
                                new TableResult.Row(
                                        "age",
                                        "Age",
                                        List.of(
                                                new Statistic.Distribution(0, "days", none),
                                                new Statistic.Rate(7, 3, 6.0, 0.5, LIMITS))),
                                new TableResult.Row(
                                        "os",
                                        "Survival",
                                        List.of(
                                                new Statistic.Amount(7, "years", 12.25),
                                                new Statistic.NotEstimable("too few")))))),
                List.of("a note with ünïcode"));
        Statistic.Estimate landmark = new Statistic.Estimate(4, 3, "probability", estimate, LIMITS);
        Statistic.Estimate median = new Statistic.Estimate(7, 3, "days", Double.NaN, LIMITS);
        FigureResult.Curve curve = new FigureResult.Curve(
                "ALL",
                "All",
                7,
                3,
                1e-300,
                0,
                Double.POSITIVE_INFINITY,
                List.of(new FigureResult.Point(0, 1, -0.0, Double.NaN, 7, 0, 0)),
                List.of(new FigureResult.AtRisk(0, 7, 0)),
                List.of(new FigureResult.Landmark(1826.25, "5 years", landmark)),
                Optional.of(median),
                Optional.empty());
        FigureResult figure = new FigureResult(
                "F01",
                "ARO",
                "OS_HSCT1",
                FigureResult.Kind.SURVIVAL,
                accounting,
                "first transplant",
                List.of(curve),
                Optional.of(new FigureResult.Comparison("log-rank", 3.84, 1, 0.05)),
                List.of());
        List<TableResult> tables = List.of(table);
        List<FigureResult> figures = List.of(figure);
        TreeMap<String, String> definitions = new TreeMap<>();
        definitions.put("OS_HSCT1", "1");
        RunIdentity identity = new RunIdentity(
                runId,
                "2026-q1",
                "abc",
                1,
                "ALL",
                "1.0",
                "0.1.0",
                definitions,
                List.of(new RunIdentity.SiteCut("S001", 1, 2026)),
                OptionalLong.of(3),
                Runs.hash(tables, figures));
        return new AnalysisResults(identity, tables, figures);
    }
}
