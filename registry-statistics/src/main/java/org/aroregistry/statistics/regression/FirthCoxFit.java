package org.aroregistry.statistics.regression;

import java.util.List;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * A Cox model with Firth's penalty.
 *
 * @param outcome converged, or why there are no estimates; never {@link CoxOutcome#MONOTONE}
 * @param events number of events
 * @param coefficients in the order of the sample's columns
 * @param penalizedLogLikelihood at the maximum, for covariates in their own units; NaN without a fit
 * @param test penalised likelihood ratio against no effect of any covariate; not informative without a fit
 */
public record FirthCoxFit(
        CoxOutcome outcome,
        int events,
        List<PenalizedCoefficient> coefficients,
        double penalizedLogLikelihood,
        ChiSquareTest test) {

    /** Copies the list. */
    public FirthCoxFit {
        coefficients = List.copyOf(coefficients);
    }
}
