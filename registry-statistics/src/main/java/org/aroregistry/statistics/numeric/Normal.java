package org.aroregistry.statistics.numeric;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
public final class Normal {

    private static final double SQRT_TWO = Math.sqrt(2);

    private Normal() {}

    /**
     * Gives the value that a standard normal variable falls below with the given probability.
     *
     * @param probability greater than 0 and less than 1
     * @return the quantile, to about 1e-15 relative
     * @throws IllegalArgumentException if the probability is not between 0 and 1, both excluded
     */
    public static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        if (probability == 0.5) {
            return 0;
        }
        // Work on the side where the tail is the small number. Beyond 40 it is 0.
        double tail = Math.min(probability, 1 - probability);
        double z = MonotoneRoot.ofIncreasing(x -> tail - upperTail(x), 0, 40);
        return probability < 0.5 ? -z : z;
    }

    /**
     * Gives the probability that a standard normal variable exceeds a value.
     *
     * @param z any number
     * @return the upper tail, accurate for large values where one minus the distribution function is 0
     */
    public static double upperTail(double z) {
        return Erf.erfc(z / SQRT_TWO) / 2;
    }
}
