package org.aroregistry.batch.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.upload.ChangeReason;

/**
 * A Java process that imports folders one after another, each with the reason that follows it on the command line, and prints a line for
 * each; it may be killed at any moment.
 *
 * <p>Its time stands still, so that what it writes does not depend on when it runs.
 */
final class ImportProcess {
    /** Printed when the database is open and the work begins. */
    static final String READY = "ready";

    /** Before what came of a folder. */
    static final String ANSWER = "answer: ";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String NO_REASON = "-";

    private ImportProcess() {}

    /** What a process is to import, and why rows may change. */
    record Step(Path folder, Optional<ChangeReason> reason) {}

    /**
     * Starts a process.
     *
     * @param home folder of its work folder, its answers and, with the name given, its output; must exist
     */
    static Process start(DatabaseAddress address, Path home, String name, List<Step> steps) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                home.toString(),
                name));
        for (Step step : steps) {
            command.add(step.folder().toString());
            command.add(step.reason().map(ChangeReason::name).orElse(NO_REASON));
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile());
        process.environment()
                .putAll(Map.of(
                        "TEST_DB_URL",
                        address.url(),
                        "TEST_DB_USER",
                        address.user(),
                        "TEST_DB_PASSWORD",
                        address.password()));
        return process.start();
    }

    /** Returns the registry that the process writes to, with the same standing clock. */
    static Registry open(DatabaseAddress address) {
        return Registry.open(address, CLOCK, PATIENCE);
    }

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        DatabaseAddress address = new DatabaseAddress(
                environment.get("TEST_DB_URL"), environment.get("TEST_DB_USER"), environment.get("TEST_DB_PASSWORD"));
        Path home = Path.of(args[0]);
        try (Registry registry = open(address)) {
            System.out.println(READY);
            for (List<String> step : pairs(Arrays.asList(args).subList(2, args.length))) {
                UploadOutcome outcome = run(registry, home, args[1], step);
                System.out.println(ANSWER + outcome.exit() + (outcome.known() ? " known" : " new"));
            }
        }
    }

    private static UploadOutcome run(Registry registry, Path home, String name, List<String> step) {
        CheckOptions options = new CheckOptions(1, 0);
        return new SiteImport(registry)
                .run(
                        new SiteImport.Request(
                                Path.of(step.get(0)),
                                Optional.of(home.resolve("out-" + name)),
                                step.get(1).equals(NO_REASON)
                                        ? options
                                        : options.because(ChangeReason.valueOf(step.get(1))),
                                "tester",
                                home.resolve("work"),
                                PATIENCE,
                                Optional.empty()),
                        UploadProgress.SILENT);
    }

    private static List<List<String>> pairs(List<String> words) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            pairs.add(words.subList(i, i + 2));
        }
        return pairs;
    }
}
