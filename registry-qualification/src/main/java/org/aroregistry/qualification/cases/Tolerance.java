package org.aroregistry.qualification.cases;

/**
 * The difference accepted between two numbers: relative to the larger of them, or absolute.
 *
 * <p>The constants are the tolerances of docs/qualification.md.
 *
 * @param relative at least 0
 * @param absolute at least 0
 */
public record Tolerance(double relative, double absolute) {
    /** Times, counts, numbers at risk, quantiles. */
    public static final Tolerance NONE = new Tolerance(0, 0);

    /** Survival, hazards, incidences, means, rates, observed and expected. */
    public static final Tolerance ESTIMATE = new Tolerance(1e-9, 1e-12);

    /** Standard errors and limits of estimates. */
    public static final Tolerance ERROR = new Tolerance(1e-9, 1e-11);

    /** Standard errors and limits over 100,000 rows or more, where the order of summation shows. */
    public static final Tolerance LARGE_ERROR = new Tolerance(1e-8, 1e-11);

    /** Log-rank family: chi-square and variance. */
    public static final Tolerance CHI_SQUARE = new Tolerance(1e-9, 1e-10);

    /** Gray's test. */
    public static final Tolerance GRAY = new Tolerance(1e-8, 1e-10);

    /** P-values. */
    public static final Tolerance P_VALUE = new Tolerance(1e-8, 1e-300);

    /** Coefficients of regression models, hazard ratios, their errors, covariances and tests. */
    public static final Tolerance MODEL = new Tolerance(1e-8, 1e-10);

    /** Log-likelihoods. */
    public static final Tolerance LOG_LIKELIHOOD = new Tolerance(1e-10, 1e-10);

    /** Tests of proportional hazards. */
    public static final Tolerance PROPORTIONAL_HAZARDS = new Tolerance(1e-7, 1e-9);

    /** Concordance. */
    public static final Tolerance CONCORDANCE = new Tolerance(1e-10, 1e-10);

    /** Limits from a profile likelihood. */
    public static final Tolerance PROFILE = new Tolerance(1e-7, 1e-9);

    /** Exact binomial and Poisson limits. */
    public static final Tolerance EXACT_LIMIT = new Tolerance(1e-9, 1e-15);

    /** Mid-P limits, conditional odds ratios and their limits. */
    public static final Tolerance MID_P = new Tolerance(1e-7, 1e-12);

    boolean accepts(double got, double expected) {
        if (got == expected) {
            return true;
        }
        double difference = Math.abs(got - expected);
        // An infinite number is within any share of itself of every number.
        return Double.isFinite(difference)
                && (difference <= absolute || difference <= relative * largest(got, expected));
    }

    /** Says whether two numbers are both 0 for all the tolerance knows: their relative difference says nothing then. */
    boolean takesForZero(double got, double expected) {
        return largest(got, expected) <= absolute;
    }

    private static double largest(double got, double expected) {
        return Math.max(Math.abs(got), Math.abs(expected));
    }
}
