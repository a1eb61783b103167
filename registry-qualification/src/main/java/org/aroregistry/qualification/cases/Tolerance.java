package org.aroregistry.qualification.cases;

import java.util.Locale;

/**
 * The difference accepted between two numbers: relative to the larger of them, or absolute.
 *
 * <p>The constants are the tolerances of docs/qualification.md.
 *
 * @param relative at least 0
 * @param absolute at least 0
 * @param unit what the absolute one was counted in, such as "1e-9 standard errors"; empty if it is a plain number
 */
public record Tolerance(double relative, double absolute, String unit) {
    private static final double OF_STANDARD_ERROR = 1e-9;

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

    /**
     * A tolerance of plain numbers.
     *
     * @param relative at least 0
     * @param absolute at least 0
     */
    public Tolerance(double relative, double absolute) {
        this(relative, absolute, "");
    }

    /**
     * The tolerance of a coefficient of a model, whose errors count in standard errors.
     *
     * @param standardError of the coefficient
     * @param least absolute difference accepted however small the standard error
     * @return the tolerance
     */
    public static Tolerance ofCoefficient(double standardError, double least) {
        double absolute = OF_STANDARD_ERROR * standardError;
        return new Tolerance(
                MODEL.relative, absolute > least ? absolute : least, power(OF_STANDARD_ERROR) + " standard errors");
    }

    /** Gives the tolerance that accepts what either accepts. */
    Tolerance wider(Tolerance other) {
        return new Tolerance(
                Math.max(relative, other.relative),
                Math.max(absolute, other.absolute),
                unit.isEmpty() ? other.unit : unit);
    }

    /** Gives it in words: "exact", or as "1e-9 relative, 1e-12 absolute". */
    @Override
    public String toString() {
        return isExact()
                ? "exact"
                : power(relative) + " relative, " + (unit.isEmpty() ? power(absolute) + " absolute" : unit);
    }

    /** Says whether only equal numbers are accepted. */
    public boolean isExact() {
        return relative == 0 && absolute == 0;
    }

    /** Writes a tolerance as it is written in the documentation, as 1e-9; 0 as 0. */
    public static String power(double tolerance) {
        return tolerance == 0
                ? "0"
                : String.format(Locale.ROOT, "%.1e", tolerance)
                        .replace(".0e", "e")
                        .replaceFirst("e([+-])0", "e$1");
    }

    boolean accepts(double got, double expected) {
        if (got == expected) {
            return true;
        }
        double difference = Math.abs(got - expected);
        // An infinite number is within any share of itself of every number.
        return Double.isFinite(difference)
                && (difference <= absolute || difference <= relative * largest(got, expected));
    }

    private static double largest(double got, double expected) {
        return Math.max(Math.abs(got), Math.abs(expected));
    }
}
