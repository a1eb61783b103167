package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.core.dictionary.Dictionary;

/** The bytes of an upload: hashed at once, and looked at closely only if nobody has seen them before. */
final class UploadBytes {
    private final SiteFolder folder;
    private final String contentSha256;

    private UploadBytes(SiteFolder folder, String contentSha256) {
        this.folder = folder;
        this.contentSha256 = contentSha256;
    }

    /** Hashes all files. */
    static UploadBytes of(SiteFolder folder) {
        return new UploadBytes(folder, UploadHashes.of(folder).contentSha256());
    }

    /** Returns the hash that names the content. */
    String contentSha256() {
        return contentSha256;
    }

    /** Looks at the manifest alone. */
    UploadScan manifest() {
        return UploadScan.of(folder.file(Dictionary.MANIFEST).map(List::of).orElseGet(List::of));
    }

    /**
     * Looks at all files.
     *
     * @throws ImportException if they are no longer those that were hashed
     */
    UploadScan scan() {
        UploadScan scan = UploadScan.of(folder.files());
        if (!scan.contentSha256().equals(contentSha256)) {
            throw new ImportException(
                    "the files were changed while they were read: start the import again when nobody writes to them");
        }
        return scan;
    }
}
