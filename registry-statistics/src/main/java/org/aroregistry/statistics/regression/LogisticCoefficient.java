package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A coefficient of a logistic model.
 *
 * @param name the intercept, "name" or "name=level"
 * @param estimate log odds ratio per unit of the covariate; NaN without an estimate, or if the column depends on those before it
 * @param standardError from the information at the estimate; NaN without an estimate
 * @param wald estimate ± z standard errors; undefined without an estimate
 * @param waldP two-sided p-value of estimate over standard error; NaN without an estimate
 * @param profile limits from the profile of the likelihood, penalised if the fit is; undefined without an estimate
 * @param likelihoodRatioP p-value of what the likelihood, penalised if the fit is, loses if the coefficient is 0; NaN without an estimate
 */
public record LogisticCoefficient(
        String name,
        double estimate,
        double standardError,
        ConfidenceInterval wald,
        double waldP,
        ConfidenceInterval profile,
        double likelihoodRatioP) {

    static LogisticCoefficient undefined(String name) {
        return new LogisticCoefficient(
                name,
                Double.NaN,
                Double.NaN,
                ConfidenceInterval.undefined(),
                Double.NaN,
                ConfidenceInterval.undefined(),
                Double.NaN);
    }

    /**
     * Gives the odds ratio per unit of the covariate.
     *
     * @return exp(estimate); NaN without an estimate
     */
    public double oddsRatio() {
        return Math.exp(estimate);
    }
}
