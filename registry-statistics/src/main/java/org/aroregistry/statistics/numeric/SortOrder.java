package org.aroregistry.statistics.numeric;

/**
 * The order of an array of numbers, as indices: every estimator sorts its times once, and nothing else.
 *
 * <p>A stable radix sort over the bits of the numbers, linear in n. Few numbers agree in their leading bits, so only those are sorted by digits,
 * with the index packed below them; what is left out of order is put right by insertion. Numbers that crowd together far from others do agree
 * there: when insertion finds too much to do, all bits are sorted by digits.
 */
public final class SortOrder {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int PASSES = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    /** Below this size counting buckets costs more than inserting. */
    private static final int SMALL = 64;

    /** Leading bits sorted by digits beyond those that would tell all numbers apart if they were spread evenly. */
    private static final int SPARE_BITS = 3;

    /** Steps of insertion, per number, beyond which sorting by all digits is faster. */
    private static final int STEPS = 4;

    /** The key of infinity: only that of NaN is beyond. */
    private static final long GREATEST_KEY = key(Double.POSITIVE_INFINITY);

    private static final int[] NONE = {};

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
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            long key = key(values[i]);
            if (key > GREATEST_KEY) {
                throw new IllegalArgumentException("value " + i + " is not a number");
            }
            keys[i] = key;
            // What is sorted so far has its greatest key last.
            sorted &= key >= greatest;
            least = Math.min(least, key);
            greatest = Math.max(greatest, key);
        }
        if (sorted) {
            return identity(n);
        }
        if (n < SMALL) {
            return insert(keys, identity(n));
        }
        int[] order = byLeadingBits(values, keys, least, greatest);
        return order.length == n ? order : byAllBits(values);
    }

    /** Maps numbers to integers of the same order: negative numbers compare the other way round in their bits. */
    private static long key(double value) {
        // Converting takes all NaN to one, a positive one.
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
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

    /**
     * Sorts by digits of the leading bits and by insertion; empty if numbers that differ agree in too many of them.
     *
     * @param keys of the values; destroyed
     */
    private static int[] byLeadingBits(double[] values, long[] keys, long least, long greatest) {
        int n = keys.length;
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
        int rangeBits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
        int dropped = Math.max(0, rangeBits + indexBits - (Long.SIZE - 1));
        for (int i = 0; i < n; i++) {
            keys[i] = (keys[i] - least) >>> dropped << indexBits | i;
        }
        int top = rangeBits - dropped + indexBits;
        int wanted = Math.min(top - indexBits, indexBits + SPARE_BITS);
        int passes = (wanted + DIGIT_BITS - 1) / DIGIT_BITS;
        int digitBits = (wanted + passes - 1) / passes;
        long[] packed = byDigits(keys, Math.max(indexBits, top - passes * digitBits), digitBits, passes);
        if (!insertRest(packed)) {
            return NONE;
        }
        int[] order = new int[n];
        int mask = (1 << indexBits) - 1;
        for (int i = 0; i < n; i++) {
            order[i] = (int) packed[i] & mask;
        }
        return dropped == 0 || isAscending(values, order) ? order : NONE;
    }

    /** Whether the bits that were dropped agree with the order of the others. */
    private static boolean isAscending(double[] values, int[] order) {
        for (int i = 1; i < order.length; i++) {
            if (values[order[i - 1]] > values[order[i]]) {
                return false;
            }
        }
        return true;
    }

    private static long[] byDigits(long[] packed, int lowest, int digitBits, int passes) {
        int n = packed.length;
        int mask = (1 << digitBits) - 1;
        long[] from = packed;
        long[] to = new long[n];
        for (int pass = 0; pass < passes; pass++) {
            int shift = lowest + pass * digitBits;
            int[] next = new int[mask + 1];
            for (long value : from) {
                next[(int) (value >>> shift) & mask]++;
            }
            int sum = 0;
            for (int b = 0; b <= mask; b++) {
                int count = next[b];
                next[b] = sum;
                sum += count;
            }
            for (long value : from) {
                to[next[(int) (value >>> shift) & mask]++] = value;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /** Sorts what is nearly sorted; false if it is not. */
    private static boolean insertRest(long[] packed) {
        long steps = (long) STEPS * packed.length;
        for (int i = 1; i < packed.length; i++) {
            long value = packed[i];
            int j = i - 1;
            for (; j >= 0 && packed[j] > value; j--) {
                packed[j + 1] = packed[j];
            }
            packed[j + 1] = value;
            steps -= i - 1 - j;
            if (steps < 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] byAllBits(double[] values) {
        int n = values.length;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = key(values[i]);
        }
        int[][] counts = counts(keys);
        long[] fromKeys = keys;
        int[] from = identity(n);
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
