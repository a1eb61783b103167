package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.validation.UploadSettings;

/**
 * An upload after the check.
 *
 * @param settings what the manifest says; empty if it could not be used
 * @param contentSha256 SHA-256 over names and hashes of all files
 * @param files the files, manifest first
 * @param uploadFindings where the findings about the upload as a whole are spooled
 * @param refusal why the upload as a whole is refused
 * @param notChecked what could not be checked, in words
 * @param tally the findings counted
 * @param options what was set about the check
 */
record CheckedUpload(
        Optional<UploadSettings> settings,
        String contentSha256,
        List<CheckedFile> files,
        Path uploadFindings,
        Optional<String> refusal,
        List<String> notChecked,
        Tally tally,
        CheckOptions options) {

    CheckedUpload {
        files = List.copyOf(files);
        notChecked = List.copyOf(notChecked);
    }

    /** Returns the files of patients' rows: all but the manifest. */
    List<CheckedFile> dataFiles() {
        return files.stream().filter(file -> !file.definition().isManifest()).toList();
    }

    /** Returns where findings are spooled, in the order in which they are told. */
    List<Path> findingSpools() {
        List<Path> spools = new java.util.ArrayList<>();
        spools.add(uploadFindings);
        files.forEach(file -> spools.add(file.findings()));
        return spools;
    }

    /** Tells whether rows or files were refused. */
    boolean hasRejections() {
        return refusal.isPresent()
                || files.stream().anyMatch(file -> file.isRefused() || file.rejectedRows() > 0)
                || tally.count(org.aroregistry.core.dictionary.Severity.E) > 0;
    }
}
