package org.aroregistry.core.store;

import java.time.Instant;

/**
 * One entry of the audit trail.
 *
 * @param eventNo 1 for the first, without gaps
 * @param at when, in UTC, to the microsecond
 * @param entry who did what to what
 * @param previousHash hash of the entry before
 * @param hash SHA-256 over this entry and {@code previousHash}
 */
public record AuditEvent(long eventNo, Instant at, AuditEntry entry, String previousHash, String hash) {

    /** Returns who did it. */
    public String actor() {
        return entry.actor();
    }

    /** Returns what was done. */
    public AuditAction action() {
        return entry.action();
    }

    /** Returns on what it was done, such as {@code upload 12}. */
    public String subject() {
        return entry.subject();
    }

    /** Returns more words, may be empty. */
    public String detail() {
        return entry.detail();
    }
}
