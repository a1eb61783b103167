package org.aroregistry.statistics.numeric;

import java.util.function.IntToDoubleFunction;

/** Searches in ascending values, which may repeat. */
public final class Ascending {
    private Ascending() {}

    /**
     * Counts the values below a limit.
     *
     * @param values ascending
     * @param limit any number but NaN
     * @return at least 0; also the position of the first value at or above the limit, the length if there is none
     */
    public static int countBelow(double[] values, double limit) {
        return countUpTo(values, Math.nextDown(limit));
    }

    /**
     * Counts the values up to a limit.
     *
     * @param values ascending
     * @param limit any number but NaN
     * @return at least 0; the last value up to the limit stands one before this position
     */
    public static int countUpTo(double[] values, double limit) {
        return countUpTo(values.length, i -> values[i], limit);
    }

    /**
     * Counts the values up to a limit.
     *
     * @param size number of values
     * @param value gives the value at a position, ascending
     * @param limit any number but NaN
     * @return at least 0; the last value up to the limit stands one before this position
     */
    public static int countUpTo(int size, IntToDoubleFunction value, double limit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value.applyAsDouble(middle) <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
