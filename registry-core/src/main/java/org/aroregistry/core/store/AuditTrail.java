package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.AUDIT_EVENT;
import static org.aroregistry.core.store.jooq.Tables.AUDIT_HEAD;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.store.jooq.tables.records.AuditEventRecord;
import org.aroregistry.core.store.jooq.tables.records.AuditHeadRecord;
import org.jooq.Cursor;
import org.jooq.DSLContext;

/**
 * The append-only, hash-chained record of what people did.
 *
 * <p>Each entry holds the hash of the one before. The number and hash of the last entry are kept apart, so that cutting entries off the
 * end shows as well.
 */
public final class AuditTrail {
    private static final String NO_HASH = "0".repeat(64);
    private static final int DETAIL_LENGTH = 1000;

    private final Database database;

    AuditTrail(Database database) {
        this.database = database;
    }

    /**
     * Appends an entry.
     *
     * @param actor who did it
     * @param action what
     * @param subject on what, such as {@code upload 12}; never a value of a cell
     * @param detail more words, may be empty
     */
    public AuditEvent record(String actor, AuditAction action, String subject, String detail) {
        return database.transaction("writing the audit trail", tx -> append(tx, actor, action, subject, detail));
    }

    /** Returns the latest entries, the newest first. */
    public List<AuditEvent> latest(int count) {
        return database.read("reading the audit trail", query -> query.selectFrom(AUDIT_EVENT)
                .orderBy(AUDIT_EVENT.EVENT_NO.desc())
                .limit(count)
                .fetch(AuditTrail::event));
    }

    /** Walks the chain from its first entry and says what does not fit. */
    public AuditCheck verify() {
        return database.transaction("checking the audit trail", tx -> {
            // The lock keeps new entries out until the last one was compared with the head.
            AuditHeadRecord head = tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
            String previous = NO_HASH;
            long expectedNo = 1;
            try (Cursor<AuditEventRecord> events = tx.selectFrom(AUDIT_EVENT)
                    .orderBy(AUDIT_EVENT.EVENT_NO)
                    .fetchSize(database.isMySql() ? Integer.MIN_VALUE : 1000)
                    .fetchLazy()) {
                for (AuditEventRecord event : events) {
                    Optional<String> fault = fault(event, expectedNo, previous);
                    if (fault.isPresent()) {
                        return new AuditCheck(expectedNo, fault);
                    }
                    previous = event.getEventHash();
                    expectedNo++;
                }
            }
            long last = expectedNo - 1;
            if (last != head.getEventNo() || !previous.equals(head.getEventHash())) {
                return new AuditCheck(
                        last,
                        Optional.of("the trail ends with event " + last + ", but event " + head.getEventNo()
                                + " was the last one written"));
            }
            return new AuditCheck(last, Optional.empty());
        });
    }

    /** Appends an entry within a transaction: the entry and what it tells of take effect together. */
    AuditEvent append(DSLContext tx, String actor, AuditAction action, String subject, String detail) {
        AuditHeadRecord head = tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
        AuditEventRecord event = tx.newRecord(AUDIT_EVENT);
        event.setEventNo(head.getEventNo() + 1);
        event.setHappenedAt(database.now());
        event.setActor(actor);
        event.setAction(action.name());
        event.setSubject(subject);
        event.setDetail(detail.length() <= DETAIL_LENGTH ? detail : detail.substring(0, DETAIL_LENGTH));
        event.setPreviousHash(head.getEventHash());
        event.setEventHash(hash(event));
        event.insert();
        tx.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.EVENT_NO, event.getEventNo())
                .set(AUDIT_HEAD.EVENT_HASH, event.getEventHash())
                .execute();
        return event(event);
    }

    private static Optional<String> fault(AuditEventRecord event, long expectedNo, String previous) {
        if (event.getEventNo() != expectedNo) {
            return Optional.of("event " + expectedNo + " is missing");
        }
        if (!event.getPreviousHash().equals(previous)) {
            return Optional.of("event " + expectedNo + " does not follow from the event before it");
        }
        return hash(event).equals(event.getEventHash())
                ? Optional.empty()
                : Optional.of("event " + expectedNo + " was changed after it was written");
    }

    private static String hash(AuditEventRecord event) {
        LocalDateTime at = event.getHappenedAt();
        return new CanonicalHash()
                .add(event.getEventNo().toString())
                .add(Database.instant(at).toString())
                .add(event.getActor())
                .add(event.getAction())
                .add(event.getSubject())
                .add(event.getDetail())
                .add(event.getPreviousHash())
                .hex();
    }

    private static AuditEvent event(AuditEventRecord event) {
        return new AuditEvent(
                event.getEventNo(),
                Database.instant(event.getHappenedAt()),
                event.getActor(),
                AuditAction.valueOf(event.getAction()),
                event.getSubject(),
                event.getDetail(),
                event.getPreviousHash(),
                event.getEventHash());
    }
}
