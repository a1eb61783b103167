package org.aroregistry.statistics.regression;

/**
 * The concordance of a predictor with the order of events.
 *
 * @param concordance 0 to 1: concordant pairs plus half of those tied in the predictor, over the comparable; 0.5 for a predictor that says
 *     nothing; NaN without comparable pairs or without a predictor
 * @param standardError infinitesimal jackknife, over clusters if there are any; NaN like the concordance. It takes the censoring weights
 *     as known
 * @param pairs pairs of all strata together
 */
public record ConcordanceEstimate(double concordance, double standardError, PairCounts pairs) {}
