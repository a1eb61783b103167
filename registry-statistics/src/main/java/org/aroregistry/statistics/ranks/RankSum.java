package org.aroregistry.statistics.ranks;

/**
 * Wilcoxon's rank sum test of two groups, also known as Mann and Whitney's.
 *
 * @param statistic W, the rank sum of the first group less its smallest possible value: the number of pairs in which the first group's value is the
 *     larger one, equal ones counted half
 * @param asymptoticP two-sided p-value of the normal approximation with tie correction and continuity correction; NaN if all values are equal or a
 *     group is empty
 * @param uncorrectedP the same without continuity correction
 * @param exactP two-sided exact p-value; NaN if values are equal or a group holds 50 or more
 * @param probability W over the number of pairs, the area under the ROC curve; NaN if a group is empty
 * @param shift Hodges and Lehmann's estimate: the median of all differences first minus second; NaN if a group is empty
 * @param outcome computed, or why there is no asymptotic p-value
 */
public record RankSum(
        double statistic,
        double asymptoticP,
        double uncorrectedP,
        double exactP,
        double probability,
        double shift,
        ComparisonOutcome outcome) {}
