package org.aroregistry.batch.importing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SiteFolder;

/**
 * The hashes of an upload's files: all that is needed to tell that the same bytes came before.
 *
 * @param sha256 hashes by file name with its ending, in the dictionary's order
 */
record UploadHashes(Map<String, String> sha256) {

    /** Hashes the bytes of all files, several at a time. */
    static UploadHashes of(SiteFolder folder) {
        return new UploadHashes(SideBySide.ofEach(folder.files(), FileScan::sha256));
    }

    /** Returns the hash that names the content: over the name and hash of each file, in the dictionary's order. */
    String contentSha256() {
        var digest = FileScan.sha256Digest();
        sha256.forEach((name, hash) -> digest.update((name + " " + hash + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
