package org.aroregistry.core.store;

import java.time.Instant;

/**
 * An erasure that was done. Nothing in it names the patient.
 *
 * @param number number in the registry, from 1
 * @param siteId site of the patient
 * @param reason why, in words that identify nobody
 * @param actor who erased
 * @param at when, in UTC
 * @param rows versions of the patient's rows that were removed
 * @param otherRows rows removed from other tables, endpoint rows above all
 */
public record Erasure(long number, String siteId, String reason, String actor, Instant at, long rows, long otherRows) {}
