package org.aroregistry.statistics.rates;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;

/**
 * Estimates the rate of a Poisson count per person-time.
 *
 * <p>Default: exact limits at 95 %. Instances are immutable.
 */
public final class RateEstimator {

    private static final RateEstimator DEFAULT =
            new RateEstimator(PoissonInterval.EXACT, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final PoissonInterval method;
    private final ConfidenceLevel level;

    private RateEstimator(PoissonInterval method, ConfidenceLevel level) {
        this.method = method;
        this.level = level;
    }

    /**
     * Gives the estimator with exact limits at 95 %.
     *
     * @return the estimator
     */
    public static RateEstimator withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the kind of limits.
     *
     * @param method the kind of limits
     * @return an estimator with that choice
     */
    public RateEstimator with(PoissonInterval method) {
        return new RateEstimator(method, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public RateEstimator with(ConfidenceLevel level) {
        return new RateEstimator(method, level);
    }

    /**
     * Estimates a rate.
     *
     * @param events number of events, at least 0
     * @param personTime time observed over all subjects, finite and greater than 0, in any unit
     * @return the rate per that unit; with no event the rate and its lower limit are 0
     * @throws IllegalArgumentException if the events are negative or the time is not finite and positive
     */
    public PoissonRate estimate(long events, double personTime) {
        if (events < 0) {
            throw new IllegalArgumentException("events " + events + " are less than 0");
        }
        if (!(personTime > 0 && personTime < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("person-time " + personTime + " is not finite and greater than 0");
        }
        ConfidenceInterval count = method.ofCount(events, level);
        ConfidenceInterval rate = new ConfidenceInterval(count.lower() / personTime, count.upper() / personTime);
        return new PoissonRate(events, personTime, events / personTime, rate);
    }
}
