package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.numeric.ChiSquare;

/**
 * The outcome of a chi-square test.
 *
 * @param statistic chi-square, at least 0; NaN if the data hold no information on the question
 * @param degreesOfFreedom degrees of freedom, at least 0
 * @param pValue upper tail of the statistic; NaN if the data hold no information on the question
 */
public record ChiSquareTest(double statistic, int degreesOfFreedom, double pValue) {

    /**
     * Looks the p-value of a statistic up.
     *
     * @param statistic chi-square, at least 0
     * @param degreesOfFreedom at least 1
     * @return the test
     * @throws IllegalArgumentException if the statistic is negative or NaN, or there are no degrees of freedom
     */
    public static ChiSquareTest of(double statistic, int degreesOfFreedom) {
        return new ChiSquareTest(statistic, degreesOfFreedom, ChiSquare.upperTail(statistic, degreesOfFreedom));
    }

    /**
     * Gives the test of a question on which the data hold no information.
     *
     * @param degreesOfFreedom those the test would have had, at least 0
     * @return a test without statistic and p-value
     */
    public static ChiSquareTest uninformative(int degreesOfFreedom) {
        return new ChiSquareTest(Double.NaN, degreesOfFreedom, Double.NaN);
    }

    /**
     * Says whether there is a result.
     *
     * @return {@code false} if the data hold no information on the question, as without events, or with one group only at risk at them
     */
    public boolean isInformative() {
        return !Double.isNaN(statistic);
    }
}
