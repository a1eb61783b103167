package org.aroregistry.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command; it only holds the others. */
@Command(
        name = "aro",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        description = "Clinical research registry for autosomal recessive osteopetrosis.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 clean, 1 rows or files rejected, 2 could not run, 3 warnings or queries only.",
        })
final class AroCommand {
    /** The commands by name, in the order of the help. */
    static final Map<String, Class<?>> COMMANDS = commands();

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand.class);
        commands.put("template", TemplateCommand.class);
        commands.put("dictionary", DictionaryCommand.class);
        commands.put("generate", GenerateCommand.class);
        commands.put("validate", ValidateCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("manifest", ManifestCommand.class);
        commands.put("analyse", AnalyseCommand.class);
        commands.put("thresholds", ThresholdsCommand.class);
        commands.put("runs", RunsCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("rows", RowsCommand.class);
        commands.put("uploads", UploadsCommand.class);
        commands.put("upload", UploadCommand.class);
        commands.put("queries", QueriesCommand.class);
        commands.put("freeze", FreezeCommand.class);
        commands.put("freezes", FreezesCommand.class);
        commands.put("release", ReleaseCommand.class);
        commands.put("releases", ReleasesCommand.class);
        commands.put("history", HistoryCommand.class);
        commands.put("erase", EraseCommand.class);
        commands.put("audit", AuditCommand.class);
        commands.put("qualify", QualifyCommand.class);
        return commands;
    }

    /**
     * Makes the command line for some arguments: with the command that they name, or with all commands if they name none.
     *
     * <p>To look through all of them takes longer than to check a small upload.
     */
    static CommandLine line(AroCommand root, String... arguments) {
        CommandLine line = new CommandLine(root);
        String first = arguments.length == 0 ? "" : arguments[0];
        Class<?> asked = COMMANDS.get(first);
        if (asked != null) {
            return line.addSubcommand(first, asked);
        }
        COMMANDS.forEach(line::addSubcommand);
        return line;
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace when a command fails.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
