package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.numeric.ChiSquare;

/**
 * The outcome of a chi-square test of a table.
 *
 * @param statistic chi-square, at least 0; NaN if the table holds no information on the question
 * @param degreesOfFreedom degrees of freedom, at least 0
 * @param pValue upper tail of the statistic; NaN if the table holds no information on the question
 */
public record AssociationTest(double statistic, int degreesOfFreedom, double pValue) {

    static AssociationTest of(double statistic, int degreesOfFreedom) {
        if (!(statistic >= 0) || degreesOfFreedom < 1) {
            return new AssociationTest(Double.NaN, degreesOfFreedom, Double.NaN);
        }
        return new AssociationTest(statistic, degreesOfFreedom, ChiSquare.upperTail(statistic, degreesOfFreedom));
    }

    /**
     * Says whether there is a result.
     *
     * @return {@code false} if a row or a column is empty, or there is only one
     */
    public boolean isInformative() {
        return !Double.isNaN(statistic);
    }
}
