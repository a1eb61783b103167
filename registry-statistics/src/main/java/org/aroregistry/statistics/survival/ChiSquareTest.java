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

    static ChiSquareTest of(double statistic, int degreesOfFreedom) {
        return new ChiSquareTest(statistic, degreesOfFreedom, ChiSquare.upperTail(statistic, degreesOfFreedom));
    }

    static ChiSquareTest uninformative(int degreesOfFreedom) {
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
