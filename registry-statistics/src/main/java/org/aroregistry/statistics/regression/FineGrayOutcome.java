package org.aroregistry.statistics.regression;

/** Whether a model could be estimated, and if not, what about the data stood in the way. */
public enum FineGrayOutcome {
    /** The maximum of the partial likelihood was found. */
    ESTIMATED,

    /** Nobody had the cause; no likelihood exists. */
    NO_EVENTS,

    /**
     * Some combination of covariates is never smaller for the subject with the event than for the others at risk, for instance if a group has
     * no events of the cause: the likelihood grows without a maximum, and a coefficient would be infinite.
     */
    MONOTONE,

    /** A covariate does not vary in any risk set, or is a combination of others: the coefficients are not determined. */
    SINGULAR,

    /** Under delayed entry the risk set emptied, or nearly so again and again, between a competing event and a later event: weights are infinite. */
    UNDEFINED_WEIGHTS,

    /** The search did not settle, for another reason than those above. */
    NOT_CONVERGED
}
