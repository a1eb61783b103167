package org.aroregistry.core.store;

/** Rows that are loaded while others are still being checked. */
public interface RowFeed {
    /** Waits for a row; false behind the last. */
    boolean await();

    /** Tells whether a row can be had within that time; false behind the last. */
    boolean isReady(long milliseconds);

    /** Returns the next row; ask {@link #await} or {@link #isReady} first. */
    NewRow next();
}
