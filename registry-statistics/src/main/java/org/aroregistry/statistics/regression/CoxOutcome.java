package org.aroregistry.statistics.regression;

/** What came of fitting a Cox model. */
public enum CoxOutcome {
    /** The maximum of the partial likelihood was found. */
    CONVERGED,

    /**
     * The likelihood grows for ever along some direction, as when a group has no event: the coefficients named as diverging have no finite
     * estimate. The likelihood-ratio and score tests hold; a Firth-penalised fit gives finite estimates.
     */
    MONOTONE,

    /** There is no event, so the data say nothing of any coefficient. */
    NO_EVENTS,

    /** No covariate varies within the risk sets of the events, or there is none. */
    NO_INFORMATION,

    /** Newton's method came to no end, the last resort of data beyond the range of numbers; no estimate is given. */
    NOT_CONVERGED
}
