package org.aroregistry.statistics.regression;

/** The logarithm of a likelihood, penalised or not, with what a climb to its maximum needs. */
interface SmoothLikelihood {
    /**
     * Evaluates.
     *
     * @param beta coefficients
     * @return value, first derivatives and Fisher's information, which need not be minus the second derivatives of a penalised likelihood
     */
    PartialLikelihood.Evaluation at(double[] beta);
}
