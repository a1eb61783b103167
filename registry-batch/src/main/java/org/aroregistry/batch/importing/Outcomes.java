package org.aroregistry.batch.importing;

import java.nio.file.Path;
import org.aroregistry.batch.validation.UploadSettings;

/** Makes the public outcome of a receipt. */
final class Outcomes {
    private Outcomes() {}

    static UploadOutcome of(Receipt receipt, String json, boolean known, Path folder) {
        CheckedUpload upload = receipt.upload();
        return new UploadOutcome(
                receipt.exit(),
                upload.settings().map(UploadSettings::siteId).orElse(""),
                upload.settings().map(UploadSettings::uploadSeq).orElse(0),
                upload.contentSha256(),
                upload.refusal(),
                known,
                receipt.accounting(),
                upload.tally().bySeverity(),
                upload.tally().byRule(),
                receipt.differences(),
                upload.notChecked(),
                receipt.moved(),
                json,
                folder);
    }
}
