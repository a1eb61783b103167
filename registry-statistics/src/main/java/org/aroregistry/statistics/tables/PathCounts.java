package org.aroregistry.statistics.tables;

import java.util.Arrays;

/** The paths to one node by their sum of log factorials: how probable those with the same sum are. An open hash table of numbers. */
final class PathCounts {

    private static final long EMPTY = -1;

    private long[] sums = {EMPTY, EMPTY};
    private double[] probabilities = {0, 0};
    private int size;

    int size() {
        return size;
    }

    /** Adds paths. The sum is at least 0. */
    void add(long sum, double probability) {
        int place = place(sums, sum);
        if (sums[place] == EMPTY) {
            if (2 * (size + 1) > sums.length) {
                grow();
                place = place(sums, sum);
            }
            sums[place] = sum;
            size++;
        }
        probabilities[place] += probability;
    }

    private void grow() {
        long[] moreSums = new long[2 * sums.length];
        double[] moreProbabilities = new double[2 * sums.length];
        Arrays.fill(moreSums, EMPTY);
        for (int old = 0; old < sums.length; old++) {
            if (sums[old] != EMPTY) {
                int place = place(moreSums, sums[old]);
                moreSums[place] = sums[old];
                moreProbabilities[place] = probabilities[old];
            }
        }
        sums = moreSums;
        probabilities = moreProbabilities;
    }

    private static int place(long[] sums, long sum) {
        int mask = sums.length - 1;
        // Spreads the bits: the length is a power of two.
        long mixed = sum * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & mask;
        while (sums[place] != EMPTY && sums[place] != sum) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Number of places, some of them empty. */
    int places() {
        return sums.length;
    }

    boolean isEmpty(int place) {
        return sums[place] == EMPTY;
    }

    long sum(int place) {
        return sums[place];
    }

    double probability(int place) {
        return probabilities[place];
    }
}
