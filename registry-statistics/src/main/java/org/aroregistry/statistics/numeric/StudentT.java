package org.aroregistry.statistics.numeric;

/** Student's t distribution. */
public final class StudentT {

    private StudentT() {}

    /**
     * Gives the probability that a t variable is farther from 0 than a value, the p-value of a two-sided t-test.
     *
     * @param value any number; the sign does not matter
     * @param degreesOfFreedom greater than 0, not necessarily whole
     * @return both tails together, with their relative accuracy kept down to 1e-300
     * @throws IllegalArgumentException if the value is NaN or the degrees of freedom are not positive
     */
    public static double bothTails(double value, double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degrees of freedom " + degreesOfFreedom + " are not greater than 0");
        }
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("t is not a number");
        }
        if (Double.isInfinite(value)) {
            return 0;
        }
        double square = value * value;
        double sum = degreesOfFreedom + square;
        return IncompleteBeta.of(degreesOfFreedom / sum, square / sum, degreesOfFreedom / 2, 0.5);
    }

    /**
     * Gives the value that a t variable exceeds with the given probability.
     *
     * @param tail greater than 0 and at most 0.5; 0.025 for two-sided 95 % limits
     * @param degreesOfFreedom greater than 0, not necessarily whole
     * @return the quantile, at least 0
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double upperQuantile(double tail, double degreesOfFreedom) {
        if (!(tail > 0 && tail <= 0.5)) {
            throw new IllegalArgumentException("tail " + tail + " is not greater than 0 and at most 0.5");
        }
        return MonotoneRoot.ofIncreasing(t -> 2 * tail - bothTails(t, degreesOfFreedom), 0, Double.MAX_VALUE);
    }
}
