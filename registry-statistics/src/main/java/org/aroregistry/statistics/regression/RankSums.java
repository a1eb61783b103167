package org.aroregistry.statistics.regression;

/** Sums of the weights of a changing set of rows, by the rank of their predictor; ranks count from 1. */
sealed interface RankSums permits WeightTree, RankBits {

    /**
     * Empties the set.
     *
     * @param first place of the first row of each rank if rows stand in the order of their ranks, from rank 1 on; the number of rows at the end.
     *     The array stays as it is until the next call
     */
    void clear(int[] first);

    /** Adds a row of a rank, or takes one away by its negative weight. */
    void add(int rank, double weight);

    /** Sum of all ranks. */
    double total();

    /** Sum of a rank. */
    double at(int rank);

    /** Sum of the ranks below. */
    double below(int rank);

    /** Sums of the ranks below each rank, which stands at its own index. */
    double[] allBelow();
}
