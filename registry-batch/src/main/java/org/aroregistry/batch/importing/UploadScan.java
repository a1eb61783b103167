package org.aroregistry.batch.importing;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.file.SourceFile;

/**
 * The bytes of an upload's files, read once.
 *
 * @param files scans by file name with its ending, in the dictionary's order
 */
record UploadScan(Map<String, FileScan> files) {

    UploadScan {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Reads the bytes of all files. */
    static UploadScan of(SiteFolder folder) {
        Map<String, FileScan> files = new LinkedHashMap<>();
        folder.files().forEach(file -> files.put(file.name(), FileScan.of(file.path())));
        return new UploadScan(files);
    }

    FileScan of(SourceFile file) {
        return Optional.ofNullable(files.get(file.name())).orElseThrow();
    }

    /** Returns the hash that names the content: over the name and hash of each file, in the dictionary's order. */
    String contentSha256() {
        var digest = FileScan.sha256Digest();
        files.forEach(
                (name, scan) -> digest.update((name + " " + scan.sha256() + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
