package org.aroregistry.app.cli;

import java.util.concurrent.Callable;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro upload ID}: prints the receipt of one upload. */
@Command(name = "upload", mixinStandardHelpOptions = true, description = "Print the receipt of one upload.")
final class UploadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(paramLabel = "ID", description = "Number of the upload, as 'aro uploads' shows it.")
    private long id;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            Upload upload = registry.uploads()
                    .find(id)
                    .orElseThrow(() ->
                            new IllegalArgumentException("there is no upload " + id + "; 'aro uploads' lists them."));
            String receipt = registry.uploads()
                    .receipt(id)
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "upload " + id + " of site " + upload.siteId()
                                            + " has no receipt yet: its import was interrupted; run 'aro import' on its folder again."));
            spec.commandLine().getOut().println(receipt.strip());
            return ExitCode.CLEAN;
        }
    }
}
