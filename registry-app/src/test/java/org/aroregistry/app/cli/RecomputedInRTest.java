package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers of reports against those that {@code docs/evidence/recompute.R} computes from the analysis rows alone. */
class RecomputedInRTest {
    private static final Path EVIDENCE = Path.of(System.getProperty("aro.root")).resolve("docs/evidence");
    private static final List<String> FILES = List.of("rows.csv", "patients.csv", "rates.csv");
    private static final String ENDPOINTS =
            "OS_HSCT1,EFS_HSCT1,GF_HSCT1,TRM_HSCT1,ANC_HSCT1,PLT_HSCT1,GF_PRIMARY_HSCT1,"
                    + "GF_SECONDARY_HSCT1,AGVHD_2_4_HSCT1,AGVHD_3_4_HSCT1,CGVHD_HSCT1,VOD_EBMT_HSCT1,VOD_SITE_HSCT1,PAH_HSCT1,"
                    + "IPS_HSCT1,HYPERCALCAEMIA_HSCT1,SECOND_HSCT,OS_BIRTH,TTP_A,TTP_B,TTP_C,TTP_A_S1,TTP_A_S2,TTP_A_S3";
    private static final List<String> SURVIVALS = List.of("OS_HSCT1", "EFS_HSCT1");
    /** Sections of T08 and whose rows they are estimates of. */
    private static final Map<String, String> PROGRESSIONS = Map.of(
            "time", "TTP_A",
            "regulator_time", "TTP_A",
            "regulator_competing", "TTP_B",
            "regulator_on_treatment", "TTP_C",
            "regulator_s1", "TTP_A_S1",
            "regulator_s2", "TTP_A_S2",
            "regulator_s3", "TTP_A_S3");

    private static final Pattern AT_DAY = Pattern.compile("([a-z0-9_]+)_(\\d+)");

    /** Mean numbers of events, which are no endpoint and in no row, and time divided by treatments, whose days are in no row. */
    private static final Pattern NOT_RECOMPUTED = Pattern.compile("F1[01].*");

    @TempDir
    private static Path folder;

    private static final Map<DataSet, AnalysisResults> RESULTS = new EnumMap<>(DataSet.class);

    /** Data whose numbers R has computed; each has a folder in the evidence. */
    enum DataSet {
        /** The demonstration. */
        DEMO("demo"),
        /** The 24 transplants, five of them enrolled later. */
        TRANSPLANTS("transplants"),
        /** The same, everybody enrolled by the transplant. */
        TRANSPLANTS_ENROLLED("transplants-enrolled");

        private final String name;

        DataSet(String name) {
            this.name = name;
        }

        Path evidence() {
            return EVIDENCE.resolve(name);
        }

        Path work() {
            return folder.resolve(name);
        }

        /** Computes the reports; the demonstration makes its own files. */
        DatabaseAddress compute() throws IOException {
            if (this == DEMO) {
                return Demonstration.database();
            }
            DatabaseAddress address = DatabaseAddress.embedded(work().resolve("database"));
            CommandRun imported = CommandRun.of(
                    "import",
                    evidence().resolve("site").toString(),
                    "--out",
                    work().resolve("answer").toString(),
                    "--db-url",
                    address.url());
            assertThat(imported.exitCode()).as(imported.out()).isEqualTo(ExitCode.WARNINGS);
            run("analyse", "--db-url", address.url());
            return address;
        }
    }

    private static void run(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @BeforeAll
    static void compute() throws IOException {
        for (DataSet data : DataSet.values()) {
            Files.createDirectories(data.work());
            DatabaseAddress address = data.compute();
            Path work = data.work();
            run(
                    "rows",
                    "--endpoint",
                    ENDPOINTS,
                    "--out",
                    work.resolve("rows.csv").toString(),
                    "--patients",
                    work.resolve("patients.csv").toString(),
                    "--rates",
                    work.resolve("rates.csv").toString(),
                    "--db-url",
                    address.url());
            try (Registry registry = Registry.open(address)) {
                RESULTS.put(data, Releases.latest(registry, Profile.PUBLIC, null));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void r_computed_from_the_rows_that_there_are_now(DataSet data) throws IOException {
        for (String file : FILES) {
            String rows = Files.readString(data.work().resolve(file));
            Path kept = data.evidence().resolve(file);
            if (Boolean.getBoolean("aro.golden.update")) {
                Files.writeString(kept, rows.replace("\r\n", "\n"));
            }
            assertThat(rows.lines().toList()).as(file).isEqualTo(Files.readAllLines(kept));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_number_is_what_r_computes_and_the_documentation_counts_them(DataSet data) throws IOException {
        NumbersOfR r = NumbersOfR.read(data.evidence().resolve("results.csv"));
        AnalysisResults results = RESULTS.get(data);

        results.figures().stream()
                .filter(figure -> !NOT_RECOMPUTED.matcher(figure.id()).matches())
                .forEach(figure -> figure(r.of(figure.id()), figure));
        transplantOutcomes(r.of("T05"), results.table("T05").orElseThrow());
        progression(r.of("T08"), results.table("T08").orElseThrow());
        rates(r.of("T14"), results.table("T14").orElseThrow());

        assertThat(Files.readAllLines(EVIDENCE.resolve("README.md")))
                .containsAll(r.compared().entrySet().stream()
                        .map(report -> "| " + data.name + " | " + report.getKey() + " | " + report.getValue() + " |")
                        .toList());
    }

    private static void figure(NumbersOfR r, FigureResult figure) {
        for (FigureResult.Curve curve : figure.curves()) {
            String key = key(figure, curve);
            curve.points().stream().filter(point -> point.events() > 0).forEach(point -> r.at(key, point));
            curve.landmarks().stream()
                    .filter(landmark ->
                            landmark.estimate() instanceof Statistic.Estimate estimate && estimate.events() > 0)
                    .forEach(landmark -> r.at(key, landmark.time(), (Statistic.Estimate) landmark.estimate()));
            curve.median().ifPresent(median -> median(r, key + " median", median));
            curve.medianFollowUp().ifPresent(median -> median(r, key + " follow_up", median));
            if (curve.events() > 0) {
                r.is(key + " person_years", curve.personYears());
            }
        }
        figure.comparison()
                .ifPresent(test -> r.is(
                        figure.endpoint() + " " + division(figure.id()) + " test",
                        test.statistic(),
                        test.degreesOfFreedom(),
                        test.p()));
    }

    private static String key(FigureResult figure, FigureResult.Curve curve) {
        return switch (figure.id()) {
            case "F02_ERA" -> figure.endpoint() + (curve.key().equals("UNKNOWN") ? " ERA_UNKNOWN" : " " + curve.key());
            case "F04" -> "GF_HSCT1 TOTAL#" + (curve.key().equals("GRAFT_FAILURE") ? 1 : 2);
            case "F05" -> (curve.key().contains("3_4") ? "AGVHD_3_4_HSCT1" : "AGVHD_2_4_HSCT1") + " TOTAL#1";
            case "F05_CHRONIC" -> "CGVHD_HSCT1 TOTAL#1";
            default -> figure.endpoint() + " " + curve.key();
        };
    }

    private static String division(String figure) {
        return figure.equals("F02_ERA") ? "ERA" : figure.equals("F02") ? "AGE" : "DONOR";
    }

    private static void median(NumbersOfR r, String key, Statistic.Estimate median) {
        r.is(key, median.value(), median.interval().lower(), median.interval().upper());
    }

    private static void transplantOutcomes(NumbersOfR r, TableResult table) {
        forEachCell(table, (row, column) -> {
            Matcher outcome = AT_DAY.matcher(row.key());
            if (row.cell() instanceof Statistic.Estimate estimate && estimate.events() > 0 && outcome.matches()) {
                String code = outcome.group(1).toUpperCase(Locale.ROOT);
                String cause = SURVIVALS.contains(code) ? "" : "#1";
                r.at(code + " " + column + cause, Double.parseDouble(outcome.group(2)), estimate);
            } else if (row.cell() instanceof Statistic.Amount test) {
                assertThat(row.section()).isEqualTo("regulator_comparison");
                r.pValue(row.key().toUpperCase(Locale.ROOT) + " DONOR test", test.value());
            }
        });
    }

    private static void progression(NumbersOfR r, TableResult table) {
        forEachCell(table, (row, column) -> {
            Matcher time = AT_DAY.matcher(row.key());
            String curve = PROGRESSIONS.get(row.section()) + " " + column;
            if (row.cell() instanceof Statistic.Estimate estimate && row.key().equals("median")) {
                median(r, curve + " median", estimate);
            } else if (row.cell() instanceof Statistic.Estimate estimate && estimate.events() > 0 && time.matches()) {
                String cause =
                        switch (time.group(1)) {
                            case "progression" -> "#1";
                            case "conditioning" -> "#2";
                            default -> "";
                        };
                r.at(curve + cause, Double.parseDouble(time.group(2)), estimate);
            }
        });
    }

    private static void rates(NumbersOfR r, TableResult table) {
        forEachCell(table, (row, column) -> {
            if (row.cell() instanceof Statistic.Rate rate && rate.personYears() > 0) {
                String kind = row.section().replaceFirst("^regulator_", "").replaceFirst("_interferon$", "");
                String key = kind.toUpperCase(Locale.ROOT) + " " + column + " "
                        + row.key().toUpperCase(Locale.ROOT);
                r.is(key, rate.rate(), rate.interval().lower(), rate.interval().upper());
                r.is(key + "_years", rate.personYears());
            } else if (row.section().equals("regulator_dispersion") && row.cell() instanceof Statistic.Amount amount) {
                r.is(row.key().toUpperCase(Locale.ROOT) + " " + column + " dispersion", amount.value());
            }
        });
    }

    /**
     * A cell and where it stands.
     *
     * @param section key of its section
     * @param key key of its row
     * @param cell the number
     */
    private record Place(String section, String key, Statistic cell) {}

    private static void forEachCell(TableResult table, BiConsumer<Place, String> consumer) {
        for (TableResult.Section section : table.sections()) {
            for (TableResult.Row row : section.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    consumer.accept(
                            new Place(section.key(), row.key(), row.cells().get(i)),
                            table.columns().get(i).key());
                }
            }
        }
    }
}
