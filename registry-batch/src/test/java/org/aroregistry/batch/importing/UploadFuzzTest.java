package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutates uploads in every way that a transfer, a spreadsheet or malice may: each gets an answer, every row is accounted for, no planted
 * identifier comes back, and little memory is enough.
 *
 * <p>{@code -Daro.fuzz.uploads=100000} asks for more than those of the build, {@code -Daro.fuzz.seed=N} for others. A failure names the seed
 * of its upload; that seed and {@code -Daro.fuzz.uploads=1} repeat it.
 */
class UploadFuzzTest {
    private static final int UPLOADS = Integer.getInteger("aro.fuzz.uploads", 10_000);
    private static final long FIRST_SEED = Long.getLong("aro.fuzz.seed", 1);
    private static final int PROCESSES = Math.min(2, UPLOADS);

    @TempDir
    Path temporary;

    @Test
    void a_mutated_upload_gets_an_answer_and_every_row_is_accounted_for() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(i, UPLOADS / PROCESSES + (i < UPLOADS % PROCESSES ? 1 : 0)));
        }
        try {
            for (int i = 0; i < PROCESSES; i++) {
                int exit = processes.get(i).waitFor();
                assertThat(exit).as(Files.readString(log(i))).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    /** The limit on the memory is the point: no upload may need more. */
    private Process start(int number, int uploads) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzProcess.class.getName(),
                        temporary.resolve("process" + number).toString(),
                        Long.toString(FIRST_SEED + number),
                        Integer.toString(PROCESSES),
                        Integer.toString(uploads))
                .redirectErrorStream(true)
                .redirectOutput(log(number).toFile())
                .start();
    }

    private Path log(int number) {
        return temporary.resolve("process" + number + ".log");
    }
}
