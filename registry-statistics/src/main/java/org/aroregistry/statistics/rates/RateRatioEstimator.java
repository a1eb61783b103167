package org.aroregistry.statistics.rates;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.BetaQuantile;
import org.aroregistry.statistics.numeric.Binomial;
import org.aroregistry.statistics.numeric.Normal;

/**
 * Compares the rates of two Poisson counts.
 *
 * <p>Given the total number of events, those of the second group are binomial, with a probability that depends on the rates through their ratio
 * only; its exact limits give exact limits of the ratio. Equals R's {@code poisson.test(c(x2, x1), c(t2, t1))}. Default: 95 %. Instances are
 * immutable.
 *
 * @see <a href="https://doi.org/10.1093/biomet/31.3-4.313">Przyborowski &amp; Wilenski (1940), Biometrika 31:313-323</a>
 */
public final class RateRatioEstimator {

    private static final RateRatioEstimator DEFAULT = new RateRatioEstimator(ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final ConfidenceLevel level;

    private RateRatioEstimator(ConfidenceLevel level) {
        this.level = level;
    }

    /**
     * Gives the estimator with limits at 95 %.
     *
     * @return the estimator
     */
    public static RateRatioEstimator withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public RateRatioEstimator with(ConfidenceLevel level) {
        return new RateRatioEstimator(level);
    }

    /**
     * Estimates a rate ratio.
     *
     * @param reference rate of the reference; its limits are not used
     * @param group rate of the group to compare, per the same unit of person-time
     * @return rate of the group over rate of the reference
     */
    public RateRatio estimate(PoissonRate reference, PoissonRate group) {
        long x = group.events();
        long n = x + reference.events();
        double scale = reference.personTime() / group.personTime();
        double estimate = scale * x / reference.events();
        double exactP =
                Binomial.of(n, group.personTime(), reference.personTime()).twoSidedP(x);
        ConfidenceInterval exact = new ConfidenceInterval(scale * lowerOdds(x, n), scale * upperOdds(x, n));
        if (x == 0 || x == n) {
            return new RateRatio(estimate, exact, exactP, ConfidenceInterval.undefined(), Double.NaN);
        }
        double error = Math.sqrt(1.0 / x + 1.0 / reference.events());
        double factor = Math.exp(level.z() * error);
        return new RateRatio(
                estimate,
                exact,
                exactP,
                new ConfidenceInterval(estimate / factor, estimate * factor),
                2 * Normal.upperTail(Math.abs(Math.log(estimate)) / error));
    }

    private double lowerOdds(long x, long n) {
        if (x == 0) {
            return 0;
        }
        double p = BetaQuantile.of(level.tail(), x, n - x + 1.0);
        return p / (1 - p);
    }

    /** The odds of the upper limit of x of n are one over the odds of the lower limit of the n - x others. */
    private double upperOdds(long x, long n) {
        return 1 / lowerOdds(n - x, n);
    }
}
