package org.aroregistry.statistics.numeric;

import org.apache.commons.math3.special.Gamma;

/** The chi-square distribution. */
public final class ChiSquare {

    private ChiSquare() {}

    /**
     * Gives the probability that a chi-square variable exceeds a value, the p-value of a chi-square test.
     *
     * @param value the test statistic, at least 0; may be infinite
     * @param degreesOfFreedom at least 1
     * @return the upper tail, with its relative accuracy kept down to 1e-300
     * @throws IllegalArgumentException if the value is negative or NaN, or there are no degrees of freedom
     */
    public static double upperTail(double value, int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("degrees of freedom " + degreesOfFreedom + " are less than 1");
        }
        if (!(value >= 0)) {
            throw new IllegalArgumentException("chi-square " + value + " is not at least 0");
        }
        if (value == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, value / 2);
    }
}
