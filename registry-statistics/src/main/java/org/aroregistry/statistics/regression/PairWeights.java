package org.aroregistry.statistics.regression;

/** How much a pair of subjects counts in the concordance. */
public enum PairWeights {
    /** All pairs alike: Harrell's C, R's {@code timewt = "n"}. It moves with the pattern of censoring. */
    EQUAL,

    /**
     * Pairs by 1/G(t−)², t being the earlier time and G the Kaplan-Meier estimate of remaining uncensored: Uno's C, R's
     * {@code timewt = "n/G2"}. It estimates the same number whatever the censoring, if that is independent of the predictor.
     */
    INVERSE_CENSORING
}
