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

    static ChiSquareTest uninformative() {
        return new ChiSquareTest(Double.NaN, 0, Double.NaN);
    }

    /**
     * Says whether there is a result.
     *
     * @return {@code false} if the data hold no information on the question, as with events in no group or one group only at risk
     */
    public boolean isInformative() {
        return degreesOfFreedom > 0;
    }
}
