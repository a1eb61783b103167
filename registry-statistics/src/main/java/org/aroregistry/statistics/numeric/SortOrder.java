package org.aroregistry.statistics.numeric;

/**
 * The order of an array of numbers, as indices: every estimator sorts its times once, and nothing else.
 *
 * <p>A stable radix sort over the bits of the numbers, 11 at a time: linear in n, and digits in which all numbers agree cost one count. Day
 * counts, whose low bits are all zero, need about half of the passes.
 */
public final class SortOrder {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int PASSES = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    /** Below this size counting buckets costs more than inserting. */
    private static final int SMALL = 64;

    private SortOrder() {}

    /**
     * Sorts numbers upwards without moving them.
     *
     * @param values any numbers but NaN; 0.0 and -0.0 are equal
     * @return the indices of the values in ascending order; equal values keep their order
     * @throws IllegalArgumentException if a value is NaN
     */
    public static int[] ascending(double[] values) {
        int n = values.length;
        long[] keys = new long[n];
        int[] order = new int[n];
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " is not a number");
            }
            keys[i] = key(values[i]);
            order[i] = i;
            sorted &= i == 0 || keys[i - 1] <= keys[i];
        }
        if (sorted) {
            return order;
        }
        return n < SMALL ? insert(keys, order) : radix(keys, order);
    }

    /** Maps numbers to integers of the same order: negative numbers compare the other way round in their bits. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        // Unsigned order: flip the sign of positive numbers, all bits of negative ones. Signed comparison flips it
        // back.
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static int[] insert(long[] keys, int[] order) {
        for (int i = 1; i < keys.length; i++) {
            long key = keys[i];
            int index = order[i];
            int j = i - 1;
            for (; j >= 0 && keys[j] > key; j--) {
                keys[j + 1] = keys[j];
                order[j + 1] = order[j];
            }
            keys[j + 1] = key;
            order[j + 1] = index;
        }
        return order;
    }

    private static int[] radix(long[] keys, int[] order) {
        int n = keys.length;
        int[][] counts = counts(keys);
        long[] fromKeys = keys;
        int[] from = order;
        long[] toKeys = new long[n];
        int[] to = new int[n];
        for (int pass = 0; pass < PASSES; pass++) {
            int[] starts = counts[pass];
            if (starts[digit(fromKeys[0], pass)] == n) {
                continue;
            }
            int sum = 0;
            for (int b = 0; b < BUCKETS; b++) {
                int count = starts[b];
                starts[b] = sum;
                sum += count;
            }
            for (int i = 0; i < n; i++) {
                int place = starts[digit(fromKeys[i], pass)]++;
                toKeys[place] = fromKeys[i];
                to[place] = from[i];
            }
            long[] keysSwap = fromKeys;
            fromKeys = toKeys;
            toKeys = keysSwap;
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int[][] counts(long[] keys) {
        int[][] counts = new int[PASSES][BUCKETS];
        for (long key : keys) {
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][digit(key, pass)]++;
            }
        }
        return counts;
    }

    private static int digit(long key, int pass) {
        return (int) ((key ^ Long.MIN_VALUE) >>> pass * DIGIT_BITS) & (BUCKETS - 1);
    }
}
