package org.aroregistry.statistics.regression;

import java.util.List;

/**
 * A logistic model.
 *
 * @param outcome converged, or why there are no estimates
 * @param events number of subjects with the event
 * @param coefficients in the order of the sample's columns, the intercept first
 * @param logLikelihood at the estimates, without the penalty; NaN without estimates
 */
public record LogisticFit(
        LogisticOutcome outcome, int events, List<LogisticCoefficient> coefficients, double logLikelihood) {

    /** Copies the list. */
    public LogisticFit {
        coefficients = List.copyOf(coefficients);
    }
}
