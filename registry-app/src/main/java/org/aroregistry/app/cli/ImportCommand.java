package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aroregistry.batch.importing.CheckOptions;
import org.aroregistry.batch.importing.Expectation;
import org.aroregistry.batch.importing.SiteImport;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.batch.importing.UploadProgress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.upload.ChangeReason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aro import DIR}: imports a site folder into the registry. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import a site folder or ZIP; the same files twice do nothing, a killed import continues.")
final class ImportCommand implements Callable<Integer> {
    /** Checked rows wait here until they are loaded, so that a killed import can continue. */
    static final Path WORK_FOLDER = Path.of("aro-data", "work");

    @Spec
    private CommandSpec spec;

    @Mixin
    private UploadOptions upload;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Why rows may change or end: ERROR_CORRECTION, SOURCE_UPDATE, QUERY_RESPONSE or RECODING."
                    + " Without it such rows are held, and the others go in.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Show what the import would change, and write nothing to the registry.")
    private boolean dryRun;

    @Option(
            names = "--expect",
            paramLabel = "RECEIPT",
            description = "Receipt of a dry run: import only if files, options and registry are still the same.")
    private @Nullable Path expect;

    @Option(
            names = "--wait",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description =
                    "How long to wait while another upload is loading, or the embedded database is in use (default 600).")
    private long waitSeconds;

    @Override
    public Integer call() {
        if (dryRun && expect != null) {
            throw new ParameterException(
                    spec.commandLine(), "--expect binds an import to a dry run; leave --dry-run out");
        }
        CheckOptions options = options();
        UploadProgress progress = TerminalProgress.watch(spec.commandLine().getErr());
        Duration patience = Duration.ofSeconds(waitSeconds);
        try (Registry registry = database.open(patience)) {
            SiteImport.Request request = new SiteImport.Request(
                    upload.source(),
                    upload.out(),
                    options,
                    Actor.name(),
                    WORK_FOLDER,
                    patience,
                    Optional.ofNullable(expect).map(Expectation::of));
            SiteImport imports = new SiteImport(registry);
            UploadOutcome outcome = dryRun ? imports.dryRun(request, progress) : imports.run(request, progress);
            TerminalProgress.end(progress);
            PrintWriter out = spec.commandLine().getOut();
            UploadText.print(outcome, out);
            if (dryRun) {
                UploadText.differences(outcome, out);
                UploadText.nextAfterDryRun(outcome, upload.source(), options, out);
            } else {
                UploadText.nextAfterImport(outcome, out);
            }
            return outcome.exit().code();
        }
    }

    private CheckOptions options() {
        if (reason == null) {
            return upload.options();
        }
        ChangeReason why = ChangeReason.find(reason)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--reason takes one of " + ChangeReason.list() + ", not '" + reason + "'"));
        return upload.options().because(why);
    }
}
