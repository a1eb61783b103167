package org.aroregistry.core.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One event in the life of a query.
 *
 * @param at when, in UTC
 * @param actor who; the sender where an upload did it
 * @param kind what happened
 * @param uploadId upload that did it; empty if a person did
 */
public record QueryEvent(Instant at, String actor, Kind kind, OptionalLong uploadId) {
    /** What can happen to a query. */
    public enum Kind {
        /** It was asked. */
        OPENED,
        /** The site answered. */
        ANSWERED,
        /** An upload mended the cell, or took the row away. */
        RESOLVED,
        /** The data manager accepts the row as it is. */
        CLOSED,
        /** It was asked again. */
        REOPENED
    }
}
