package org.aroregistry.core.store;

import java.time.Instant;

/**
 * One entry of the audit trail.
 *
 * @param eventNo 1 for the first, without gaps
 * @param at when, in UTC, to the microsecond
 * @param actor who
 * @param action what
 * @param subject on what, such as {@code upload 12}; never a value of a cell
 * @param detail more words, may be empty
 * @param previousHash hash of the entry before
 * @param hash SHA-256 over this entry and {@code previousHash}
 */
public record AuditEvent(
        long eventNo,
        Instant at,
        String actor,
        AuditAction action,
        String subject,
        String detail,
        String previousHash,
        String hash) {}
