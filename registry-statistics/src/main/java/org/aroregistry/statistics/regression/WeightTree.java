package org.aroregistry.statistics.regression;

import java.util.Arrays;

/** Sums of weights by rank, of which any can change and any beginning be summed in log n steps (Fenwick's tree). */
final class WeightTree implements RankSums {
    /** Node k holds the sum of the ranks from k - (lowest bit of k) + 1 to k. */
    private final double[] nodes;

    private final double[] byRank;
    private int size;
    private double total;

    /** A tree of ranks from 1 to the capacity; clear it before use. */
    WeightTree(int capacity) {
        this.nodes = new double[capacity + 1];
        this.byRank = new double[capacity + 1];
    }

    @Override
    public void clear(int[] first) {
        size = first.length - 2;
        Arrays.fill(nodes, 0, size + 1, 0);
        Arrays.fill(byRank, 0, size + 1, 0);
        total = 0;
    }

    @Override
    public void add(int rank, double weight) {
        byRank[rank] += weight;
        total += weight;
        for (int k = rank; k <= size; k += k & -k) {
            nodes[k] += weight;
        }
    }

    @Override
    public double total() {
        return total;
    }

    @Override
    public double at(int rank) {
        return byRank[rank];
    }

    @Override
    public double below(int rank) {
        double sum = 0;
        for (int k = rank - 1; k > 0; k -= k & -k) {
            sum += nodes[k];
        }
        return sum;
    }

    @Override
    public double[] allBelow() {
        double[] below = new double[size + 1];
        for (int k = 2; k <= size; k++) {
            below[k] = below[k - 1] + byRank[k - 1];
        }
        return below;
    }
}
