package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.aroregistry.batch.file.UnreadableUploadException;
import org.aroregistry.core.upload.FileAccounting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutates uploads in every way that a transfer, a spreadsheet or malice may: each gets an answer, and every row is accounted for.
 *
 * <p>{@code -Daro.fuzz.uploads=10000} asks for more than the few of the build, {@code -Daro.fuzz.seed=N} for others. A failure names the
 * seed of its upload: that seed and one upload repeat it.
 */
class UploadFuzzTest {
    private static final int UPLOADS = Integer.getInteger("aro.fuzz.uploads", 200);
    private static final long FIRST_SEED = Long.getLong("aro.fuzz.seed", 1);
    private static final int HUGE_CELL = 200_000;
    private static final int MANY_COLUMNS = 1_000;
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\0",
            "\"",
            "\n",
            ",",
            ";",
            "=1+1",
            "-",
            "1e999",
            "NaN",
            "9-Oct",
            "99999999999999999999",
            "1,5",
            "\uFEFF",
            "\uD83D\uDE00",
            "../../x",
            "a".repeat(5_000),
            "1 ".repeat(5_000),
            "www.".repeat(2_000),
            "<script>",
            "2015-03-04",
            "[erase]",
            "NULL");

    @TempDir
    Path temporary;

    @Test
    void a_mutated_upload_gets_an_answer_and_every_row_is_accounted_for() throws Exception {
        for (int i = 0; i < UPLOADS; i++) {
            long seed = FIRST_SEED + i;
            Path home = Files.createDirectory(temporary.resolve("upload" + seed));
            try {
                check(home, new Random(seed));
            } catch (Exception | StackOverflowError | AssertionError e) {
                throw new AssertionError("upload of seed " + seed + ": " + e, e);
            }
            TestUpload.delete(home);
        }
    }

    private static void check(Path home, Random random) throws Exception {
        TestUpload upload = Imports.small();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            changeCells(upload, random);
        }
        boolean readable = random.nextBoolean();
        if (!readable) {
            String file = pick(upload.files(), random);
            int kind = random.nextInt(8);
            long seed = random.nextLong();
            upload.export(file, bytes -> damage(bytes, kind, new Random(seed)));
        }
        UploadOutcome outcome;
        try {
            outcome = SiteValidation.run(
                    new SiteValidation.Request(
                            upload.write(home.resolve("site")),
                            Optional.of(home.resolve("out")),
                            new CheckOptions(1, 0)),
                    UploadProgress.SILENT);
        } catch (UnreadableUploadException e) {
            assertThat(readable).as("refused without need: %s", e.getMessage()).isFalse();
            return;
        }
        for (FileAccounting file : outcome.files()) {
            assertThat(file.added() + file.changed() + file.unchanged() + file.rejected() + file.held())
                    .as(file.file())
                    .isEqualTo(file.read());
            if (readable && outcome.refusal().isEmpty() && !file.refused()) {
                // A row whose cells are all empty is counted as blank.
                assertThat(file.read() + file.blank())
                        .as(file.file())
                        .isEqualTo(upload.size(file.file().replace(".csv", "")));
            }
        }
        assertThat(home.resolve("out").resolve("receipt.json")).exists();
    }

    /** Changes that leave a file readable: cells, and rows too many or too few. */
    private static void changeCells(TestUpload upload, Random random) {
        String file = pick(upload.files(), random);
        if (upload.size(file) == 0) {
            return;
        }
        int row = 1 + random.nextInt(upload.size(file));
        List<String> cells = upload.row(file, row);
        switch (random.nextInt(4)) {
            case 0 -> upload.append(file, cells.toArray(String[]::new));
            case 1 -> upload.remove(file, row);
            default -> cells.set(random.nextInt(cells.size()), pick(STRANGE, random));
        }
    }

    private static byte[] damage(byte[] bytes, int kind, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (kind) {
            case 0 -> flipped(bytes, random);
            case 1 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> text.getBytes(StandardCharsets.UTF_16);
            case 3 -> text.replace(',', ';').getBytes(StandardCharsets.ISO_8859_1);
            case 4 -> text.replaceFirst("\n", ",x".repeat(MANY_COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8);
            case 5 -> (text + "x".repeat(HUGE_CELL)).getBytes(StandardCharsets.UTF_8);
            case 6 -> text.replaceFirst(",", ",\"").getBytes(StandardCharsets.UTF_8);
            default -> new byte[random.nextInt(2) * HUGE_CELL];
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] result = bytes.clone();
        for (int i = 1 + random.nextInt(20); i > 0 && result.length > 0; i--) {
            result[random.nextInt(result.length)] = (byte) random.nextInt(256);
        }
        return result;
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
