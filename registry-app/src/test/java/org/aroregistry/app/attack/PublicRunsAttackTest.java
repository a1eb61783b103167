package org.aroregistry.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.app.cli.Demonstration;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.GenotypeMix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a reader can work out from all public reports of a run together, of the demonstration and of small registries, in which most
 * numbers are small.
 */
class PublicRunsAttackTest {
    private static final Map<String, Path> RUNS = new LinkedHashMap<>();
    private static Layout layout;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void publish() {
        Set<String> partitions = new HashSet<>();
        try (Registry registry = Registry.open(Demonstration.database())) {
            AnalysisResults results = registry.runs().results(1).orElseThrow();
            publish("demonstration", results, partitions);
        }
        publish("60 patients", PublicRuns.synthetic(small(4, 60, 1), folder.resolve("60 patients")), partitions);
        publish("45 patients", PublicRuns.synthetic(small(3, 45, 2), folder.resolve("45 patients")), partitions);
        layout = new Layout(
                RUNS.values().stream()
                        .map(run -> PublishedRun.in(run.resolve(PublicRuns.REGULATOR)))
                        .toList(),
                partitions);
    }

    private static GeneratorSettings small(int sites, int patients, long seed) {
        return new GeneratorSettings(sites, patients, GenotypeMix.MIXED, seed, false);
    }

    private static void publish(String name, AnalysisResults results, Set<String> partitions) {
        PublicRuns.write(results, folder.resolve(name));
        partitions.addAll(PublicRuns.partitions(results));
        RUNS.put(name, folder.resolve(name));
    }

    static Set<String> runs() {
        return RUNS.keySet();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void no_count_of_1_to_4_patients_can_be_worked_out_from_the_reports_of_a_run(String name) {
        Path run = RUNS.get(name);

        Attack attack = attack(run.resolve(PublicRuns.PUBLIC), run);

        assertThat(attack.exposed()).isEmpty();
        assertThat(attack.counts()).isGreaterThan(5000);
    }

    @Test
    void the_reader_subtracts_a_figure_from_the_table_that_describes_its_patients() throws IOException {
        Path run = RUNS.get("demonstration");
        Path careless = careless(run, "F01");

        Attack attack = attack(careless, run);

        assertThat(attack.exposed().keySet())
                .anyMatch(name -> name.startsWith("[T04/main//column_size/") && name.contains("without [F01/"));
    }

    @Test
    void the_reader_finds_a_hidden_cell_through_another_report_with_the_same_patients() throws IOException {
        Path run = RUNS.get("demonstration");
        Path careless = careless(run, "T09");

        Attack attack = attack(careless, run);

        assertThat(attack.exposed().keySet()).anyMatch(name -> name.startsWith("T09/"));
    }

    private static Attack attack(Path published, Path run) {
        return new Attack(PublishedRun.in(published), PublishedRun.in(run.resolve(PublicRuns.REGULATOR)), layout);
    }

    /** Copies the public reports, but for one report that hides nothing. */
    private static Path careless(Path run, String report) throws IOException {
        Path careless = Files.createDirectories(folder.resolve("careless " + report));
        try (Stream<Path> files = Files.list(run.resolve(PublicRuns.PUBLIC))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                Files.copy(file, careless.resolve(file.getFileName()));
            }
        }
        Files.copy(
                run.resolve(PublicRuns.REGULATOR).resolve(report + ".csv"),
                careless.resolve(report + ".csv"),
                StandardCopyOption.REPLACE_EXISTING);
        return careless;
    }
}
