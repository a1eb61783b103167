package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A coefficient of a penalised model.
 *
 * @param name "name" or "name=level"
 * @param estimate log hazard ratio per unit of the covariate; NaN if the data say nothing of it
 * @param standardError from Fisher's information at the estimate; NaN without an estimate
 * @param interval limits from the profile of the penalised likelihood, infinite where it does not fall far enough; undefined without an estimate, or
 *     if limits were not asked for
 * @param likelihoodRatio twice what the penalised likelihood loses if the coefficient is 0; NaN without an estimate
 * @param pValue upper tail of that chi-square on 1 degree of freedom; NaN without an estimate
 */
public record PenalizedCoefficient(
        String name,
        double estimate,
        double standardError,
        ConfidenceInterval interval,
        double likelihoodRatio,
        double pValue) {

    static PenalizedCoefficient undefined(String name) {
        return new PenalizedCoefficient(
                name, Double.NaN, Double.NaN, ConfidenceInterval.undefined(), Double.NaN, Double.NaN);
    }

    /**
     * Gives the hazard ratio per unit of the covariate.
     *
     * @return exp(estimate); NaN without an estimate
     */
    public double hazardRatio() {
        return Math.exp(estimate);
    }
}
