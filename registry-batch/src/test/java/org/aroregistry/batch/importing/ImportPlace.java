package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.testing.DatabaseContent;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;

/**
 * A registry, and the folder where the processes that import into it keep their files.
 *
 * @param address the database
 * @param home work folder, answers and, if it is embedded, the database
 */
record ImportPlace(DatabaseAddress address, Path home) {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(40);

    /** Makes an empty registry: in the database of the test class, or embedded in the folder. */
    static ImportPlace empty(TestDatabase database, Path home) {
        DatabaseAddress address = database.isMySql() ? database.address() : DatabaseAddress.embedded(home);
        if (database.isMySql()) {
            database.clear();
        } else {
            ImportProcess.open(address).close();
        }
        return new ImportPlace(address, home);
    }

    /** Writes a first upload, a correction of a row with a reason, and one more file. */
    static List<ImportProcess.Step> threeUploads(Path folder) {
        TestUpload correction =
                Imports.full(2).set("growth", 1, "weight_kg", "5.500").remove("growth", 2);
        TestUpload addition = Imports.delta(3, "growth").copy("growth", 1, "w9").set("growth", 4, "meas_day", "130");
        return List.of(
                new ImportProcess.Step(Imports.full(1).write(folder.resolve("first")), Optional.empty()),
                new ImportProcess.Step(
                        correction.write(folder.resolve("correction")), Optional.of(ChangeReason.ERROR_CORRECTION)),
                new ImportProcess.Step(
                        addition.write(folder.resolve("addition")), Optional.of(ChangeReason.SOURCE_UPDATE)));
    }

    Process start(String name, List<ImportProcess.Step> steps) throws IOException {
        return ImportProcess.start(address, home, name, steps);
    }

    Process start(List<String> starter, String name, List<ImportProcess.Step> steps) throws IOException {
        return ImportProcess.start(starter, address, home, name, steps);
    }

    /** Returns what a process has said so far. */
    String log(String name) throws IOException {
        return Files.readString(ImportProcess.log(home, name));
    }

    /** Returns when the process has the registry open. */
    void awaitReady(String name, Process process) throws Exception {
        while (!log(name).contains(ImportProcess.READY)) {
            assertThat(process.isAlive()).as(log(name)).isTrue();
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits for a process that must end well. */
    void finish(String name, Process process) throws Exception {
        assertThat(end(name, process)).as(log(name)).isZero();
    }

    /** Waits for a process that ends well, or gives up with one sentence; returns its exit code. */
    int end(String name, Process process) throws Exception {
        boolean ended = process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        String log = log(name);
        assertThat(ended).as(log).isTrue();
        assertThat(log).doesNotContain("Exception", "\tat ");
        if (process.exitValue() != 0) {
            assertThat(process.exitValue()).as(log).isEqualTo(ImportProcess.COULD_NOT_RUN);
            assertThat(log.lines().filter(line -> line.startsWith(ImportProcess.REFUSAL)))
                    .as(log)
                    .hasSize(1);
        }
        return process.exitValue();
    }

    /** Runs a process to its end, which must be a good one. */
    void run(String name, List<ImportProcess.Step> steps) throws Exception {
        finish(name, start(name, steps));
    }

    /** Returns all rows of all tables. */
    List<String> content() {
        try (Registry registry = ImportProcess.open(address)) {
            return DatabaseContent.of(registry.dataSource());
        }
    }
}
