package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.numeric.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Entries and times in which values closer than rounding error have become one value: the rule of R's {@code aeqSurv}.
 *
 * <p>All distinct entries and times are one ascending list. Two neighbours are one value if their gap, or their gap over the mean of the list's
 * magnitudes, is at most 1.49e-8; chains link, and every member of a run takes its first value.
 *
 * @param entries merged; null if there are none
 * @param times merged
 */
record RoundingTies(double @Nullable [] entries, double[] times) {
    /** Square root of the double epsilon 2^-52. */
    private static final double ROUNDING = Math.sqrt(Math.ulp(1.0));

    static RoundingTies merge(double @Nullable [] entries, double[] times) {
        int[] timeOrder = SortOrder.ascending(times);
        int[] entryOrder = entries == null ? new int[0] : SortOrder.ascending(entries);
        double[] from = entries == null ? new double[0] : entries;
        Pool scan = new Pool(from, entryOrder, times, timeOrder);
        double tolerance = scan.tolerance();
        double[] mergedTimes = new double[times.length];
        double[] mergedEntries = new double[from.length];
        scan.merge(tolerance, mergedEntries, mergedTimes);
        for (int i = 0; i < mergedEntries.length; i++) {
            requireOrder(i, mergedEntries[i], mergedTimes[i], " once rounding error is removed");
        }
        return new RoundingTies(entries == null ? null : mergedEntries, mergedTimes);
    }

    static void requireOrder(int row, double entry, double time, String circumstance) {
        if (!(entry < time)) {
            throw new IllegalArgumentException(
                    "row " + row + " enters at " + entry + ", not before its time " + time + circumstance);
        }
    }

    /** Walks up two sorted lists as if they were one. */
    private record Pool(double[] entries, int[] entryOrder, double[] times, int[] timeOrder) {
        double tolerance() {
            double sum = 0;
            long distinct = 0;
            double last = Double.NaN;
            int e = 0;
            int t = 0;
            while (e < entryOrder.length || t < timeOrder.length) {
                double value = entryNext(e, t) ? entries[entryOrder[e++]] : times[timeOrder[t++]];
                if (value != last) {
                    sum += Math.abs(value);
                    distinct++;
                }
                last = value;
            }
            return ROUNDING * Math.max(1, sum / distinct);
        }

        void merge(double tolerance, double[] mergedEntries, double[] mergedTimes) {
            double last = Double.NEGATIVE_INFINITY;
            double first = Double.NaN;
            int e = 0;
            int t = 0;
            while (e < entryOrder.length || t < timeOrder.length) {
                boolean entry = entryNext(e, t);
                int row = entry ? entryOrder[e++] : timeOrder[t++];
                // Adding zero turns a negative zero into zero.
                double value = (entry ? entries[row] : times[row]) + 0.0;
                if (!(value - last <= tolerance)) {
                    first = value;
                }
                last = value;
                if (entry) {
                    mergedEntries[row] = first;
                } else {
                    mergedTimes[row] = first;
                }
            }
        }

        private boolean entryNext(int e, int t) {
            return t == timeOrder.length || e < entryOrder.length && entries[entryOrder[e]] <= times[timeOrder[t]];
        }
    }
}
