package org.aroregistry.batch.validation;

import org.aroregistry.core.upload.UploadMode;

/**
 * What the manifest says about the upload as a whole.
 *
 * @param siteId the uploading site
 * @param uploadSeq the site's own number of the upload
 * @param mode what absent rows mean
 * @param dictionaryVersion version of the dictionary that the files follow
 * @param extractYear year of the site's extract
 * @param decimalSign how the files write decimals
 * @param unitSystem code of the units that the site is used to; empty if the manifest does not say
 */
public record UploadSettings(
        String siteId,
        int uploadSeq,
        UploadMode mode,
        String dictionaryVersion,
        int extractYear,
        DecimalSign decimalSign,
        String unitSystem) {

    /** Returns the same settings with another mode. */
    public UploadSettings with(UploadMode other) {
        return new UploadSettings(siteId, uploadSeq, other, dictionaryVersion, extractYear, decimalSign, unitSystem);
    }

    /** The sign between whole number and decimals. */
    public enum DecimalSign {
        /** A point, the standard. */
        POINT,
        /** A comma, as the manifest declares. */
        COMMA,
        /** The manifest does not say. */
        UNKNOWN
    }
}
