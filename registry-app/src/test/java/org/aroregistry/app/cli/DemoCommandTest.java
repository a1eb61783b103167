package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @Test
    void one_command_goes_from_nothing_to_reports(@TempDir Path folder) {
        Path out = folder.resolve("demo");

        CommandRun run = CommandRun.of("demo", "--preset", "tiny", "--out", out.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("1  Centres    3 site folders", "2  Checked", "3  Imported", "4  Computed", "5  Reported")
                .contains("alive 1 year after first transplant")
                .contains("Open  " + out.resolve("reports/index.html"));
        assertThat(out.resolve("reports/index.html")).exists();
        assertThat(out.resolve("reports/T01.pdf")).isNotEmptyFile();
        assertThat(out.resolve("reports-regulator/T07.html")).isNotEmptyFile();
        assertThat(out.resolve("checked/S001/report.html")).isNotEmptyFile();
        assertThat(out.resolve("answers/S001/receipt.json")).isNotEmptyFile();
    }

    @Test
    void a_folder_that_is_no_demo_is_left_alone(@TempDir Path folder) throws IOException {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        CommandRun run = CommandRun.of("demo", "--preset", "tiny", "--out", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("aro: " + folder
                        + " exists and is not an earlier demo; give another folder with --out, or remove it.");
        assertThat(precious).hasContent("years of work");
    }
}
