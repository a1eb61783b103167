package org.aroregistry.statistics.regression;

/**
 * The cumulative hazard of one stratum with every covariate 0.
 *
 * @param stratum label of the stratum, 0 without strata
 * @param times distinct times of the stratum, ascending, pure censoring times included
 * @param cumulativeHazard from the time on to before the next
 */
public record BaselineHazard(int stratum, double[] times, double[] cumulativeHazard) {}
