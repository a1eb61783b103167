package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.aroregistry.batch.file.UnreadableUploadException;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.StoreException;
import org.aroregistry.core.store.StuckDatabase;
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

    /** Before the sentence that says why the process gave up. */
    static final String REFUSAL = "could not run: ";

    /** The exit code of a process that gave up. */
    static final int COULD_NOT_RUN = 2;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
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
        return start(List.of(), address, home, name, steps);
    }

    /**
     * Starts a process by another program.
     *
     * @param starter the words before those of Java, such as a program that sets limits
     * @param home folder of its work folder, its answers and, with the name given, its output; must exist
     */
    static Process start(List<String> starter, DatabaseAddress address, Path home, String name, List<Step> steps)
            throws IOException {
        List<String> command = new ArrayList<>(starter);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
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
                .redirectOutput(log(home, name).toFile());
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

    /** Returns the file of what a process has said; not in its home, which may be full. */
    static Path log(Path home, String name) {
        return home.resolveSibling(home.getFileName() + "-" + name + ".log");
    }

    /** Returns the registry that the process writes to, with the same standing clock. */
    static Registry open(DatabaseAddress address) {
        return Registry.open(address, CLOCK, PATIENCE);
    }

    /** Imports in this process what a process would, and returns what came of it. */
    static UploadOutcome run(Registry registry, Path home, String name, Step step, UploadProgress progress) {
        CheckOptions options = new CheckOptions(1, 0);
        return new SiteImport(registry)
                .run(
                        new SiteImport.Request(
                                step.folder(),
                                Optional.of(home.resolve("out-" + name)),
                                step.reason().map(options::because).orElse(options),
                                "tester",
                                home.resolve("work"),
                                PATIENCE,
                                Optional.empty()),
                        progress);
    }

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        DatabaseAddress address = new DatabaseAddress(
                environment.get("TEST_DB_URL"), environment.get("TEST_DB_USER"), environment.get("TEST_DB_PASSWORD"));
        StuckDatabase.watch(() -> {
            System.out.println(REFUSAL + StuckDatabase.SENTENCE);
            Runtime.getRuntime().halt(COULD_NOT_RUN);
        });
        int exit = 0;
        try (Registry registry = open(address)) {
            System.out.println(READY);
            for (Step step : steps(Arrays.asList(args).subList(2, args.length))) {
                UploadOutcome outcome = run(registry, Path.of(args[0]), args[1], step, UploadProgress.SILENT);
                System.out.println(ANSWER + outcome.exit() + (outcome.known() ? " known" : " new"));
            }
        } catch (StoreException | ImportException | UnreadableUploadException | UncheckedIOException e) {
            // What the command line makes a sentence of.
            System.out.println(REFUSAL + e.getMessage());
            exit = COULD_NOT_RUN;
        }
        System.exit(exit);
    }

    private static List<Step> steps(List<String> words) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            String reason = words.get(i + 1);
            steps.add(new Step(
                    Path.of(words.get(i)),
                    reason.equals(NO_REASON) ? Optional.empty() : Optional.of(ChangeReason.valueOf(reason))));
        }
        return steps;
    }
}
