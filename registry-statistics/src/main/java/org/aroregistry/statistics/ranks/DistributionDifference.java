package org.aroregistry.statistics.ranks;

/**
 * Kolmogorov and Smirnov's test of two groups.
 *
 * @param distance largest distance between the two empirical distribution functions, between 0 and 1; NaN if a group is empty
 * @param pValue two-sided p-value of the limiting distribution; NaN with the distance
 */
public record DistributionDifference(double distance, double pValue) {}
