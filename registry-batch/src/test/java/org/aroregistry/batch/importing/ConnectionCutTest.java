package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.StoreException;
import org.aroregistry.core.store.testing.CuttingProxy;
import org.aroregistry.core.store.testing.DatabaseContent;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the connection to the server in the middle of an import: it ends well or with one sentence, and when it is started again the
 * database holds what an undisturbed import leaves.
 */
@DatabaseTest
class ConnectionCutTest {
    private static final int CUTS = Integer.getInteger("aro.survival.cuts", 6);
    private static final long SEED = Long.getLong("aro.survival.seed", 20260601L);
    private static final int COMMITS_AT_THE_END = 100;

    private final TestDatabase database;
    private int runs;

    @TempDir
    Path temporary;

    ConnectionCutTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void needsAServer() {
        assumeThat(database.isMySql())
                .as("the embedded database has no connection that could be cut")
                .isTrue();
    }

    @Test
    void an_import_whose_connection_is_cut_after_some_bytes_can_be_started_again() throws Exception {
        ImportProcess.Step step = step();
        List<String> expected = undisturbed(step);
        long bytes;
        try (CuttingProxy network = network(CuttingProxy.NEVER)) {
            database.clear();
            run(network, step, UploadProgress.SILENT);
            bytes = network.passed();
        }

        Random random = new Random(SEED);
        for (int cut = 1; cut <= CUTS; cut++) {
            long after = (long) ((cut - 1 + random.nextDouble()) / CUTS * bytes);
            database.clear();
            try (CuttingProxy network = network(after)) {
                tryTo(network, step, UploadProgress.SILENT, "cut after " + after + " bytes, seed " + SEED);
            }
            assertThat(afterAnotherRun(step))
                    .as("cut after %d bytes, seed %d", after, SEED)
                    .isEqualTo(expected);
        }
    }

    @Test
    void an_import_is_cut_at_every_commit_from_the_answer_on() throws Exception {
        ImportProcess.Step step = step();
        List<String> expected = undisturbed(step);
        int doubtful = 0;
        for (boolean delivered : new boolean[] {true, false}) {
            for (int commit = 1; commit <= COMMITS_AT_THE_END; commit++) {
                String what = "commit " + commit + (delivered ? " without its answer" : " not delivered");
                database.clear();
                boolean over;
                Optional<UploadOutcome> outcome;
                try (CuttingProxy network = network(CuttingProxy.NEVER)) {
                    outcome = tryTo(network, step, at(network, commit, delivered), what);
                    over = !network.isCut();
                }
                if (over) {
                    assertThat(commit).as("commits from the answer on").isGreaterThan(3);
                    break;
                }
                // Whatever was published is told as published: the one who asks is told the truth.
                boolean published = database.registry().currentVersion() == 1;
                assertThat(outcome.isPresent()).as(what).isEqualTo(published);
                doubtful += published ? 1 : 0;
                assertThat(afterAnotherRun(step)).as(what).isEqualTo(expected);
            }
        }
        assertThat(doubtful).isPositive();
    }

    /** Cuts at a commit, counted from the moment at which the answer has been written. */
    private static UploadProgress at(CuttingProxy network, int commit, boolean delivered) {
        return (stage, file, done, total) -> {
            if (stage == UploadProgress.Stage.ANSWER) {
                network.cutAt("COMMIT", commit, delivered);
            }
        };
    }

    private static ImportProcess.Step step(Path folder) {
        return new ImportProcess.Step(folder, Optional.empty());
    }

    private ImportProcess.Step step() {
        return step(Imports.full(1).write(folder("site")));
    }

    private List<String> undisturbed(ImportProcess.Step step) {
        database.clear();
        return afterAnotherRun(step);
    }

    private List<String> afterAnotherRun(ImportProcess.Step step) {
        try (Registry registry = ImportProcess.open(database.address())) {
            UploadOutcome outcome = ImportProcess.run(registry, folder("home"), "again", step, UploadProgress.SILENT);
            assertThat(outcome.folder().resolve("receipt.json")).exists();
            return DatabaseContent.of(registry.dataSource());
        }
    }

    private UploadOutcome run(CuttingProxy network, ImportProcess.Step step, UploadProgress progress) {
        try (Registry registry = ImportProcess.open(through(network))) {
            return ImportProcess.run(registry, folder("home"), "cut", step, progress);
        }
    }

    /** Runs it, and looks at what it says if it fails. */
    private Optional<UploadOutcome> tryTo(
            CuttingProxy network, ImportProcess.Step step, UploadProgress progress, String what) {
        try {
            return Optional.of(run(network, step, progress));
        } catch (StoreException | ImportException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .doesNotContain("\n", "Exception", "SQL")
                    .containsAnyOf("start the same command again", "cannot be reached");
            return Optional.empty();
        }
    }

    private CuttingProxy network(long cutAfter) {
        URI server = URI.create(database.address().url().substring("jdbc:".length()));
        return new CuttingProxy(server.getHost(), server.getPort(), cutAfter);
    }

    /** Not encrypted, so that the network can see what is sent. */
    private DatabaseAddress through(CuttingProxy network) {
        DatabaseAddress direct = database.address();
        String url = direct.url().replaceFirst("//[^/]*/", "//127.0.0.1:" + network.port() + "/");
        return new DatabaseAddress(
                url + (url.contains("?") ? "&" : "?") + "sslMode=DISABLED&allowPublicKeyRetrieval=true",
                direct.user(),
                direct.password());
    }

    private Path folder(String name) {
        runs++;
        try {
            return Files.createDirectories(temporary.resolve(name + runs));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
