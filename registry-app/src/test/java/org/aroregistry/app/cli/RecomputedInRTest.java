package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.reports.disclosure.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of the demonstration against those that {@code docs/evidence/recompute.R} computes from its analysis rows. */
class RecomputedInRTest {
    private static final double CLOSE = 1e-9;
    private static final Path EVIDENCE = Path.of(System.getProperty("aro.root")).resolve("docs/evidence");
    private static final String ENDPOINTS =
            "OS_HSCT1,EFS_HSCT1,GF_HSCT1,TRM_HSCT1,ANC_HSCT1,PLT_HSCT1,GF_PRIMARY_HSCT1,"
                    + "GF_SECONDARY_HSCT1,AGVHD_2_4_HSCT1,AGVHD_3_4_HSCT1,CGVHD_HSCT1,VOD_EBMT_HSCT1,VOD_SITE_HSCT1,PAH_HSCT1,"
                    + "IPS_HSCT1,HYPERCALCAEMIA_HSCT1,SECOND_HSCT,OS_BIRTH,TTP_A";
    private static final Pattern OUTCOME = Pattern.compile("([a-z0-9_]+)_(\\d+)");

    /** Curves whose division is not in the analysis rows: the year of the transplant; and curves of events that are no endpoint. */
    private static final List<String> NOT_RECOMPUTED = List.of("F02_ERA", "F10", "F10_INFECTIONS");

    @TempDir
    private static Path folder;

    private static AnalysisResults results;
    private static String rows;
    private final Map<String, TreeMap<Double, double[]>> computed = new HashMap<>();
    private final Map<String, double[]> medians = new HashMap<>();

    @BeforeAll
    static void demonstrate() throws IOException {
        DatabaseAddress address = Demonstration.database();
        Path file = folder.resolve("rows.csv");
        CommandRun run =
                CommandRun.of("rows", "--endpoint", ENDPOINTS, "--out", file.toString(), "--db-url", address.url());
        assertThat(run.exitCode()).as(run.err()).isZero();
        rows = Files.readString(file);
        try (Registry registry = Registry.open(address)) {
            results = Releases.latest(registry, Profile.PUBLIC, null);
        }
    }

    RecomputedInRTest() throws IOException {
        Files.readAllLines(EVIDENCE.resolve("demo-results.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("endpoint,"))
                .map(line -> line.split(",", -1))
                .forEach(cells -> {
                    String key = cells[0] + " " + cells[1];
                    double[] estimate = {number(cells[4]), number(cells[5]), number(cells[6])};
                    if (cells[3].equals("median")) {
                        medians.put(key, estimate);
                    } else {
                        computed.computeIfAbsent(key, k -> new TreeMap<>()).put(number(cells[3]), estimate);
                    }
                });
    }

    private static double number(String cell) {
        return cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }

    @Test
    void r_computed_from_the_rows_that_the_demonstration_has_now() throws IOException {
        if (Boolean.getBoolean("aro.golden.update")) {
            Files.writeString(EVIDENCE.resolve("demo-rows.csv"), rows.replace("\r\n", "\n"));
        }
        assertThat(rows.lines().toList()).isEqualTo(Files.readAllLines(EVIDENCE.resolve("demo-rows.csv")));
    }

    @Test
    void every_step_and_median_of_every_curve_is_what_r_computes() {
        int steps = 0;
        for (FigureResult figure : results.figures()) {
            if (!NOT_RECOMPUTED.contains(figure.id())) {
                for (FigureResult.Curve curve : figure.curves()) {
                    String key = key(figure, curve);
                    for (FigureResult.Point point : curve.points()) {
                        if (point.events() > 0) {
                            agree(key, point.time(), point.estimate(), point.lower(), point.upper());
                            steps++;
                        }
                    }
                    curve.median().ifPresent(median -> {
                        double[] r = medians.get(key);
                        assertThat(r).as("median of " + key).isNotNull();
                        close(key + " median", median.value(), r[0]);
                        close(key + " median, lower", median.interval().lower(), r[1]);
                        close(key + " median, upper", median.interval().upper(), r[2]);
                    });
                }
            }
        }
        assertThat(steps).isGreaterThan(100);
    }

    @Test
    void every_outcome_after_transplantation_is_what_r_computes() {
        TableResult table = results.table("T05").orElseThrow();
        int cells = 0;
        for (TableResult.Section section : table.sections()) {
            for (TableResult.Row row : section.rows()) {
                Matcher outcome = OUTCOME.matcher(row.key());
                for (int i = 0; i < table.columns().size() && outcome.matches(); i++) {
                    if (row.cells().get(i) instanceof Statistic.Estimate estimate
                            && estimate.events() > 0
                            && estimate.unit().equals("probability")) {
                        String code = outcome.group(1).toUpperCase(Locale.ROOT);
                        String key = code + " " + table.columns().get(i).key() + (isSurvival(code) ? "" : "#1");
                        agree(
                                key,
                                Double.parseDouble(outcome.group(2)),
                                estimate.value(),
                                estimate.interval().lower(),
                                estimate.interval().upper());
                        cells++;
                    }
                }
            }
        }
        assertThat(cells).isGreaterThan(40);
    }

    private static boolean isSurvival(String code) {
        return code.equals("OS_HSCT1") || code.equals("EFS_HSCT1");
    }

    private static String key(FigureResult figure, FigureResult.Curve curve) {
        return switch (figure.id()) {
            case "F04" -> "GF_HSCT1 TOTAL#" + (curve.key().equals("GRAFT_FAILURE") ? 1 : 2);
            case "F05" -> (curve.key().contains("3_4") ? "AGVHD_3_4_HSCT1" : "AGVHD_2_4_HSCT1") + " TOTAL#1";
            case "F05_CHRONIC" -> "CGVHD_HSCT1 TOTAL#1";
            default -> figure.endpoint() + " " + curve.key();
        };
    }

    /** R has the steps at events of any cause; between them nothing changes. */
    private void agree(String key, double time, double estimate, double lower, double upper) {
        TreeMap<Double, double[]> steps = computed.get(key);
        assertThat(steps).as("R has no curve " + key).isNotNull();
        Map.Entry<Double, double[]> step = steps.floorEntry(time);
        assertThat(step).as(key + " by " + time).isNotNull();
        close(key + " at " + time, estimate, step.getValue()[0]);
        close(key + " at " + time + ", lower", lower, step.getValue()[1]);
        close(key + " at " + time + ", upper", upper, step.getValue()[2]);
    }

    private static void close(String what, double ours, double r) {
        if (Double.isNaN(r) || Double.isNaN(ours)) {
            assertThat(Double.isNaN(ours)).as(what).isEqualTo(Double.isNaN(r));
        } else {
            assertThat(ours).as(what).isCloseTo(r, within(CLOSE));
        }
    }
}
