package org.aroregistry.statistics.numeric;

import org.apache.commons.math3.special.Beta;

/** Quantiles of the beta distribution. */
public final class BetaQuantile {

    private BetaQuantile() {}

    /**
     * Gives the value that a beta variable falls below with the given probability.
     *
     * @param probability greater than 0 and less than 1
     * @param alpha first shape, finite and greater than 0
     * @param beta second shape, finite and greater than 0
     * @return the quantile, between 0 and 1, to about 1e-13 relative
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double of(double probability, double alpha, double beta) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY && beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "shapes " + alpha + " and " + beta + " are not finite and greater than 0");
        }
        return MonotoneRoot.ofIncreasing(x -> Beta.regularizedBeta(x, alpha, beta) - probability, 0, 1);
    }
}
