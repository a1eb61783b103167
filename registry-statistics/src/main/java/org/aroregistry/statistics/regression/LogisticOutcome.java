package org.aroregistry.statistics.regression;

/** What came of fitting a logistic model. */
public enum LogisticOutcome {
    /** The maximum of the likelihood was found. */
    CONVERGED,

    /**
     * Some combination of covariates tells all subjects with the event from those without, but for ties, so that the likelihood has no maximum; also
     * when all or no subjects have the event. A Firth-penalised fit gives finite estimates.
     */
    SEPARATION,

    /** The climb came to no end, the last resort of data beyond the range of numbers; no estimate is given. */
    NOT_CONVERGED
}
