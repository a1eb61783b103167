package org.aroregistry.statistics.survival;

import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;

/**
 * The outcome of a test of the log-rank family.
 *
 * @param groups one line per group, group 0 first
 * @param covariance hypergeometric covariance matrix of observed - expected, rows in the order of the groups
 * @param test the overall test of equal hazards; its degrees of freedom are the groups that were ever at risk at an event,
 *     less one
 */
public record LogRankResult(List<LogRankGroup> groups, List<List<Double>> covariance, ChiSquareTest test) {

    /** Copies the lists. */
    public LogRankResult {
        groups = List.copyOf(groups);
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /**
     * Tests for a trend over ordered groups.
     *
     * @param scores one score per group, for instance 1, 2, 3; finite
     * @return (s'U)² / (s'Vs) on one degree of freedom with U = observed - expected; uninformative if the variance is 0
     * @throws IllegalArgumentException if there is not one finite score per group
     */
    public ChiSquareTest trend(double[] scores) {
        if (scores.length != groups.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + groups.size() + " groups");
        }
        double total = 0;
        double variance = 0;
        double scale = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score of group " + i + " is not finite: " + scores[i]);
            }
            total += scores[i] * (groups.get(i).observed() - groups.get(i).expected());
            scale += scores[i] * scores[i] * covariance.get(i).get(i);
            for (int j = 0; j < scores.length; j++) {
                variance += scores[i] * scores[j] * covariance.get(i).get(j);
            }
        }
        // Equal scores leave only rounding error of the terms that cancel.
        return variance > LogRankTest.SINGULAR * scale
                ? ChiSquareTest.of(total * total / variance, 1)
                : ChiSquareTest.uninformative(1);
    }

    /**
     * Gives the hazard ratio of the second of two groups to the first.
     *
     * @param level confidence level of the limits
     * @return both estimates in use; meaningful for the unweighted test only
     * @throws IllegalArgumentException if there are not two groups
     */
    public LogRankHazardRatio hazardRatio(ConfidenceLevel level) {
        if (groups.size() != 2) {
            throw new IllegalArgumentException("a hazard ratio compares two groups, not " + groups.size());
        }
        LogRankGroup one = groups.get(0);
        LogRankGroup two = groups.get(1);
        double ratio = (two.observed() / two.expected()) / (one.observed() / one.expected());
        double variance = covariance.get(1).get(1);
        if (!(variance > 0)) {
            return new LogRankHazardRatio(ratio, Double.NaN, ConfidenceInterval.undefined());
        }
        double log = (two.observed() - two.expected()) / variance;
        double half = level.z() / Math.sqrt(variance);
        return new LogRankHazardRatio(
                ratio, Math.exp(log), new ConfidenceInterval(Math.exp(log - half), Math.exp(log + half)));
    }
}
