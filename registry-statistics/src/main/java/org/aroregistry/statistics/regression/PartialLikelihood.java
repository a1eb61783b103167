package org.aroregistry.statistics.regression;

/** The logarithm of a partial likelihood, a concave function of the coefficients, with its derivatives. */
interface PartialLikelihood {
    /**
     * Evaluates.
     *
     * @param beta coefficients of the scaled columns
     * @return value and derivatives
     */
    Evaluation at(double[] beta);

    /**
     * The likelihood at a point.
     *
     * @param logLikelihood its logarithm; not finite where it cannot be computed
     * @param score first derivatives
     * @param information minus the second derivatives
     */
    record Evaluation(double logLikelihood, double[] score, double[][] information) {}
}
