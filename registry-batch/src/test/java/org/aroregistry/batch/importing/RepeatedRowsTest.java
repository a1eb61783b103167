package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the number of faults: a file that says the same over and over is checked in a small heap. */
class RepeatedRowsTest {
    private static final int EQUAL = 250_000;
    private static final int CONTRADICTING = 50_000;

    @TempDir
    private Path folder;

    @Test
    void hundreds_of_thousands_of_repeated_rows_are_checked_in_64_megabytes() throws IOException, InterruptedException {
        Path upload = TestUpload.ofTemplates()
                .export("growth", RepeatedRowsTest::repeated)
                .announce("growth", "row_count", Integer.toString(EQUAL + CONTRADICTING))
                .write(folder.resolve("site"));
        Path log = folder.resolve("log");

        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapCheck.class.getName(),
                        upload.toString(),
                        folder.resolve("answer").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(log)).isZero();
        // Each equal row but the first, and each contradicting one for its record and for its key.
        assertThat(Files.readString(log)).contains("S-008=" + (EQUAL - 1 + 2 * CONTRADICTING));
    }

    private static byte[] repeated(byte[] file) {
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n", -1);
        String equal = lines[1] + "\n";
        StringBuilder text = new StringBuilder(lines[0] + "\n");
        for (int i = 0; i < EQUAL; i++) {
            text.append(equal);
        }
        for (int i = 0; i < CONTRADICTING; i++) {
            text.append(lines[2].replaceFirst(",L,|,H,", i % 2 == 0 ? ",L," : ",H,"))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
