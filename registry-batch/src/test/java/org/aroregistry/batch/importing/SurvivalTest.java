package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills imports with SIGKILL at random moments, starts them again, and compares the whole content of the database with that of an
 * undisturbed import. Runs several at once as well.
 *
 * <p>{@code -Daro.survival.kills=100} asks for more kills than the few of the build, {@code -Daro.survival.seed=N} for other moments.
 */
@DatabaseTest
class SurvivalTest {
    private static final int KILLS = Integer.getInteger("aro.survival.kills", 6);
    private static final long SEED = Long.getLong("aro.survival.seed", 20260601L);
    private static final int PROCESSES = 8;

    private final TestDatabase database;
    private int folders;

    @TempDir
    Path temporary;

    SurvivalTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void a_killed_import_that_is_started_again_leaves_what_an_undisturbed_one_leaves() throws Exception {
        List<ImportProcess.Step> steps = ImportPlace.threeUploads(folder("uploads"));
        ImportPlace place = place();
        Process undisturbed = place.start("undisturbed", steps);
        place.awaitReady("undisturbed", undisturbed);
        long ready = System.nanoTime();
        place.finish("undisturbed", undisturbed);
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready));
        List<String> expected = place.content();
        assertThat(expected).anyMatch(line -> line.startsWith("registry_version: version=3"));

        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            // Spread over the whole duration, whatever the number of kills.
            long moment = (long) ((kill - 1 + random.nextDouble()) / KILLS * millis);
            place = place();
            Process killed = place.start("killed", steps);
            place.awaitReady("killed", killed);
            killed.waitFor(moment, TimeUnit.MILLISECONDS);
            boolean alive = killed.isAlive();
            killed.destroyForcibly().waitFor();
            place.run("again", steps);
            assertThat(place.content())
                    .as("kill %d of %d after %d of %d ms, on %s, seed %d", kill, KILLS, moment, millis, database, SEED)
                    .isEqualTo(expected);
            if (KILLS > 6) {
                System.out.printf(
                        "%s: kill %d of %d after %d of %d ms%s: equal%n",
                        database, kill, KILLS, moment, millis, alive ? "" : " (it had ended)");
            }
        }
    }

    @Test
    void one_folder_imported_by_eight_processes_at_once_has_one_effect_and_eight_clean_answers() throws Exception {
        List<ImportProcess.Step> first =
                ImportPlace.threeUploads(folder("uploads")).subList(0, 1);
        ImportPlace alone = place();
        alone.run("alone", first);
        List<String> expected = alone.content();

        ImportPlace place = place();
        List<Process> processes = new ArrayList<>();
        List<ImportPlace> places = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            // On a server they may run on several machines, each with a work folder of its own.
            ImportPlace own =
                    database.isMySql() && i % 2 == 0 ? new ImportPlace(place.address(), folder("machine")) : place;
            places.add(own);
            processes.add(own.start("process" + i, first));
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            places.get(i).finish("process" + i, processes.get(i));
            places.get(i)
                    .log("process" + i)
                    .lines()
                    .filter(line -> line.startsWith(ImportProcess.ANSWER))
                    .forEach(answers::add);
        }

        assertThat(answers).filteredOn(answer -> answer.endsWith(" new")).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.endsWith(" known")).hasSize(PROCESSES - 1);
        assertThat(place.content()).isEqualTo(expected);
    }

    @Test
    void two_sites_at_once_are_both_published_in_some_order() throws Exception {
        TestUpload other = Imports.full(1).otherPatients("S002");
        List<ImportProcess.Step> one =
                List.of(new ImportProcess.Step(Imports.full(1).write(folder("site")), Optional.empty()));
        List<ImportProcess.Step> two = List.of(new ImportProcess.Step(other.write(folder("site")), Optional.empty()));
        ImportPlace place = place();

        Process first = place.start("one", one);
        Process second = place.start("two", two);
        place.finish("one", first);
        place.finish("two", second);

        assertThat(List.of(place.log("one"), place.log("two"))).allMatch(log -> log.contains(" new"));
        List<String> content = place.content();
        assertThat(content)
                .filteredOn(line -> line.startsWith("registry_version: "))
                .hasSize(2);
        assertThat(content)
                .filteredOn(line -> line.startsWith("upload: "))
                .hasSize(2)
                .allMatch(line -> line.contains("\"PUBLISHED\""));
        for (String site : List.of("S001", "S002")) {
            assertThat(content)
                    .filteredOn(line -> line.startsWith("patients: ") && line.contains(site))
                    .hasSize(2);
        }
    }

    private ImportPlace place() {
        return ImportPlace.empty(database, folder("home"));
    }

    private Path folder(String name) {
        folders++;
        try {
            return Files.createDirectories(temporary.resolve(name + folders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
