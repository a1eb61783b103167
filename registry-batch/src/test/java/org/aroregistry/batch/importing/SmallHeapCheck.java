package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.Optional;

/** Checks an upload in a process of its own, whose heap the caller chooses, and prints how often each rule fired. */
final class SmallHeapCheck {
    private SmallHeapCheck() {}

    public static void main(String[] arguments) {
        UploadOutcome outcome = SiteValidation.run(
                new SiteValidation.Request(
                        Path.of(arguments[0]), Optional.of(Path.of(arguments[1])), new CheckOptions(1, 0)),
                UploadProgress.SILENT);
        System.out.println(outcome.rules());
    }
}
