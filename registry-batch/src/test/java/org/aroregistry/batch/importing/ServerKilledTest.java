package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.aroregistry.core.store.testing.MySqlProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a MySQL server with SIGKILL underneath an import and starts it again: the import ends well or with one sentence, and when it is
 * started again the database holds what an undisturbed import leaves.
 */
class ServerKilledTest {
    private static final int KILLS = Integer.getInteger("aro.survival.server.kills", 3);
    private static final long SEED = Long.getLong("aro.survival.seed", 20260601L);

    @TempDir
    Path temporary;

    @Test
    void an_import_survives_its_server() throws Exception {
        Optional<Path> program = MySqlProcess.program();
        assumeThat(program).as("no mysqld to start and kill: set ARO_MYSQLD").isPresent();
        List<ImportProcess.Step> steps = ImportPlace.threeUploads(folder("uploads"));
        try (MySqlProcess server = MySqlProcess.start(program.get(), folder("server"), 1)) {
            ImportPlace undisturbed = place(server, "undisturbed");
            Process process = undisturbed.start("undisturbed", steps);
            undisturbed.awaitReady("undisturbed", process);
            long ready = System.nanoTime();
            undisturbed.finish("undisturbed", process);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready);
            List<String> expected = undisturbed.content();

            Random random = new Random(SEED);
            for (int kill = 1; kill <= KILLS; kill++) {
                long moment = (long) ((kill - 1 + random.nextDouble()) / KILLS * millis);
                ImportPlace place = place(server, "kill" + kill);
                Process disturbed = place.start("disturbed", steps);
                place.awaitReady("disturbed", disturbed);
                disturbed.waitFor(moment, TimeUnit.MILLISECONDS);
                server.kill();
                server.restart();
                place.end("disturbed", disturbed);
                place.run("again", steps);
                assertThat(place.content())
                        .as("kill %d of %d after %d of %d ms, seed %d", kill, KILLS, moment, millis, SEED)
                        .isEqualTo(expected);
            }
        }
    }

    private ImportPlace place(MySqlProcess server, String name) throws Exception {
        ImportPlace place = new ImportPlace(server.create("aro_" + name), folder("home-" + name));
        // With its tables, as in the undisturbed run: making them is no part of an import.
        ImportProcess.open(place.address()).close();
        return place;
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(temporary.resolve(name));
    }
}
