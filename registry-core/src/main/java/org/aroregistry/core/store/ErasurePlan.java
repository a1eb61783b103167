package org.aroregistry.core.store;

import java.util.List;
import java.util.Map;

/**
 * What an erasure would remove.
 *
 * @param rows versions of rows by table, tables without any left out, in the order of the dictionary
 * @param otherRows rows of other tables that name the patient, endpoint rows above all
 * @param findings findings about the patient's rows that lose record, value and words
 * @param queries queries about the patient's rows that lose record, answer and words
 * @param freezes freezes that hold rows of the patient: they stay verifiable, and cannot be analysed again with the same numbers
 * @param runs finished runs on these freezes: their results and reports stay as they are
 * @param otherSites other sites that know a patient of this code; erase there as well
 */
public record ErasurePlan(
        Map<String, Long> rows,
        long otherRows,
        long findings,
        long queries,
        List<String> freezes,
        List<Long> runs,
        List<String> otherSites) {

    /** Tells whether the registry holds nothing of the patient. */
    public boolean isEmpty() {
        return rows.isEmpty() && otherRows == 0 && findings == 0 && queries == 0;
    }

    /** Returns the number of versions of rows, over all tables. */
    public long rowsInAll() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
