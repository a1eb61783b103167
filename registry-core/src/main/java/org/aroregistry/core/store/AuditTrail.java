package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.AUDIT_EVENT;
import static org.aroregistry.core.store.jooq.Tables.AUDIT_HEAD;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.store.jooq.tables.records.AuditEventRecord;
import org.aroregistry.core.store.jooq.tables.records.AuditHeadRecord;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The append-only, hash-chained record of what people did.
 *
 * <p>Each entry holds the hash of the one before. The number and hash of the last entry are kept apart, so that cutting entries off the
 * end shows as well. Receipts carry the number and hash of their event out of the house: a chain that was written anew as a whole does not
 * hold them.
 */
public final class AuditTrail {
    private static final String NO_HASH = "0".repeat(64);

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
        return database.transaction(
                "writing the audit trail", tx -> append(tx, AuditEntry.of(actor, action, subject, detail)));
    }

    /** Returns the latest entries, the newest first. */
    public List<AuditEvent> latest(int count) {
        return database.read("reading the audit trail", query -> query.selectFrom(AUDIT_EVENT)
                .orderBy(AUDIT_EVENT.EVENT_NO.desc())
                .limit(count)
                .fetch(AuditRow::event));
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

    /**
     * Says what does not fit between a receipt and the trail.
     *
     * <p>The trail must hold the event that the receipt names, with the same hash, and that event must be about this very receipt. Walk the
     * chain with {@link #verify} as well: together they prove that nothing before the receipt was changed since it was given.
     *
     * @return what does not fit, in one sentence; empty if all fits
     */
    public Optional<String> verify(SealedReceipt receipt) {
        Optional<AuditEvent> found = database.read("reading the audit trail", query -> query.fetchOptional(
                        AUDIT_EVENT, AUDIT_EVENT.EVENT_NO.eq(receipt.eventNo()))
                .map(AuditRow::event));
        if (found.isEmpty()) {
            return Optional.of("the receipt names event " + receipt.eventNo() + ", and the trail does not go that far");
        }
        AuditEvent event = found.get();
        if (!event.hash().equals(receipt.eventHash())) {
            return Optional.of("event " + receipt.eventNo() + " has another hash than the receipt names");
        }
        return event.entry().contentSha256().equals(Optional.of(receipt.bodySha256()))
                ? Optional.empty()
                : Optional.of("the receipt was changed after it was given: event " + receipt.eventNo()
                        + " tells of another content");
    }

    /**
     * Returns the next number of a table and keeps others from taking it until the transaction ends.
     *
     * <p>The database's own counters go on after a transaction that never took effect. With numbers that follow what is stored, an
     * interrupted upload that is sent again leaves exactly what an undisturbed one leaves. The lock is that of the last event, which every
     * transaction that gives numbers takes in any case.
     *
     * @param number the column of the numbers
     * @return one more than the highest number stored, 1 for the first
     */
    static long nextNumber(DSLContext tx, TableField<?, Long> number) {
        tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
        Long last =
                tx.select(DSL.max(number)).from(number.getTable()).fetchSingle().value1();
        return last == null ? 1 : last + 1;
    }

    /** Appends an entry within a transaction: the entry and what it tells of take effect together. */
    AuditEvent append(DSLContext tx, AuditEntry entry) {
        AuditHeadRecord head = tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
        AuditEventRecord event = tx.newRecord(AUDIT_EVENT);
        event.setEventNo(head.getEventNo() + 1);
        event.setHappenedAt(database.now());
        event.setPreviousHash(head.getEventHash());
        AuditRow.fill(event, entry);
        event.insert();
        tx.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.EVENT_NO, event.getEventNo())
                .set(AUDIT_HEAD.EVENT_HASH, event.getEventHash())
                .execute();
        return AuditRow.event(event);
    }

    private static Optional<String> fault(AuditEventRecord event, long expectedNo, String previous) {
        if (event.getEventNo() != expectedNo) {
            return Optional.of("event " + expectedNo + " is missing");
        }
        if (!event.getPreviousHash().equals(previous)) {
            return Optional.of("event " + expectedNo + " does not follow from the event before it");
        }
        return AuditRow.isAsWritten(event)
                ? Optional.empty()
                : Optional.of("event " + expectedNo + " was changed after it was written");
    }
}
