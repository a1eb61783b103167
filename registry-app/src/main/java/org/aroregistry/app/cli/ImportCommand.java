package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aroregistry.batch.importing.SiteImport;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.batch.importing.UploadProgress;
import org.aroregistry.core.store.Registry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            description = "Why rows change, for the audit trail, like SOURCE_CORRECTED.")
    private @Nullable String reason;

    @Option(
            names = "--wait",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description = "How long to wait while another upload is loading (default 600).")
    private long waitSeconds;

    @Override
    public Integer call() {
        UploadProgress progress = TerminalProgress.watch(spec.commandLine().getErr());
        try (Registry registry = database.open()) {
            SiteImport.Request request = new SiteImport.Request(
                    upload.source(),
                    upload.out(),
                    upload.options(),
                    Actor.name(),
                    Optional.ofNullable(reason),
                    WORK_FOLDER,
                    Duration.ofSeconds(waitSeconds));
            UploadOutcome outcome = new SiteImport(registry).run(request, progress);
            TerminalProgress.end(progress);
            UploadText.print(outcome, spec.commandLine().getOut());
            UploadText.nextAfterImport(outcome, spec.commandLine().getOut());
            return outcome.exit().code();
        }
    }
}
