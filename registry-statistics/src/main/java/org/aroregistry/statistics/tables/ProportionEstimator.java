package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceLevel;

/**
 * Estimates a binomial proportion.
 *
 * <p>Default: Wilson's limits at 95 %. Instances are immutable.
 */
public final class ProportionEstimator {

    private static final ProportionEstimator DEFAULT =
            new ProportionEstimator(ProportionInterval.WILSON, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final ProportionInterval method;
    private final ConfidenceLevel level;

    private ProportionEstimator(ProportionInterval method, ConfidenceLevel level) {
        this.method = method;
        this.level = level;
    }

    /**
     * Gives the estimator with Wilson's limits at 95 %.
     *
     * @return the estimator
     */
    public static ProportionEstimator withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the kind of limits.
     *
     * @param method the kind of limits
     * @return an estimator with that choice
     */
    public ProportionEstimator with(ProportionInterval method) {
        return new ProportionEstimator(method, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public ProportionEstimator with(ConfidenceLevel level) {
        return new ProportionEstimator(method, level);
    }

    /**
     * Estimates a proportion.
     *
     * @param count how many have the property, at least 0 and at most the total
     * @param total how many could have it, at least 1
     * @return the proportion; the lower limit is exactly 0 for a count of 0, the upper one exactly 1 for a full count
     * @throws IllegalArgumentException if the total is less than 1 or the count is not within it
     */
    public Proportion estimate(long count, long total) {
        if (total < 1) {
            throw new IllegalArgumentException("total " + total + " is less than 1");
        }
        if (count < 0 || count > total) {
            throw new IllegalArgumentException("count " + count + " is not between 0 and the total " + total);
        }
        return new Proportion(count, total, (double) count / total, method.of(count, total, level));
    }
}
