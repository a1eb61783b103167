package org.aroregistry.statistics.tables;

/**
 * Logarithms of factorials as whole numbers, so that sums of them are exact in any order.
 *
 * <p>Each is put together from the logarithms of its prime factors: products of factorials that are equal, as 6! and 5! 3!, have equal sums.
 */
final class LogFactorials {

    /** A logarithm of one; sums stay far from the largest long for totals up to {@link Short#MAX_VALUE}. */
    private static final double UNIT = 0x1p42;

    private final long[] values;

    /** Computes them from 0 to a highest number, at most {@link Short#MAX_VALUE}. */
    LogFactorials(int highest) {
        this.values = new long[highest + 1];
        int[] smallestFactor = new int[highest + 1];
        long[] logs = new long[highest + 1];
        for (int i = 2; i <= highest; i++) {
            if (smallestFactor[i] == 0) {
                logs[i] = Math.round(Math.log(i) * UNIT);
                for (int multiple = i; multiple <= highest; multiple += i) {
                    smallestFactor[multiple] = smallestFactor[multiple] == 0 ? i : smallestFactor[multiple];
                }
            } else {
                logs[i] = logs[smallestFactor[i]] + logs[i / smallestFactor[i]];
            }
            values[i] = values[i - 1] + logs[i];
        }
    }

    long of(int number) {
        return values[number];
    }

    /** Sum over some numbers. */
    long sum(int[] numbers) {
        long sum = 0;
        for (int number : numbers) {
            sum += values[number];
        }
        return sum;
    }

    /** A logarithm as a whole number, rounded down. */
    static long floor(double logarithm) {
        return (long) Math.floor(logarithm * UNIT);
    }

    /** The number whose logarithm a whole number is. */
    static double exp(long logarithm) {
        return Math.exp(logarithm / UNIT);
    }
}
