package org.aroregistry.core.store;

/**
 * What ends at other sites because patients moved.
 *
 * @param patients patients who moved
 * @param rows their rows that other sites show no longer
 */
public record MovedRows(long patients, long rows) {
    /** Nobody moved. */
    public static final MovedRows NONE = new MovedRows(0, 0);
}
