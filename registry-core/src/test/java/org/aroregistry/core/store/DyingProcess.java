package org.aroregistry.core.store;

import java.nio.file.Path;
import java.util.Optional;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.upload.UploadMode;

/** Publishes one row into an embedded database and dies at once, without closing anything. */
final class DyingProcess {
    static final int EXIT_CODE = 7;

    private DyingProcess() {}

    public static void main(String[] args) {
        Registry registry = Registry.open(DatabaseAddress.embedded(Path.of(args[0])));
        Upload upload = registry.uploads()
                .begin(new NewUpload(
                        "S001", 1, UploadMode.FULL, 2026, "1.0", "0".repeat(64), "tester", Optional.empty()));
        long fileId = registry.uploads()
                .addFile(upload.uploadId(), "labs.csv", "00", 1)
                .fileId();
        Loading loading = registry.rows().load(upload.uploadId(), StoreSteps.NO_WAIT);
        FileLoad load = loading.file(fileId);
        load.add(SampleRow.of("labs", "S001", "ARO-000001-A", "L1").row());
        load.finish();
        loading.publish("{}", "tester");
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
