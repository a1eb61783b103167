package org.aroregistry.statistics.numeric;

/**
 * The order of an array of numbers, as indices: every estimator sorts its times once, and nothing else.
 *
 * <p>A stable radix sort, linear in n. Numbers are laid over a range of whole numbers in proportion, with the index packed below, and sorted by
 * the digits of the upper bits only, in which few agree; insertion puts the rest right. Where many do agree, as numbers that crowd together far
 * from others do, all digits are sorted, and those of the numbers themselves if even that cannot tell them apart.
 */
public final class SortOrder {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int PASSES = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    /** Below this size counting buckets costs more than inserting. */
    private static final int SMALL = 64;

    /** Upper bits sorted by digits beyond those that would tell all numbers apart if they were spread evenly. */
    private static final int SPARE_BITS = 4;

    /** Steps of insertion, per number, beyond which sorting by digits is faster. */
    private static final int STEPS = 4;

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
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("value " + i + " is not a number");
            }
            // What is sorted so far has its greatest value last.
            sorted &= value >= greatest;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        if (sorted || n < SMALL) {
            return insert(values, identity(n), Long.MAX_VALUE);
        }
        double range = greatest - least;
        return range < Double.POSITIVE_INFINITY ? byProportion(values, least, range) : byAllBits(values);
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
    }

    /** Puts what is nearly sorted right; empty if it takes more steps than allowed. */
    private static int[] insert(double[] values, int[] order, long steps) {
        long left = steps;
        for (int i = 1; i < order.length; i++) {
            int index = order[i];
            double value = values[index];
            int j = i - 1;
            for (; j >= 0 && values[order[j]] > value; j--) {
                order[j + 1] = order[j];
            }
            order[j + 1] = index;
            left -= i - 1 - j;
            if (left < 0) {
                return new int[0];
            }
        }
        return order;
    }

    private static int[] byProportion(double[] values, double least, double range) {
        int n = values.length;
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
        int valueBits = Long.SIZE - 1 - indexBits;
        // Half of the room, so that rounding up stays within it. Rounding keeps the order: a greater number never gets
        // a lower place.
        double scale = (1L << valueBits - 1) / range;
        if (!(scale < Double.POSITIVE_INFINITY)) {
            return byAllBits(values);
        }
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) {
            packed[i] = (long) ((values[i] - least) * scale) << indexBits | i;
        }
        packed = byUpperBits(packed, Math.min(valueBits, indexBits + SPARE_BITS));
        if (!insert(packed)) {
            packed = byUpperBits(packed, valueBits);
        }
        int[] order = new int[n];
        boolean certain = true;
        int mask = (1 << indexBits) - 1;
        for (int i = 0; i < n; i++) {
            order[i] = (int) packed[i] & mask;
            certain &= i == 0 || packed[i] >>> indexBits != packed[i - 1] >>> indexBits;
        }
        // Numbers in one place stand by their index so far.
        int[] exact = certain ? order : insert(values, order, (long) STEPS * n);
        return exact.length == n ? exact : byAllBits(values);
    }

    /** Sorts by digits of the highest of 63 bits; numbers equal in these keep their order. */
    private static long[] byUpperBits(long[] packed, int bits) {
        int n = packed.length;
        int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int digitBits = (bits + passes - 1) / passes;
        int mask = (1 << digitBits) - 1;
        long[] from = packed;
        long[] to = new long[n];
        for (int pass = passes; pass > 0; pass--) {
            int shift = Math.max(0, Long.SIZE - 1 - pass * digitBits);
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

    /** Puts what is nearly sorted right; false if it takes too many steps. */
    private static boolean insert(long[] packed) {
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

    /** Maps numbers to integers of the same order: negative numbers compare the other way round in their bits. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        // Unsigned order: flip the sign of positive numbers, all bits of negative ones. Signed comparison flips it
        // back.
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
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
