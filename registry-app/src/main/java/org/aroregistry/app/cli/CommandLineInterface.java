package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs {@code aro} commands. */
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /**
     * Runs one command with the terminal as output.
     *
     * @param arguments command and options
     * @return the exit code: see {@link ExitCode}
     */
    public static int run(String... arguments) {
        // Before the first logger is made: the logging library reads its level once.
        if (List.of(arguments).contains("--debug")) {
            System.setProperty("aro.log.level", "INFO");
        }
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /**
     * Runs one command.
     *
     * @param out receives what the command has to say
     * @param err receives complaints
     * @param arguments command and options
     * @return the exit code: see {@link ExitCode}
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        AroCommand root = new AroCommand();
        CommandLine line = AroCommand.line(root, arguments)
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> {
                    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
                    err.println("aro: " + wrong.getMessage() + "; see '" + command + " --help'.");
                    return ExitCode.COULD_NOT_RUN;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("aro: " + Complaint.sentence(failure));
                    if (root.debug()) {
                        failure.printStackTrace(err);
                    }
                    return ExitCode.COULD_NOT_RUN;
                });
        if (arguments.length == 0) {
            line.usage(out);
            return ExitCode.COULD_NOT_RUN;
        }
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError failure) {
            // Picocli hands exceptions to the handler above, but not these.
            err.println("aro: " + Complaint.sentence(failure));
            if (root.debug()) {
                failure.printStackTrace(err);
            }
            return ExitCode.COULD_NOT_RUN;
        }
    }
}
