package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aroregistry.batch.importing.SiteValidation;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.batch.importing.UploadProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro validate DIR}: checks a site folder without database and network. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check a site folder or ZIP: every fault at once, no database, no network.")
final class ValidateCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Site folder, or a ZIP of one.")
    private Path source;

    @Mixin
    private UploadOptions upload;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "text|json",
            description = "What to print: a summary (default), or the receipt as JSON.")
    private Format format;

    @Override
    public Integer call() {
        UploadProgress progress = TerminalProgress.watch(spec.commandLine().getErr());
        UploadOutcome outcome =
                SiteValidation.run(new SiteValidation.Request(source, upload.out(), upload.options()), progress);
        TerminalProgress.end(progress);
        if (format == Format.JSON) {
            spec.commandLine().getOut().println(outcome.receipt().strip());
        } else {
            UploadText.print(outcome, spec.commandLine().getOut());
            UploadText.nextAfterCheck(outcome, source, spec.commandLine().getOut());
        }
        return outcome.exit().code();
    }
}
