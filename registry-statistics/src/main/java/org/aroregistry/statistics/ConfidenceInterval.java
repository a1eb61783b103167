package org.aroregistry.statistics;

/**
 * A pair of confidence limits.
 *
 * <p>Both limits are NaN where the method defines none, for instance for a survival of zero; they are never half defined. A limit may be
 * infinite.
 *
 * @param lower the lower limit
 * @param upper the upper limit, not below the lower one
 */
public record ConfidenceInterval(double lower, double upper) {

    private static final ConfidenceInterval UNDEFINED = new ConfidenceInterval(Double.NaN, Double.NaN);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one limit alone is NaN or the lower one exceeds the upper one
     */
    public ConfidenceInterval {
        if (!(lower <= upper) && !(Double.isNaN(lower) && Double.isNaN(upper))) {
            throw new IllegalArgumentException("limits " + lower + " and " + upper + " are not an interval");
        }
    }

    /**
     * Gives the interval of a quantity for which no limits exist.
     *
     * @return an interval whose limits are both NaN
     */
    public static ConfidenceInterval undefined() {
        return UNDEFINED;
    }

    /**
     * Says whether limits exist.
     *
     * @return {@code false} if both limits are NaN
     */
    public boolean isDefined() {
        return !Double.isNaN(lower);
    }

    /**
     * Multiplies both limits, for instance to print a rate per 100 years.
     *
     * @param factor finite, greater than 0
     * @return the scaled interval
     * @throws IllegalArgumentException if the factor is not finite or not positive
     */
    public ConfidenceInterval times(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor " + factor + " is not finite and greater than 0");
        }
        return new ConfidenceInterval(lower * factor, upper * factor);
    }
}
