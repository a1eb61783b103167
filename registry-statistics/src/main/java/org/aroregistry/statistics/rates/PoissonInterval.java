package org.aroregistry.statistics.rates;

import org.apache.commons.math3.special.Gamma;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.GammaQuantile;
import org.aroregistry.statistics.numeric.MonotoneRoot;

/**
 * The limits of a Poisson count.
 *
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood (1936), Biometrika 28:437-442</a>
 */
public enum PoissonInterval {
    /** Garwood's exact limits: each tail holds at most half of what the level leaves out. Equals R's {@code poisson.test}. */
    EXACT {
        @Override
        ConfidenceInterval ofCount(long count, ConfidenceLevel level) {
            double lower = count == 0 ? 0 : GammaQuantile.of(level.tail(), count);
            return new ConfidenceInterval(lower, GammaQuantile.of(1 - level.tail(), count + 1.0));
        }
    },

    /** Exact limits that count only half the probability of the observed number; shorter, and close to the level on average. */
    MID_P {
        @Override
        ConfidenceInterval ofCount(long count, ConfidenceLevel level) {
            double tail = level.tail();
            double lower = count == 0
                    ? 0
                    : MonotoneRoot.ofIncreasing(
                            mean -> Gamma.regularizedGammaP(count + 1.0, mean) + halfProbability(count, mean) - tail,
                            0,
                            count + 1.0);
            double upper = MonotoneRoot.ofIncreasing(
                    mean -> tail
                            - (count == 0 ? 0 : Gamma.regularizedGammaQ(count, mean))
                            - halfProbability(count, mean),
                    count,
                    Double.MAX_VALUE);
            return new ConfidenceInterval(lower, upper);
        }
    },

    /**
     * Byar's approximation of the exact limits, in closed form; good from about ten events on. The lower limit is never below 0.
     *
     * @see <a href="https://publications.iarc.who.int/Book-And-Report-Series/Iarc-Scientific-Publications">Breslow &amp; Day (1987), Statistical
     *     Methods in Cancer Research II, p. 69</a>
     */
    BYAR {
        @Override
        ConfidenceInterval ofCount(long count, ConfidenceLevel level) {
            double lower = count == 0 ? 0 : Math.max(0, cube(count, -level.z()));
            return new ConfidenceInterval(lower, cube(count + 1.0, level.z()));
        }

        private double cube(double count, double z) {
            double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
            return count * root * root * root;
        }
    };

    /** Limits of the expected number of events when {@code count} were seen. */
    abstract ConfidenceInterval ofCount(long count, ConfidenceLevel level);

    private static double halfProbability(long count, double mean) {
        if (mean == 0) {
            return count == 0 ? 0.5 : 0;
        }
        return 0.5 * Math.exp(count * Math.log(mean) - mean - Gamma.logGamma(count + 1.0));
    }
}
