package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aroregistry.batch.explaining.Explainer;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.GenotypeMix;
import org.aroregistry.core.synthetic.SyntheticRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explanations rest on: that a report is the sum of the reports on its patients alone. */
@DatabaseTest
class StudyPatientTest {
    private static final int PATIENTS = 60;

    /**
     * T16 counts rows of sites, not what is true of patients; F08 has a column for a site only if enough of its patients are followed; F09_LEVELS has
     * levels put together by the numbers of all patients, of which F09_SINGLE has each.
     */
    private static final Set<String> NOT_OF_PATIENTS = Set.of("T16", "F08", "F08_LIMITS", TransplantHazards.LEVELS);

    /** Under delayed entry a curve starts when enough are at risk, which one patient never is. */
    private static final Set<String> DELAYED_ENTRY =
            Set.of("F03", "F06", "F10", "F10_INFECTIONS", "F11", "F11_90", "F11_180", "F11_365", "F11_INTERFERON");

    private static final List<GrowthReference> CHARTS = List.of(GrowthReference.cdc2000());

    private final TestDatabase database;
    private final Registry registry;

    @TempDir
    private Path folder;

    StudyPatientTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void deliver() throws IOException {
        database.clear();
        new SyntheticRegistry(new GeneratorSettings(3, PATIENTS, GenotypeMix.MIXED, 7, false)).write(folder);
        new RegistryFiller(registry).publishFolders(folder);
    }

    private Run analyse() {
        long run = new CohortStatistics(registry)
                .run(AnalysisRequest.of("test", "test"))
                .runId();
        return registry.runs().find(run).orElseThrow();
    }

    @Test
    void every_count_of_every_table_is_the_sum_over_its_patients() {
        Run run = analyse();
        AnalysisResults results = registry.runs().results(run.runId()).orElseThrow();
        Map<String, long[]> sums = new HashMap<>();

        AnalysedStudy.of(registry, run, AnalysisRules.DEFAULT, CHARTS).forEach(patient -> results.tables().stream()
                .filter(table -> !NOT_OF_PATIENTS.contains(table.id()))
                .forEach(table -> cells(patient.table(table.id()).orElseThrow())
                        .forEach((cell, counts) -> sums.merge(cell, counts, StudyPatientTest::plus))));

        List<TableResult> tables = results.tables().stream()
                .filter(table -> !NOT_OF_PATIENTS.contains(table.id()))
                .toList();
        assertThat(tables).hasSizeGreaterThan(10);
        for (TableResult table : tables) {
            cells(table).forEach((cell, counts) -> assertThat(sums.getOrDefault(cell, new long[2]))
                    .as(cell)
                    .containsExactly(counts));
        }
    }

    @Test
    void every_curve_has_the_events_of_its_patients() {
        Run run = analyse();
        AnalysisResults results = registry.runs().results(run.runId()).orElseThrow();
        Map<String, Long> events = new HashMap<>();

        AnalysedStudy.of(registry, run, AnalysisRules.DEFAULT, CHARTS).forEach(patient -> results.figures().stream()
                .map(FigureResult::id)
                .filter(id -> !DELAYED_ENTRY.contains(id))
                .forEach(id -> patient.figure(id)
                        .orElseThrow()
                        .curves()
                        .forEach(curve -> events.merge(id + curve.key(), curve.events(), Long::sum))));

        for (FigureResult figure : results.figures()) {
            if (!DELAYED_ENTRY.contains(figure.id())) {
                figure.curves().forEach(curve -> assertThat(events.getOrDefault(figure.id() + curve.key(), 0L))
                        .as(figure.id() + " " + curve.key())
                        .isEqualTo(curve.events()));
            }
        }
    }

    @Test
    void a_run_of_other_choices_is_not_explained() {
        Run run = analyse();

        assertThatThrownBy(() -> AnalysedStudy.of(
                        registry, run, AnalysisRules.DEFAULT.withCompleteCapture(Map.of("S001", 2010)), CHARTS))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining(
                        "other definitions or with other choices, such as --complete-capture, --growth-reference or --thresholds");
    }

    @Test
    void curves_of_which_a_patient_has_several_events_are_not_explained() {
        Run run = analyse();
        Explainer explainer = new Explainer(registry, run, AnalysisRules.DEFAULT, CHARTS);
        FigureResult figure = explainer.figures("F10").get(1);

        assertThatThrownBy(() -> explainer.curve(figure, "TOTAL", 400, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "figure F10_INFECTIONS counts events, several of a patient; 'aro explain T14' lists the cells that say whose they are.");
    }

    @Test
    void curves_that_divide_the_time_of_patients_are_not_explained() {
        Run run = analyse();
        Explainer explainer = new Explainer(registry, run, AnalysisRules.DEFAULT, CHARTS);
        FigureResult figure = explainer.figures("F11").get(0);

        assertThatThrownBy(() -> explainer.curve(figure, "REGULATOR_TREATED", 400, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("figure F11 divides time, so that a patient can be on both curves;");
    }

    private static Map<String, long[]> cells(TableResult table) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream()
                        .flatMap(row -> IntStream.range(0, row.cells().size())
                                .boxed()
                                .filter(i -> counted(row.cells().get(i)))
                                .map(i -> Map.entry(
                                        table.id() + " " + section.key() + "/" + row.key() + "/"
                                                + table.columns().get(i).key(),
                                        counts(row.cells().get(i))))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, StudyPatientTest::plus));
    }

    private static boolean counted(Statistic cell) {
        return (cell instanceof Statistic.Count count && count.patients())
                || cell instanceof Statistic.Share
                || cell instanceof Statistic.Distribution
                || cell instanceof Statistic.Rate;
    }

    private static long[] counts(Statistic cell) {
        if (cell instanceof Statistic.Count count) {
            return new long[] {count.n(), 0};
        }
        if (cell instanceof Statistic.Share share) {
            // A table has no row for a code that nobody has, so a patient alone may lack the row and with it the
            // denominator.
            return new long[] {share.n(), 0};
        }
        if (cell instanceof Statistic.Rate rate) {
            return new long[] {rate.events(), 0};
        }
        return new long[] {((Statistic.Distribution) cell).n(), 0};
    }

    private static long[] plus(long[] a, long[] b) {
        return new long[] {a[0] + b[0], a[1] + b[1]};
    }
}
