package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.aroregistry.batch.importing.ManifestWriter;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.upload.UploadMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro manifest DIR}: counts and hashes the files of a folder and writes its manifest. */
@Command(
        name = "manifest",
        mixinStandardHelpOptions = true,
        description = "Write or update the manifest.csv of a folder: rows, SHA-256, and the next upload number.")
final class ManifestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of the CSV files, such as the rejected/ of an answer.")
    private Path folder;

    @Option(names = "--site", paramLabel = "S001", description = "The uploading site (default: as the manifest says).")
    private @Nullable String site;

    @Option(
            names = "--mode",
            paramLabel = "FULL|DELTA",
            description = "FULL: what is missing has ended; DELTA: it stays (default: as the manifest says).")
    private @Nullable UploadMode mode;

    @Option(
            names = "--seq",
            paramLabel = "N",
            description =
                    "Number of the upload, above the last accepted one (default: one more than the manifest says).")
    private @Nullable Integer sequence;

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "Year of the extract (default: as the manifest says, or this year).")
    private @Nullable Integer year;

    @Option(
            names = "--decimal",
            paramLabel = "POINT|COMMA",
            description = "How the files write decimals (default: as the manifest says).")
    private UploadSettings.@Nullable DecimalSign decimalSign;

    @Override
    public Integer call() {
        ManifestWriter.Choices choices = new ManifestWriter.Choices(
                Optional.ofNullable(site),
                sequence == null ? OptionalInt.empty() : OptionalInt.of(sequence),
                Optional.ofNullable(mode),
                year == null ? OptionalInt.empty() : OptionalInt.of(year),
                Optional.ofNullable(decimalSign));
        ManifestWriter.Written written =
                ManifestWriter.update(folder, choices, Year.now(ZoneOffset.UTC).getValue());
        UploadSettings settings = written.settings();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: site %s, upload %d, %s, %s%nNext: aro import %s%n",
                        written.path(),
                        settings.siteId(),
                        settings.uploadSeq(),
                        settings.mode(),
                        String.join(", ", written.files()),
                        folder);
        return ExitCode.CLEAN;
    }
}
