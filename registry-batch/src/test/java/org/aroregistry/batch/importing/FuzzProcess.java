package org.aroregistry.batch.importing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aroregistry.batch.file.UnreadableUploadException;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.upload.FileAccounting;

/**
 * A Java process that checks mutated uploads one after another, and imports some of them, with little memory; it ends at the first that
 * gets no clean answer.
 *
 * <p>An upload is given by its seed. Time is counted in seconds of the processor, so that a busy machine makes nothing fail.
 */
final class FuzzProcess {
    /** Before what went wrong. */
    static final String FAILED = "upload of seed ";

    private static final int FAILURE = 1;
    private static final long MAX_SECONDS = 60;
    private static final int IMPORTED_ONE_IN = 50;
    private static final int WHOLE_ONE_IN = 5;

    private final Path home;
    private final Registry registry;
    private int sequence;

    private volatile String current = "none";

    private FuzzProcess(Path home, Registry registry) {
        this.home = home;
        this.registry = registry;
    }

    /** Arguments: a folder, the first seed, the step to the next, and how many. */
    public static void main(String[] args) throws IOException {
        Path home = Files.createDirectories(Path.of(args[0]));
        long first = Long.parseLong(args[1]);
        long step = Long.parseLong(args[2]);
        long uploads = Long.parseLong(args[3]);
        DatabaseAddress address = new DatabaseAddress("jdbc:h2:mem:fuzz;DB_CLOSE_DELAY=-1", "", "");
        try (Registry registry = Registry.open(address)) {
            FuzzProcess process = new FuzzProcess(home, registry);
            process.watch(Thread.currentThread());
            for (long i = 0; i < uploads; i++) {
                process.check(first + i * step, i % IMPORTED_ONE_IN == 0);
            }
        }
        System.out.println("checked " + uploads);
    }

    private void watch(Thread worker) {
        Thread watcher = new Thread(
                () -> {
                    String seen = "";
                    long since = 0;
                    while (true) {
                        long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.getId());
                        if (!seen.equals(current)) {
                            seen = current;
                            since = used;
                        } else if (used - since > TimeUnit.SECONDS.toNanos(MAX_SECONDS)) {
                            fail(seen + " takes more than " + MAX_SECONDS + " s of the processor, in "
                                    + List.of(worker.getStackTrace()));
                        }
                        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                    }
                },
                "watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void fail(String message) {
        System.out.println(FAILED + message);
        Runtime.getRuntime().halt(FAILURE);
    }

    private void check(long seed, boolean imported) throws IOException {
        current = Long.toString(seed);
        Path folder = Files.createDirectories(home.resolve("upload" + seed));
        Random random = new Random(seed);
        TestUpload upload = upload(random, imported);
        MutatedUpload mutated = new MutatedUpload(random, folder, upload);
        try {
            check(mutated, folder, imported);
        } catch (Throwable e) { // whatever it is, it is a fault, and its seed must be told
            fail(seed + (imported ? ", imported" : "") + " (" + mutated.recipe() + "): " + e + " at "
                    + List.of(e.getStackTrace()).subList(0, Math.min(12, e.getStackTrace().length)));
        }
        TestUpload.delete(folder);
    }

    /** All files that an upload must have, or a few of any kind. */
    private TestUpload upload(Random random, boolean imported) {
        if (random.nextInt(WHOLE_ONE_IN) == 0 || imported) {
            sequence += imported ? 1 : 0;
            return Imports.full(Math.max(1, sequence));
        }
        List<String> files = TestUpload.ofTemplates().files();
        String[] few = Stream.generate(() -> files.get(random.nextInt(files.size())))
                .limit(1 + random.nextInt(3))
                .toArray(String[]::new);
        return Imports.delta(1, few);
    }

    private void check(MutatedUpload mutated, Path folder, boolean imported) throws IOException {
        Path source = mutated.write();
        List<String> before = names(folder);
        Path out = folder.resolve("out");
        String said;
        try {
            UploadOutcome outcome = imported
                    ? new SiteImport(registry)
                            .run(
                                    SiteImport.Request.of(source, Optional.of(out), "tester", home.resolve("work")),
                                    UploadProgress.SILENT)
                    : SiteValidation.run(
                            new SiteValidation.Request(source, Optional.of(out), new CheckOptions(1, 0)),
                            UploadProgress.SILENT);
            require(Files.exists(out.resolve("receipt.json")), "there is no receipt");
            account(outcome, Files.isDirectory(source) ? source : folder.resolve("site"));
            said = outcome.refusal().orElse("");
        } catch (UnreadableUploadException e) {
            require(mutated.mayBeUnreadable(), "refused without need: " + e.getMessage());
            require(!e.getMessage().contains("\n"), "more than a sentence: " + e.getMessage());
            said = e.getMessage();
        }
        List<String> after = names(folder);
        after.remove("out");
        require(after.equals(before), "files were made outside: " + after);
        search(mutated.secrets(), said, out);
    }

    /** Every row of a file that was read is accounted for, as counted in another way. */
    private static void account(UploadOutcome outcome, Path folder) throws IOException {
        for (FileAccounting file : outcome.files()) {
            require(
                    file.added() + file.changed() + file.unchanged() + file.rejected() + file.held() == file.read(),
                    file + " does not add up");
            if (!file.refused() && outcome.refusal().isEmpty()) {
                long rows = RowCount.of(folder.resolve(file.file())) - 1;
                require(file.read() == rows, file + " where " + rows + " rows are");
            }
        }
    }

    private static void search(List<String> secrets, String said, Path out) throws IOException {
        if (secrets.isEmpty()) {
            return;
        }
        List<Path> files = List.of();
        if (Files.exists(out)) {
            try (Stream<Path> all = Files.walk(out)) {
                files = all.filter(Files::isRegularFile).toList();
            }
        }
        for (String secret : secrets) {
            require(!said.contains(secret), "told a secret: " + said);
            for (Path file : files) {
                require(
                        !Files.readString(file, StandardCharsets.UTF_8).contains(secret),
                        "gave a secret back in " + out.relativize(file));
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new java.util.ArrayList<>(
                    all.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
