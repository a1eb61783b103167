package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryCommandsTest {
    @Test
    void template_writes_28_files_and_says_where(@TempDir Path folder) {
        Path out = folder.resolve("templates");

        CommandRun run = CommandRun.of("template", "--out", out.toString());

        assertThat(run).isEqualTo(new CommandRun(0, "28 templates written to " + out + System.lineSeparator(), ""));
        assertThat(out.resolve("labs.csv")).exists();
    }

    @Test
    void template_into_a_place_that_is_a_file_is_one_sentence(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "x");

        CommandRun run = CommandRun.of("template", "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("aro: cannot write templates into " + file + ": it is a file, not a folder.");
    }

    @Test
    void dictionary_prints_a_page_a_package_or_a_table() {
        assertThat(CommandRun.of("dictionary").out()).startsWith("# Data dictionary, version 1.0");
        assertThat(CommandRun.of("dictionary", "--format", "json").out()).startsWith("{\n  \"profile\" :");
        assertThat(CommandRun.of("dictionary", "--format", "csv").out()).startsWith("file,position,letter,column,");
    }

    @Test
    void a_wrong_option_is_one_sentence_that_says_where_help_is() {
        CommandRun run = CommandRun.of("dictionary", "--format", "xml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .startsWith("aro: Invalid value for option '--format'")
                .contains("see 'aro dictionary --help'");
    }
}
