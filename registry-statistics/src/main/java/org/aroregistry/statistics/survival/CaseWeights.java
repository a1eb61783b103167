package org.aroregistry.statistics.survival;

import java.util.Arrays;

/**
 * How much each subject of a sample counts, and which subjects belong together.
 *
 * <p>Whether standard errors are robust is decided over the whole sample, so that every group of it has errors of one kind.
 */
final class CaseWeights {

    static final CaseWeights NONE = new CaseWeights(new double[0], new int[0], false);

    private final double[] weights;
    private final int[] clusters;
    private final boolean robust;

    private CaseWeights(double[] weights, int[] clusters, boolean robust) {
        this.weights = weights;
        this.clusters = clusters;
        this.robust = robust;
    }

    CaseWeights withWeights(double[] given) {
        boolean fractional = false;
        boolean positive = false;
        for (int i = 0; i < given.length; i++) {
            if (!(given[i] >= 0 && given[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight of subject " + i + " is " + given[i] + ", not finite and at least 0");
            }
            fractional |= given[i] != Math.rint(given[i]);
            positive |= given[i] > 0;
        }
        if (!positive) {
            throw new IllegalArgumentException("all weights are 0");
        }
        return new CaseWeights(given.clone(), clusters, clusters.length > 0 || fractional);
    }

    CaseWeights withClusters(int[] given) {
        return new CaseWeights(weights, given.clone(), true);
    }

    /** Whether there is anything but one subject, one count. */
    boolean present() {
        return weights.length > 0 || robust;
    }

    boolean robust() {
        return robust;
    }

    double weight(int subject) {
        return weights.length > 0 ? weights[subject] : 1;
    }

    /** Numbers the cluster of each subject from 0; without clusters each is its own, numbered in the order of leaving. */
    int[] numberedClusters(FollowUp followUp) {
        int[] numbers = new int[followUp.size()];
        if (clusters.length == 0) {
            // So sums by cluster are read in the order in which they are stored.
            for (int place = 0; place < numbers.length; place++) {
                numbers[followUp.exiting(place)] = place;
            }
            return numbers;
        }
        int[] distinct = Arrays.stream(clusters).sorted().distinct().toArray();
        Arrays.setAll(numbers, i -> Arrays.binarySearch(distinct, clusters[i]));
        return numbers;
    }

    CaseWeights select(int[] subjects) {
        return new CaseWeights(
                weights.length > 0
                        ? Arrays.stream(subjects).mapToDouble(i -> weights[i]).toArray()
                        : weights,
                clusters.length > 0
                        ? Arrays.stream(subjects).map(i -> clusters[i]).toArray()
                        : clusters,
                robust);
    }

    /** The weights of each group. */
    CaseWeights[] split(Grouping grouping) {
        double[][] own = weights.length > 0 ? grouping.split(weights) : new double[0][];
        int[][] ownClusters = clusters.length > 0 ? grouping.split(clusters) : new int[0][];
        CaseWeights[] groups = new CaseWeights[grouping.count()];
        Arrays.setAll(
                groups,
                g -> new CaseWeights(
                        own.length > 0 ? own[g] : weights, ownClusters.length > 0 ? ownClusters[g] : clusters, robust));
        return groups;
    }
}
