package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Comparison;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Point;
import org.junit.jupiter.api.Test;

/** Expected values: exposure-survival-expected.csv, made by exposure-survival.R of exposure-survival.csv. */
class ExposureSurvivalOracleTest {
    private static final double CLOSE = 1e-9;
    private static final EndpointDefinition FROM_BIRTH = Patients.ENDPOINTS.definition("OS_BIRTH");

    private static List<String[]> rows(String file) {
        return Patients.resource(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String tables(String[] cells) {
        String exit = cells[1];
        boolean died = cells[2].equals("1");
        return "patients: enrol_day\n" + cells[0] + "\nstatus: status last_contact_day death_day\n"
                + (died ? "DEAD" : "ALIVE") + " " + exit + " " + (died ? exit : ".")
                + "\ngenetics: gene_symbol zygosity acmg_class\nTCIRG1 HOM P"
                + (cells[3].isEmpty() ? "" : "\nhsct: hsct_day donor_type\n" + cells[3] + " MSD")
                + (cells[4].isEmpty() ? "" : "\ninterferon: start_day ongoing\n" + cells[4] + " Y");
    }

    private static List<FigureResult> figures() {
        StudyPopulation population = Patients.population(rows("exposure-survival.csv").stream()
                .map(ExposureSurvivalOracleTest::tables)
                .toArray(String[]::new));
        return Stream.of(
                        Stream.of(ExposureSurvival.ofTransplant(FROM_BIRTH), ExposureSurvival.ofInterferon(FROM_BIRTH)),
                        ExposureSurvival.LANDMARKS.stream()
                                .map(age -> ExposureSurvival.ofTransplantBy(FROM_BIRTH, age)))
                .flatMap(figures -> figures)
                .map(figure -> figure.compute(population))
                .toList();
    }

    private static List<String[]> expected(FigureResult figure, String what) {
        return rows("exposure-survival-expected.csv").stream()
                .filter(line -> line[0].equals(figure.id()) && line[1].equals(what))
                .toList();
    }

    @Test
    void every_step_and_limit_of_every_curve_equals_r() {
        List<String> compared = new ArrayList<>();
        for (FigureResult figure : figures()) {
            assertThat(figure.curves()).hasSize(2);
            for (Curve curve : figure.curves()) {
                String what = curve.key().substring(FigureResult.REGULATOR_ONLY.length());
                List<String[]> lines = expected(figure, what).stream()
                        .filter(line -> Double.parseDouble(line[3]) <= curve.shownTo())
                        .toList();
                List<Point> steps = curve.points().stream()
                        .filter(point -> point.events() > 0)
                        .toList();
                assertThat(steps).as("steps of %s %s", figure.id(), what).hasSameSizeAs(lines);
                for (int i = 0; i < steps.size(); i++) {
                    String[] line = lines.get(i);
                    Point step = steps.get(i);
                    String name = figure.id() + " " + what + " on day " + line[3];
                    assertThat(curve.start()).as(name).isEqualTo(Double.parseDouble(line[2]));
                    assertThat(step.time()).as(name).isEqualTo(Double.parseDouble(line[3]));
                    assertThat(step.atRisk()).as(name).isEqualTo(Long.parseLong(line[4]));
                    close(name, step.estimate(), line[5]);
                    if (!Double.isNaN(step.lower())) {
                        close(name + ", lower", step.lower(), line[6]);
                        close(name + ", upper", step.upper(), line[7]);
                        compared.add(name);
                    }
                }
            }
        }
        assertThat(compared).hasSizeGreaterThan(300);
    }

    @Test
    void every_test_equals_r() {
        for (FigureResult figure : figures()) {
            Comparison test = figure.comparison().orElseThrow();
            String[] line = expected(figure, "TEST").get(0);
            assertThat(test.degreesOfFreedom()).isEqualTo(1);
            close(figure.id(), test.statistic(), line[5]);
            close(figure.id() + ", P", test.p(), line[6]);
        }
    }

    @Test
    void every_hazard_ratio_is_printed_as_r_has_it() {
        for (FigureResult figure : figures()) {
            String[] line = expected(figure, "RATIO").get(0);
            assertThat(figure.notes())
                    .as(figure.id())
                    .anyMatch(note -> note.contains(String.format(
                            Locale.ROOT,
                            "against without: %.2f (95%% CI %.2f to %.2f)",
                            Double.parseDouble(line[5]),
                            Double.parseDouble(line[6]),
                            Double.parseDouble(line[7]))));
        }
    }

    private static void close(String name, double value, String expected) {
        assertThat(value).as(name).isCloseTo(Double.parseDouble(expected), within(CLOSE));
    }
}
