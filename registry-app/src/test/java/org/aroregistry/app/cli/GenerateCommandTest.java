package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_with_files_in_it_is_refused_and_left_alone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        CommandRun run = CommandRun.of("generate", "--preset", "tiny", "--out", folder.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err())
                .contains(folder + " is not empty; give a new or empty folder with --out, or remove what is in it.");
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("notes.txt"));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void a_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        CommandRun run = CommandRun.of("generate", "--preset", "tiny", "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err()).contains(file + " is a file; give a new or empty folder with --out.");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_new_folder_and_an_empty_one_are_filled() {
        CommandRun empty = CommandRun.of("generate", "--preset", "tiny", "--out", folder.toString());
        CommandRun fresh = CommandRun.of(
                "generate",
                "--preset",
                "tiny",
                "--out",
                folder.resolve("a").resolve("b").toString());

        assertThat(empty.exitCode()).as(empty.err()).isZero();
        assertThat(fresh.exitCode()).as(fresh.err()).isZero();
    }
}
