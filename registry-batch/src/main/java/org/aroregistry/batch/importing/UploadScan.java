package org.aroregistry.batch.importing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.batch.file.FileScan;
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

    /** Reads the bytes of all files, several at a time. */
    static UploadScan of(List<SourceFile> files) {
        return new UploadScan(SideBySide.ofEach(files, FileScan::of));
    }

    FileScan of(SourceFile file) {
        return Optional.ofNullable(files.get(file.name())).orElseThrow();
    }

    /** Returns the hash that names the content. */
    String contentSha256() {
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach((name, scan) -> hashes.put(name, scan.sha256()));
        return new UploadHashes(hashes).contentSha256();
    }
}
