package org.aroregistry.statistics.regression;

/** When a fit has the robust (sandwich) variance of Lin and Wei, and its intervals and Wald tests use it. */
public enum RobustVariance {
    /** If clusters are given or a weight is not a whole number, as R decides. */
    WHERE_NEEDED,

    /** Always; without clusters every row is one of its own. */
    ALWAYS,

    /** Never. */
    NEVER;

    boolean applies(CoxSample sample) {
        return switch (this) {
            case WHERE_NEEDED -> sample.hasClusters() || sample.hasFractionalWeights();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
