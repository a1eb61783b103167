package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
    @Test
    void the_templates_pass(@TempDir Path folder) {
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());

        CommandRun run = CommandRun.of(
                "validate",
                templates.toString(),
                "--out",
                folder.resolve("answer").toString());

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("Findings: 0 errors, 0 warnings, 0 queries, 0 for information");
        assertThat(folder.resolve("answer/report.html")).isNotEmptyFile();
    }

    @Test
    void a_wrong_cell_is_named_by_line_and_column_and_its_row_comes_back(@TempDir Path folder) throws IOException {
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());
        Path labs = templates.resolve("labs.csv");
        Path manifest = templates.resolve("manifest.csv");
        String before = sha256(labs);
        Files.writeString(labs, Files.readString(labs).replace(",PLT,62,", ",PLT,many,"));
        Files.writeString(manifest, Files.readString(manifest).replace(before, sha256(labs)));

        Path answer = folder.resolve("answer");
        CommandRun run = CommandRun.of(
                "validate", templates.toString(), "--out", answer.toString(), "--max-error-percent", "50");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(answer.resolve("findings.csv"))).contains("labs.csv,5,G,value,l4,E,F-001,");
        assertThat(Files.readString(answer.resolve("rejected/labs.csv")))
                .contains("l4")
                .doesNotContain("l3,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "w", "SK1;", "1,000,", "12 "})
    void a_huge_cell_is_refused_like_any_other_wrong_cell(String part, @TempDir Path folder) throws IOException {
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());
        Path labs = templates.resolve("labs.csv");
        Path manifest = templates.resolve("manifest.csv");
        String before = sha256(labs);
        String huge = '"' + part.repeat(60_000 / part.length()) + '"';
        Files.writeString(labs, Files.readString(labs).replace(",PLT,62,", ",PLT," + huge + ","));
        Files.writeString(manifest, Files.readString(manifest).replace(before, sha256(labs)));

        Path answer = folder.resolve("answer");
        CommandRun run = CommandRun.of(
                "validate", templates.toString(), "--out", answer.toString(), "--max-error-percent", "50");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(answer.resolve("findings.csv")))
                .containsPattern("labs.csv,5,G,value,l4,E,(F-001|P-003),")
                .doesNotContain(part.repeat(20));
    }

    @Test
    void a_folder_without_manifest_is_refused_in_one_sentence(@TempDir Path folder) {
        CommandRun run =
                CommandRun.of("validate", folder.resolve("nothing-here").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
