package org.aroregistry.core.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be written into the audit trail.
 *
 * @param actor who did it
 * @param action what
 * @param subject on what, such as {@code upload 12}; never a value of a cell
 * @param detail more words, may be empty
 * @param uploadId upload that it is about, if it is about one
 * @param counts what became of the rows of the upload, once that is decided
 * @param contentSha256 hash of what it is about (upload, receipt, freeze, results), 64 lower-case hexadecimal digits, if there is one
 */
public record AuditEntry(
        String actor,
        AuditAction action,
        String subject,
        String detail,
        OptionalLong uploadId,
        Optional<AuditCounts> counts,
        Optional<String> contentSha256) {
    private static final int DETAIL_LENGTH = 1000;

    /** Cuts the detail to what the trail can hold. */
    public AuditEntry {
        detail = detail.length() <= DETAIL_LENGTH ? detail : detail.substring(0, DETAIL_LENGTH);
    }

    /** Makes an entry that is words only. */
    public static AuditEntry of(String actor, AuditAction action, String subject, String detail) {
        return new AuditEntry(actor, action, subject, detail, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** Makes an entry about an upload. */
    static AuditEntry ofUpload(String actor, AuditAction action, long uploadId, String detail) {
        return new AuditEntry(
                actor,
                action,
                "upload " + uploadId,
                detail,
                OptionalLong.of(uploadId),
                Optional.empty(),
                Optional.empty());
    }

    /** Adds what became of the rows. */
    AuditEntry counts(AuditCounts rows) {
        return new AuditEntry(actor, action, subject, detail, uploadId, Optional.of(rows), contentSha256);
    }

    /** Adds the hash of what it is about. */
    public AuditEntry content(String sha256) {
        return new AuditEntry(actor, action, subject, detail, uploadId, counts, Optional.of(sha256));
    }
}
