package org.aroregistry.statistics;

import org.aroregistry.statistics.numeric.Normal;

/**
 * The coverage a two-sided confidence interval aims at.
 *
 * @param value the level as a fraction, greater than 0 and less than 1; 0.95 for a 95 % interval
 */
public record ConfidenceLevel(double value) {

    /** The level of every published table unless it says otherwise. */
    public static final ConfidenceLevel NINETY_FIVE_PERCENT = new ConfidenceLevel(0.95);

    /**
     * Checks the level.
     *
     * @throws IllegalArgumentException if the level is not between 0 and 1, both excluded
     */
    public ConfidenceLevel {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("confidence level " + value + " is not between 0 and 1");
        }
    }

    /**
     * Gives the probability left out on each side.
     *
     * @return (1 - level) / 2, which is 0.025 for a 95 % interval
     */
    public double tail() {
        return (1 - value) / 2;
    }

    /**
     * Gives the standard normal quantile of the upper limit.
     *
     * @return 1.959963984540054 for a 95 % interval
     */
    public double z() {
        return Normal.quantile(1 - tail());
    }
}
