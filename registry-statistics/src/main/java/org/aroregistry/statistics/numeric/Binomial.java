package org.aroregistry.statistics.numeric;

import org.apache.commons.math3.special.Gamma;

/**
 * Probabilities and tails of the binomial distribution.
 *
 * <p>A single probability follows Loader's saddle-point form, which has no differences of large logarithms of factorials. A tail is the sum of its
 * terms, from the largest down, so it keeps its relative accuracy however small it is.
 *
 * @see <a href="https://www.r-project.org/doc/reports/CLoader-dbinom-2002.pdf">Loader (2000), Fast and accurate computation of binomial
 *     probabilities</a>
 */
public final class Binomial {

    /** Probabilities within this relative distance count as equal, as R's exact tests have it. */
    private static final double SAME = Math.log1p(1e-7);

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    /** Terms fall at least geometrically from the largest on, so one this small cannot change the last digit of the sum. */
    private static final double NEGLIGIBLE = 1e-18;

    private final long trials;
    private final double chance;
    private final double otherwise;

    private Binomial(long trials, double chance, double otherwise) {
        this.trials = trials;
        this.chance = chance;
        this.otherwise = otherwise;
    }

    /**
     * Gives the distribution of the number of successes.
     *
     * @param trials number of trials, at least 0
     * @param success weight of success, finite and greater than 0
     * @param failure weight of failure, finite and greater than 0; a trial succeeds with probability success / (success + failure)
     * @return the distribution
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Binomial of(long trials, double success, double failure) {
        if (trials < 0) {
            throw new IllegalArgumentException("trials " + trials + " are less than 0");
        }
        if (!(success > 0 && failure > 0 && success + failure < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "weights " + success + " and " + failure + " are not finite and greater than 0");
        }
        return new Binomial(trials, success / (success + failure), failure / (success + failure));
    }

    /**
     * Tests whether a number of successes is unusual, as R's {@code binom.test} does: the probability of all numbers that are no more probable
     * than the one seen, within a relative 1e-7.
     *
     * @param successes at least 0 and at most the number of trials
     * @return the two-sided p-value; 1 without trials
     * @throws IllegalArgumentException if the successes are not within the trials
     */
    public double twoSidedP(long successes) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes " + successes + " are not between 0 and the trials " + trials);
        }
        double mean = trials * chance;
        if (successes == mean) {
            return 1;
        }
        double limit = logProbability(successes) + SAME;
        double p;
        if (successes < mean) {
            long first = firstNoMoreProbable((long) Math.ceil(mean), limit);
            p = lowerTail(successes) + (first > trials ? 0 : upperTail(first));
        } else {
            long last = lastNoMoreProbable((long) Math.floor(mean), limit);
            p = upperTail(successes) + (last < 0 ? 0 : lowerTail(last));
        }
        return Math.min(1, p);
    }

    /**
     * Gives the point, between two numbers of successes, below which the distribution has a probability: its quantile, interpolated.
     *
     * <p>With r the smallest number that has P(X ≤ r) ≥ p, it is r − (P(X ≤ r) − p) / P(X = r). It lies between −1 and the number of trials.
     *
     * @param probability greater than 0 and less than 1
     * @return the point
     * @throws IllegalArgumentException if the probability is out of its range
     * @see <a href="https://doi.org/10.1002/sim.1970">Spiegelhalter (2005), Stat Med 24:1185-1202, appendix A.1.1</a>
     */
    public double interpolatedQuantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1, both excluded");
        }
        long below = -1;
        long reached = trials;
        while (reached - below > 1) {
            long middle = below + (reached - below) / 2;
            if (lowerTail(middle) >= probability) {
                reached = middle;
            } else {
                below = middle;
            }
        }
        double at = lowerTail(reached) - (reached == 0 ? 0 : lowerTail(reached - 1));
        return reached - (lowerTail(reached) - probability) / at;
    }

    /** Smallest number from the mean upwards that is no more probable than the limit; trials + 1 if none is. */
    private long firstNoMoreProbable(long from, double limit) {
        long below = from - 1;
        long above = trials + 1;
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (logProbability(middle) <= limit) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    private long lastNoMoreProbable(long from, double limit) {
        long below = -1;
        long above = from + 1;
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (logProbability(middle) <= limit) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** P(X ≤ x), 0 ≤ x ≤ trials. */
    double lowerTail(long x) {
        if (x >= trials) {
            return 1;
        }
        if (x > trials * chance) {
            return 1 - upperTail(x + 1);
        }
        double sum = 0;
        double term = 1;
        for (long k = x; k >= 0 && term > NEGLIGIBLE * sum; k--) {
            sum += term;
            term *= k * otherwise / ((trials - k + 1) * chance);
        }
        return Math.exp(logProbability(x)) * sum;
    }

    /** P(X ≥ x), 0 ≤ x ≤ trials. */
    double upperTail(long x) {
        if (x <= 0) {
            return 1;
        }
        if (x < trials * chance) {
            return 1 - lowerTail(x - 1);
        }
        double sum = 0;
        double term = 1;
        for (long k = x; k <= trials && term > NEGLIGIBLE * sum; k++) {
            sum += term;
            term *= (trials - k) * chance / ((k + 1) * otherwise);
        }
        return Math.exp(logProbability(x)) * sum;
    }

    /** Logarithm of P(X = x), 0 ≤ x ≤ trials. */
    double logProbability(long x) {
        double n = trials;
        if (x == 0) {
            return n * logOf(otherwise, chance);
        }
        if (x == trials) {
            return n * logOf(chance, otherwise);
        }
        double rest = n - x;
        return stirlingError(n)
                - stirlingError(x)
                - stirlingError(rest)
                - deviance(x, n * chance)
                - deviance(rest, n * otherwise)
                + 0.5 * (Math.log(n / (x * rest)) - LOG_TWO_PI);
    }

    private static double logOf(double value, double complement) {
        return complement < 0.5 ? Math.log1p(-complement) : Math.log(value);
    }

    /** log n! minus Stirling's approximation of it. */
    private static double stirlingError(double n) {
        if (n <= 16) {
            return Gamma.logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - 0.5 * LOG_TWO_PI;
        }
        double square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / n;
    }

    /** x log(x / mean) + mean - x, without cancellation where the two are close. */
    private static double deviance(double x, double mean) {
        double difference = x - mean;
        if (Math.abs(difference) < 0.1 * (x + mean)) {
            double v = difference / (x + mean);
            double sum = difference * v;
            double power = 2 * x * v;
            for (int j = 1; j < 1000; j++) {
                power *= v * v;
                double next = sum + power / (2 * j + 1);
                if (next == sum) {
                    break;
                }
                sum = next;
            }
            return sum;
        }
        return x * Math.log(x / mean) - difference;
    }
}
