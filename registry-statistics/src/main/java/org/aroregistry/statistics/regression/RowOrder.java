package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.aroregistry.statistics.numeric.SortOrder;
import org.jspecify.annotations.Nullable;

/** Orders of rows by several keys: the sort is stable, so sorting by the last key first leaves each key sorted within the one before. */
final class RowOrder {
    private RowOrder() {}

    /**
     * Sorts rows by one more key, before those they are sorted by.
     *
     * @param order rows
     * @param key of a row
     * @return the rows by ascending key; rows of one key keep their order
     */
    static int[] by(IntToDoubleFunction key, int[] order) {
        int n = order.length;
        double[] keys = new double[n];
        for (int i = 0; i < n; i++) {
            keys[i] = key.applyAsDouble(order[i]);
        }
        int[] sorted = SortOrder.ascending(keys);
        for (int i = 0; i < n; i++) {
            sorted[i] = order[sorted[i]];
        }
        return sorted;
    }

    /** The rows as they come, from 0. */
    static int[] rows(int size) {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    static int[] gather(int[] byRow, int[] order) {
        int[] gathered = new int[order.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = byRow[order[i]];
        }
        return gathered;
    }

    /** Sorts rows by stratum, if there are strata. */
    static int[] byStratum(int @Nullable [] strata, int[] order) {
        return strata == null ? order : by(row -> strata[row], order);
    }
}
