package org.aroregistry.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aro uploads}: lists what came in. */
@Command(name = "uploads", mixinStandardHelpOptions = true, description = "List uploads, the newest first.")
final class UploadsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            List<Upload> uploads = registry.uploads().list();
            if (uploads.isEmpty()) {
                spec.commandLine().getOut().println("No uploads yet; 'aro import DIR' makes the first one.");
                return ExitCode.CLEAN;
            }
            TextTable table = new TextTable("upload", "site", "seq", "mode", "status", "version", "received (UTC)");
            uploads.forEach(upload -> table.row(
                    upload.uploadId(),
                    upload.siteId(),
                    upload.request().uploadSeq(),
                    upload.request().mode(),
                    upload.status(),
                    upload.version().isPresent() ? upload.version().getAsLong() : "-",
                    upload.startedAt()));
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }
}
