package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;
import org.jspecify.annotations.Nullable;

/** The logarithm of a likelihood, penalised or not, with what a climb to its maximum needs. */
interface SmoothLikelihood {
    /**
     * Evaluates.
     *
     * @param beta coefficients
     * @return value, first derivatives and Fisher's information, which need not be minus the second derivatives of a penalised likelihood
     */
    Evaluation at(double[] beta);

    /**
     * Gives minus the second derivatives.
     *
     * @param beta coefficients
     * @param there the likelihood at these
     * @return a symmetric matrix, null if they are not known in closed form
     */
    default double @Nullable [][] curvature(double[] beta, Evaluation there) {
        return null;
    }
}
