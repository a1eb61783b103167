package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.aroregistry.batch.importing.CheckOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What validate and import have in common: the folder, the answer, the error share. */
final class UploadOptions {
    private static final double PERCENT = 100;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where receipt, findings, rejected rows and report go (default aro-out/SITE-SEQ).")
    private @Nullable Path out;

    @Option(
            names = "--max-error-percent",
            defaultValue = "10",
            paramLabel = "P",
            description = "A file with a larger share of refused rows is refused as a whole (default 10).")
    private double maxErrorPercent;

    @Option(
            names = "--max-error-rows",
            defaultValue = "9",
            paramLabel = "N",
            description = "Up to so many refused rows never refuse a file, whatever their share (default 9).")
    private int maxErrorRows;

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    CheckOptions options() {
        return new CheckOptions(maxErrorPercent / PERCENT, maxErrorRows + 1);
    }
}
