package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.store.DatabaseAddress;

/** The demonstration, run once for all tests that look at what it leaves. */
public final class Demonstration {
    private Demonstration() {}

    /** Run when it is first asked for. */
    private static final class Once {
        private static final Path FOLDER = run();
    }

    /** Returns its database. */
    public static DatabaseAddress database() {
        return DatabaseAddress.embedded(Once.FOLDER.resolve("database"));
    }

    private static Path run() {
        try {
            Path parent = Files.createTempDirectory("demonstration");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(parent)));
            Path folder = parent.resolve("demo");
            CommandRun run = CommandRun.of("demo", "--out", folder.toString());
            if (run.exitCode() != ExitCode.CLEAN) {
                throw new IllegalStateException(run.err());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
