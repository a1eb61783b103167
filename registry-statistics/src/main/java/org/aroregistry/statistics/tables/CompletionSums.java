package org.aroregistry.statistics.tables;

import java.util.Arrays;

/** The ways to complete a table from a node: the sum of the log factorials of each, and then how probable those with a large sum are. */
final class CompletionSums {

    private long[] sums = new long[64];
    private int size;
    private double[] tails = {0};

    int size() {
        return size;
    }

    void add(long sum) {
        if (size == sums.length) {
            sums = Arrays.copyOf(sums, 2 * size);
        }
        sums[size++] = sum;
    }

    /**
     * Sorts them, after all are added.
     *
     * @param constant what less a sum is the logarithm of the probability of one way
     */
    void sort(long constant) {
        Arrays.sort(sums, 0, size);
        tails = new double[size + 1];
        for (int i = size - 1; i >= 0; i--) {
            tails[i] = tails[i + 1] + LogFactorials.exp(constant - sums[i]);
        }
    }

    /** Probability of a sum of at least so much. */
    double probability(long least) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sums[middle] >= least) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return tails[from];
    }
}
