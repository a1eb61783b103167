package org.aroregistry.statistics.numeric;

/** The F distribution. */
public final class FisherF {

    private FisherF() {}

    /**
     * Gives the probability that an F variable exceeds a value, the p-value of an analysis of variance.
     *
     * @param value the ratio of variances, at least 0; may be infinite
     * @param numerator degrees of freedom of the numerator, greater than 0
     * @param denominator degrees of freedom of the denominator, greater than 0, not necessarily whole
     * @return the upper tail, with its relative accuracy kept down to 1e-300
     * @throws IllegalArgumentException if an argument is out of its range or NaN
     */
    public static double upperTail(double value, double numerator, double denominator) {
        if (!(numerator > 0 && denominator > 0)) {
            throw new IllegalArgumentException(
                    "degrees of freedom " + numerator + " and " + denominator + " are not greater than 0");
        }
        if (!(value >= 0)) {
            throw new IllegalArgumentException("F " + value + " is not at least 0");
        }
        if (value == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double explained = numerator * value;
        double sum = denominator + explained;
        return IncompleteBeta.of(denominator / sum, explained / sum, denominator / 2, numerator / 2);
    }
}
