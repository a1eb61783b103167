package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AroCommandTest {
    @Test
    void commands_are_found_under_their_own_names() {
        assertThat(AroCommand.COMMANDS).isNotEmpty().allSatisfy((name, type) -> assertThat(
                        type.getAnnotation(Command.class).name())
                .isEqualTo(name));
    }

    @Test
    void only_the_command_that_is_asked_for_is_made() {
        CommandLine line = AroCommand.line(new AroCommand(), "validate", "folder");

        assertThat(line.getSubcommands()).containsOnlyKeys("validate");
    }

    @Test
    void the_help_knows_all_commands() {
        assertThat(AroCommand.line(new AroCommand(), "--help").getSubcommands())
                .containsOnlyKeys(AroCommand.COMMANDS.keySet());
        assertThat(CommandRun.of("--help").out()).contains(AroCommand.COMMANDS.keySet());
        assertThat(CommandRun.of("--debug", "validate", "--help").out()).contains("Usage: aro validate");
    }
}
