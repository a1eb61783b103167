package org.aroregistry.statistics.survival;

/**
 * The variance estimator of a cumulative incidence; those in common use differ in the third digit, so a report names its own.
 */
public enum IncidenceVariance {
    /**
     * The infinitesimal jackknife: the sum over subjects of their squared influence on the estimate. Equals R's {@code survfit} for several
     * causes. Without delayed entry it is the same number as {@link #GREENWOOD}.
     */
    JACKKNIFE,

    /**
     * The Greenwood type: events at a time are multinomial given the risk set, and independent between times. Reduces to Greenwood's formula
     * if there is one cause, also with delayed entry.
     */
    GREENWOOD,

    /**
     * Gray's, after Aalen: events at a time are hypergeometric given the risk set. Equals {@code cuminc} of R's cmprsk, whose value changes
     * only at events of the cause itself. It has no limits while the incidence is 0. cmprsk knows no delayed entry; with it, the formula is
     * used with the delayed risk sets.
     */
    GRAY
}
