package org.aroregistry.statistics.ranks;

/** The median of all differences between two ordered arrays, without forming them: time n log n, no memory. */
final class PairwiseDifferences {

    private PairwiseDifferences() {}

    /**
     * Gives the median of first[i] - second[j] over all pairs.
     *
     * @param first ascending, not empty
     * @param second ascending, not empty
     */
    static double median(double[] first, double[] second) {
        long pairs = (long) first.length * second.length;
        double lower = ranked(first, second, (pairs + 1) / 2);
        if (pairs % 2 == 1) {
            return lower;
        }
        double upper = ranked(first, second, pairs / 2 + 1);
        return (lower + upper) / 2;
    }

    /**
     * Finds the smallest number that at least {@code rank} differences do not exceed, which is the difference of that rank. Halves the range of
     * floating-point numbers, taken in order as integers, so at most 64 counts are needed and the result is a difference to the last bit.
     */
    private static double ranked(double[] first, double[] second, long rank) {
        long below = ordered(first[0] - second[second.length - 1]) - 1;
        long above = ordered(first[first.length - 1] - second[0]);
        while (below + 1 < above) {
            // The ends may be as far apart as all longs are: half of each avoids the overflow.
            long middle = (below >> 1) + (above >> 1) + (below & above & 1);
            if (countUpTo(first, second, number(middle)) >= rank) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return number(above);
    }

    private static long countUpTo(double[] first, double[] second, double difference) {
        long count = 0;
        // first[i] - second[j] <= difference holds for the j from some place on, which moves up with i.
        int from = 0;
        for (double value : first) {
            while (from < second.length && value - second[from] > difference) {
                from++;
            }
            count += second.length - from;
        }
        return count;
    }

    /** Doubles in their order as integers; 0.0 and -0.0 are one number. */
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double number(long ordered) {
        return Double.longBitsToDouble(ordered < 0 ? Long.MIN_VALUE - ordered : ordered);
    }
}
