package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports without room on the disk: an import ends well or with one sentence, and once there is room the same import leaves what an
 * undisturbed one leaves.
 *
 * <p>{@code -Daro.survival.sizes=N} tries other than the few sizes of the build.
 */
@DatabaseTest
class FullDiskTest {
    private static final int SIZES = Integer.getInteger("aro.survival.sizes", 3);
    private static final int BLOCK = 512;
    private static final int KIB = 1024;

    private final TestDatabase database;
    private int folders;

    @TempDir
    Path temporary;

    FullDiskTest(TestDatabase database) {
        this.database = database;
    }

    /** A limit on the size of a file makes writing fail as a full disk does, and needs no rights. */
    @Test
    void files_that_cannot_grow() throws Exception {
        List<ImportProcess.Step> steps = ImportPlace.threeUploads(folder("uploads"));
        ImportPlace undisturbed = place(folder("home"));
        undisturbed.run("undisturbed", steps);
        List<String> expected = undisturbed.content();
        long largest =
                files(undisturbed.home()).mapToLong(FullDiskTest::size).max().orElseThrow();

        int failed = 0;
        for (int size = 0; size < SIZES; size++) {
            ImportPlace place = place(folder("home"));
            String limit = Long.toString(largest * size / SIZES / BLOCK + 8);
            List<String> starter = List.of("sh", "-c", "ulimit -f " + limit + " && exec \"$0\" \"$@\"");

            int exit = place.end("limited", place.start(starter, "limited", steps));

            failed += exit == 0 ? 0 : 1;
            place.run("again", steps);
            assertThat(place.content()).as("files of up to %s blocks", limit).isEqualTo(expected);
        }
        assertThat(failed).isPositive();
    }

    /** Needs the right to mount; the folder holds work, answers and the embedded database. */
    @Test
    void a_small_disk() throws Exception {
        List<ImportProcess.Step> steps = ImportPlace.threeUploads(folder("uploads"));
        ImportPlace undisturbed = place(folder("home"));
        long empty = files(undisturbed.home()).mapToLong(FullDiskTest::size).sum();
        undisturbed.run("undisturbed", steps);
        List<String> expected = undisturbed.content();
        long all = files(undisturbed.home()).mapToLong(FullDiskTest::size).sum();

        int failed = 0;
        for (int size = 1; size <= SIZES; size++) {
            long room = empty + Math.max(16 * KIB, (all - empty) * size / SIZES);
            Path home = folder("disk");
            assumeThat(mount("-t", "tmpfs", "-o", "size=" + room, "tmpfs", home.toString()))
                    .as("this user may not mount a disk in memory")
                    .isTrue();
            try {
                ImportPlace place = place(home);
                int exit = place.end("full", place.start("full", steps));
                failed += exit == 0 ? 0 : 1;
                mount("-o", "remount,size=64m", home.toString());
                place.run("again", steps);
                assertThat(place.content()).as("a disk of %d bytes", room).isEqualTo(expected);
            } finally {
                command("umount", home.toString());
            }
        }
        assertThat(failed).isPositive();
    }

    private ImportPlace place(Path home) {
        return ImportPlace.empty(database, home);
    }

    private static boolean mount(String... arguments) throws Exception {
        return command(Stream.concat(Stream.of("mount"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // No such program on this machine.
            return false;
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
