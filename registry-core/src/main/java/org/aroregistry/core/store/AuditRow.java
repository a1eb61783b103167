package org.aroregistry.core.store;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.aroregistry.core.store.jooq.tables.records.AuditEventRecord;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail as a row of its table, and the hash over it.
 *
 * <p>Version 1 of the hash covers the words of the entry. Version 2 covers its upload, counts and content as well; a row of version 1 has
 * none of these.
 */
final class AuditRow {
    private static final int WORDS_ONLY = 1;
    private static final int WITH_NUMBERS = 2;

    private AuditRow() {}

    /** Fills a row that has its number, its time and the hash before it. */
    static void fill(AuditEventRecord row, AuditEntry entry) {
        row.setHashVersion(WITH_NUMBERS);
        row.setActor(entry.actor());
        row.setAction(entry.action().name());
        row.setSubject(entry.subject());
        row.setDetail(entry.detail());
        row.setUploadId(entry.uploadId().isPresent() ? entry.uploadId().getAsLong() : null);
        row.setContentSha256(entry.contentSha256().orElse(null));
        entry.counts().ifPresent(counts -> {
            row.setRowsAdded(counts.added());
            row.setRowsChanged(counts.changed());
            row.setRowsUnchanged(counts.unchanged());
            row.setRowsRejected(counts.rejected());
            row.setRowsHeld(counts.held());
            row.setRowsEnded(counts.ended());
        });
        row.setEventHash(hash(row));
    }

    /** Tells whether a row has the hash of what it says. */
    static boolean isAsWritten(AuditEventRecord row) {
        boolean known = row.getHashVersion() == WITH_NUMBERS || row.getHashVersion() == WORDS_ONLY && !hasNumbers(row);
        return known && hash(row).equals(row.getEventHash());
    }

    static AuditEvent event(AuditEventRecord row) {
        AuditEntry entry = new AuditEntry(
                row.getActor(),
                AuditAction.valueOf(row.getAction()),
                row.getSubject(),
                row.getDetail(),
                row.getUploadId() == null ? OptionalLong.empty() : OptionalLong.of(row.getUploadId()),
                counts(row),
                Optional.ofNullable(row.getContentSha256()));
        return new AuditEvent(
                row.getEventNo(),
                Database.instant(row.getHappenedAt()),
                entry,
                row.getPreviousHash(),
                row.getEventHash());
    }

    private static Optional<AuditCounts> counts(AuditEventRecord row) {
        if (row.getRowsAdded() == null) {
            return Optional.empty();
        }
        return Optional.of(new AuditCounts(
                row.getRowsAdded(),
                row.getRowsChanged(),
                row.getRowsUnchanged(),
                row.getRowsRejected(),
                row.getRowsHeld(),
                row.getRowsEnded()));
    }

    private static String hash(AuditEventRecord row) {
        CanonicalHash hash = new CanonicalHash()
                .add(row.getEventNo().toString())
                .add(Database.instant(row.getHappenedAt()).toString())
                .add(row.getActor())
                .add(row.getAction())
                .add(row.getSubject())
                .add(row.getDetail())
                .add(row.getPreviousHash());
        if (row.getHashVersion() == WITH_NUMBERS) {
            numbers(row).forEach(number -> hash.add(number.orElse(null)));
        }
        return hash.hex();
    }

    private static boolean hasNumbers(AuditEventRecord row) {
        return numbers(row).anyMatch(Optional::isPresent);
    }

    private static Stream<Optional<String>> numbers(AuditEventRecord row) {
        return Stream.of(
                text(row.getUploadId()),
                text(row.getRowsAdded()),
                text(row.getRowsChanged()),
                text(row.getRowsUnchanged()),
                text(row.getRowsRejected()),
                text(row.getRowsHeld()),
                text(row.getRowsEnded()),
                Optional.ofNullable(row.getContentSha256()));
    }

    private static Optional<String> text(@Nullable Long number) {
        return Optional.ofNullable(number).map(Object::toString);
    }
}
