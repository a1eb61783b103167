package org.aroregistry.statistics.numeric;

import org.apache.commons.math3.special.Gamma;

/** Quantiles of the gamma distribution with scale 1. */
public final class GammaQuantile {

    private GammaQuantile() {}

    /**
     * Gives the value that a gamma variable falls below with the given probability.
     *
     * @param probability greater than 0 and less than 1
     * @param shape finite and greater than 0
     * @return the quantile, to about 1e-14 relative
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double of(double probability, double shape) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        if (!(shape > 0 && shape < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("shape " + shape + " is not finite and greater than 0");
        }
        if (probability <= 0.5) {
            return MonotoneRoot.ofIncreasing(x -> Gamma.regularizedGammaP(shape, x) - probability, 0, Double.MAX_VALUE);
        }
        double tail = 1 - probability;
        return MonotoneRoot.ofIncreasing(x -> tail - Gamma.regularizedGammaQ(shape, x), 0, Double.MAX_VALUE);
    }
}
