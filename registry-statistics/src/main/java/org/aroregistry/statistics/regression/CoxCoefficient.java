package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * One coefficient of a Cox model.
 *
 * @param name "name" of a number, "name=level" of a category
 * @param status whether there is an estimate, and why not
 * @param estimate logarithm of the hazard ratio per unit; infinite if it diverges, NaN if there is none
 * @param hazardRatio exp(estimate); infinite or 0 if it diverges
 * @param standardError from the information; NaN if there is no estimate
 * @param robustStandardError from the robust variance; NaN if none was asked for or there is no estimate
 * @param interval limits of the hazard ratio, from the robust standard error if there is one; undefined without a standard error
 * @param z estimate over its standard error, the robust one if there is one
 * @param pValue two-sided, that the coefficient is 0
 */
public record CoxCoefficient(
        String name,
        Status status,
        double estimate,
        double hazardRatio,
        double standardError,
        double robustStandardError,
        ConfidenceInterval interval,
        double z,
        double pValue) {

    /** Whether a coefficient has an estimate. */
    public enum Status {
        /** It has one. */
        ESTIMATED,

        /** The likelihood grows for ever with it: see {@link CoxOutcome#MONOTONE}. */
        DIVERGES,

        /** It is constant in the risk sets of the events, or a combination of those before it; the others are estimated without it. */
        DEPENDENT,

        /** There is none of any coefficient: see the outcome of the fit. */
        NONE
    }
}
