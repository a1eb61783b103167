package org.aroregistry.app.cli;

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
        subcommands = {
            DemoCommand.class,
            TemplateCommand.class,
            DictionaryCommand.class,
            GenerateCommand.class,
            ValidateCommand.class,
            ImportCommand.class,
            ManifestCommand.class,
            AnalyseCommand.class,
            RunsCommand.class,
            ReportCommand.class,
            UploadsCommand.class,
            UploadCommand.class,
            QueriesCommand.class,
            FreezeCommand.class,
            FreezesCommand.class,
            ReleaseCommand.class,
            ReleasesCommand.class,
            HistoryCommand.class,
            EraseCommand.class,
            AuditCommand.class,
            QualifyCommand.class,
        },
        footer = {
            "",
            "Exit codes: 0 clean, 1 rows or files rejected, 2 could not run, 3 warnings or queries only.",
        })
final class AroCommand {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace when a command fails.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
