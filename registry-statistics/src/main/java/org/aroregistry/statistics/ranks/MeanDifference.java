package org.aroregistry.statistics.ranks;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A t-test of two groups.
 *
 * @param difference mean of the first group minus mean of the second; NaN if a group is empty
 * @param statistic t; NaN if the groups are too small or show no spread
 * @param degreesOfFreedom not necessarily whole; NaN with the statistic
 * @param pValue two-sided; NaN with the statistic
 * @param interval limits of the difference; undefined with the statistic
 * @param outcome computed, or why there is no statistic
 */
public record MeanDifference(
        double difference,
        double statistic,
        double degreesOfFreedom,
        double pValue,
        ConfidenceInterval interval,
        ComparisonOutcome outcome) {

    static MeanDifference without(double difference, ComparisonOutcome reason) {
        return new MeanDifference(
                difference, Double.NaN, Double.NaN, Double.NaN, ConfidenceInterval.undefined(), reason);
    }
}
