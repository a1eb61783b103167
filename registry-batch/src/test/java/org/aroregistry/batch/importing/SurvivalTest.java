package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.testing.DatabaseContent;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills imports with SIGKILL at random moments, starts them again, and compares the whole content of the database with that of an
 * undisturbed import.
 *
 * <p>{@code -Daro.survival.kills=100} asks for more kills than the few of the build, {@code -Daro.survival.seed=N} for other moments.
 */
@DatabaseTest
class SurvivalTest {
    private static final int KILLS = Integer.getInteger("aro.survival.kills", 3);
    private static final long SEED = Long.getLong("aro.survival.seed", 20260601L);
    private static final int PROCESSES = 8;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private final TestDatabase database;
    private int runs;

    @TempDir
    Path temporary;

    SurvivalTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void a_killed_import_that_is_started_again_leaves_what_an_undisturbed_one_leaves() throws Exception {
        List<ImportProcess.Step> steps = steps();
        Place place = place();
        Process undisturbed = start(place, "undisturbed", steps);
        awaitReady(place, "undisturbed", undisturbed);
        long ready = System.nanoTime();
        finish(place, "undisturbed", undisturbed);
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready));
        List<String> expected = content(place);
        assertThat(expected).anyMatch(line -> line.startsWith("registry_version: version=3"));

        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            // Spread over the whole duration, whatever the number of kills.
            long moment = (long) ((kill - 1 + random.nextDouble()) / KILLS * millis);
            String what = "kill " + kill + " of " + KILLS + " after " + moment + " of " + millis + " ms, on " + database
                    + ", seed " + SEED;
            place = place();
            Process killed = start(place, "killed", steps);
            awaitReady(place, "killed", killed);
            killed.waitFor(moment, TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();
            finish(place, "again", start(place, "again", steps));
            assertThat(content(place)).as(what).isEqualTo(expected);
        }
    }

    @Test
    void one_folder_imported_by_eight_processes_at_once_has_one_effect_and_eight_clean_answers() throws Exception {
        List<ImportProcess.Step> first = steps().subList(0, 1);
        Place alone = place();
        finish(alone, "alone", start(alone, "alone", first));
        List<String> expected = content(alone);

        Place place = place();
        List<Process> processes = new ArrayList<>();
        for (int i = 1; i <= PROCESSES; i++) {
            // On a server they may run on several machines, each with a work folder of its own.
            Place own = database.isMySql() && i % 2 == 0 ? place.withHome(folder("machine" + i)) : place;
            processes.add(start(own, "process" + i, first));
            place.logs().add(own.home().resolve("process" + i + ".log"));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        List<String> answers = new ArrayList<>();
        for (Path log : place.logs()) {
            Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith(ImportProcess.ANSWER))
                    .forEach(answers::add);
        }

        assertThat(answers).filteredOn(answer -> answer.endsWith(" new")).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.endsWith(" known")).hasSize(PROCESSES - 1);
        assertThat(content(place)).isEqualTo(expected);
    }

    /** A first upload, a correction of a row with a reason, and one more file. */
    private List<ImportProcess.Step> steps() {
        TestUpload correction =
                Imports.full(2).set("growth", 1, "weight_kg", "5.500").remove("growth", 2);
        TestUpload addition = Imports.delta(3, "growth").copy("growth", 1, "w9").set("growth", 4, "meas_day", "130");
        return List.of(
                new ImportProcess.Step(Imports.full(1).write(folder("first")), Optional.empty()),
                new ImportProcess.Step(
                        correction.write(folder("correction")), Optional.of(ChangeReason.ERROR_CORRECTION)),
                new ImportProcess.Step(addition.write(folder("addition")), Optional.of(ChangeReason.SOURCE_UPDATE)));
    }

    /** An empty registry, and the folder where the processes that work on it keep their files. */
    private record Place(DatabaseAddress address, Path home, List<Path> logs) {
        Place withHome(Path other) {
            return new Place(address, other, logs);
        }
    }

    private Place place() {
        Path home = folder("home");
        DatabaseAddress address = database.isMySql() ? database.address() : DatabaseAddress.embedded(home);
        if (database.isMySql()) {
            database.clear();
        } else {
            ImportProcess.open(address).close();
        }
        return new Place(address, home, new ArrayList<>());
    }

    private Path folder(String name) {
        runs++;
        try {
            return Files.createDirectories(temporary.resolve(name + runs));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Process start(Place place, String name, List<ImportProcess.Step> steps) throws IOException {
        return ImportProcess.start(place.address(), place.home(), name, steps);
    }

    private static void awaitReady(Place place, String name, Process process) throws Exception {
        Path log = place.home().resolve(name + ".log");
        while (!Files.readString(log).contains(ImportProcess.READY)) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    private static void finish(Place place, String name, Process process) throws Exception {
        boolean ended = process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        String log = Files.readString(place.home().resolve(name + ".log"));
        assertThat(ended).as(log).isTrue();
        assertThat(process.exitValue()).as(log).isZero();
        assertThat(log).doesNotContain("Exception");
    }

    private static List<String> content(Place place) {
        try (Registry registry = ImportProcess.open(place.address())) {
            return DatabaseContent.of(registry.dataSource());
        }
    }
}
