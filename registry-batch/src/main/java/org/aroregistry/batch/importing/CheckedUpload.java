package org.aroregistry.batch.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;

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
 * @param registry what the upload was compared with
 * @param registrations patients new to the site, and releases used
 */
record CheckedUpload(
        Optional<UploadSettings> settings,
        String contentSha256,
        List<CheckedFile> files,
        Path uploadFindings,
        Optional<String> refusal,
        List<String> notChecked,
        Tally tally,
        CheckOptions options,
        RegistryKnowledge registry,
        Registrations registrations) {

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

    /** Returns what would become of the rows of a file if the upload was imported now. */
    FileAccounting expected(CheckedFile file) {
        long repeated = file.isRefused() ? 0 : file.repeatedRows();
        Optional<FileComparison> found = file.comparison().filter(comparison -> !file.isRefused());
        long ends = found.map(FileComparison::ended).orElse(0L) - heldEnds(file);
        return new FileAccounting(
                file.definition().fileName(),
                file.read(),
                found.map(comparison -> file.loaded(comparison.added())).orElse(file.acceptedRows() - repeated),
                found.map(comparison -> file.loaded(comparison.changed())).orElse(0L),
                found.map(comparison -> file.loaded(comparison.unchanged())).orElse(0L) + repeated,
                file.rejectedRows(),
                file.heldRows(),
                file.blank(),
                ends,
                heldEnds(file),
                file.isRefused());
    }

    /** Tells whether rows, or the end of rows, wait for a reason. */
    boolean isHeld() {
        return dataFiles().stream().anyMatch(file -> file.heldRows() + heldEnds(file) > 0);
    }

    /** Returns the rows of the registry that a FULL file no longer holds and that stay for want of a reason. */
    long heldEnds(CheckedFile file) {
        return options.reason().isPresent() || file.isRefused() || file.hasNamelessRejects()
                ? 0
                : file.comparison().map(FileComparison::ended).orElse(0L);
    }

    /**
     * Returns a hash over what was decided about every row: rows that are neither rejected, repeated nor held are taken as they are.
     *
     * <p>The same for the same bytes, options and state of the registry, as far as it bears on the upload.
     */
    String decisionsSha256() {
        var digest = FileScan.sha256Digest();
        StringBuilder text = new StringBuilder(contentSha256).append('\n');
        text.append(refusal.orElse("")).append('\n');
        text.append(registrations.elsewhere()).append(registrations.releases()).append('\n');
        text.append(options.reason().map(ChangeReason::name).orElse("")).append('\n');
        for (CheckedFile file : dataFiles()) {
            text.append(file.name()).append(file.isRefused() ? " refused" : "");
            text.append(' ')
                    .append(file.comparison().map(FileComparison::digest).orElse(""));
            text.append('\n');
            digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
            for (Lines lines :
                    List.of(file.rejected(), file.repeated(), file.held().lines())) {
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(lines.count()).array());
                digest.update(lines.bytes());
            }
        }
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Tells whether rows or files were refused. */
    boolean hasRejections() {
        return refusal.isPresent()
                || files.stream().anyMatch(file -> file.isRefused() || file.rejectedRows() > 0)
                || tally.count(org.aroregistry.core.dictionary.Severity.E) > 0;
    }
}
