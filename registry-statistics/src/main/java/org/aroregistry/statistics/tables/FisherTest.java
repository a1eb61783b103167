package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * Fisher's exact test of a two by two table.
 *
 * @param pValue two-sided: the probability of all tables with these margins that are no more probable than the one seen
 * @param less probability of the first cell as seen or smaller
 * @param greater probability of the first cell as seen or larger
 * @param midP two-sided, with the tables as probable as the one seen counted half
 * @param oddsRatio the conditional maximum likelihood estimate, not the cross product; 0 or infinite if the first cell is as small or large as the
 *     margins allow
 * @param interval exact limits of the odds ratio, 0 or infinite where the margins leave it unbounded
 */
public record FisherTest(
        double pValue, double less, double greater, double midP, double oddsRatio, ConfidenceInterval interval) {}
