package org.aroregistry.statistics.numeric;

import org.apache.commons.math3.special.Beta;

/**
 * The regularized incomplete beta function, the tail of the t, F and beta distributions.
 *
 * <p>Takes x and 1 - x as two numbers: a tail near 1e-300 of the F distribution with many degrees of freedom is lost when 1 - x is computed from a
 * rounded x.
 */
final class IncompleteBeta {

    /** A factor of the continued fraction within this of 1 changes no digit: the next are closer still. */
    private static final double CONVERGED = 1e-16;

    /** Lentz's stand-in for a denominator of 0. */
    private static final double TINY = 1e-300;

    private static final int MOST_TERMS = 1_000_000;

    private IncompleteBeta() {}

    /**
     * Gives I_x(a, b).
     *
     * @param x between 0 and 1
     * @param complement 1 - x, accurate in its own right
     * @param a greater than 0
     * @param b greater than 0
     * @return the probability that a beta variable with these shapes falls below x, with its relative accuracy kept for small ones
     */
    static double of(double x, double complement, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (complement <= 0) {
            return 1;
        }
        // The fraction converges fast below the mean; above it the other tail is the one to compute.
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - lower(complement, x, b, a);
        }
        return lower(x, complement, a, b);
    }

    private static double lower(double x, double complement, double a, double b) {
        double logX = x < 0.5 ? Math.log(x) : Math.log1p(-complement);
        double logComplement = complement < 0.5 ? Math.log(complement) : Math.log1p(-x);
        return Math.exp(a * logX + b * logComplement - Beta.logBeta(a, b)) / a * fraction(x, a, b);
    }

    /** The continued fraction of Abramowitz and Stegun 26.5.8, evaluated forwards by Lentz's method. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double step = d * c;
            value *= step;
            if (Math.abs(step - 1) <= CONVERGED) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
