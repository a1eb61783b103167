package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.Binomial;

/**
 * Exact limits of a funnel plot of proportions: where the proportion of a unit lies by chance alone.
 *
 * <p>The limits are quantiles of the binomial distribution, interpolated between its steps, divided by the size of the unit.
 *
 * @param target the proportion that all units are taken to have, greater than 0 and less than 1
 * @see <a href="https://doi.org/10.1002/sim.1970">Spiegelhalter (2005), Stat Med 24:1185-1202</a>
 */
public record FunnelLimits(double target) {

    /** Checks the target. */
    public FunnelLimits {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("target " + target + " is not between 0 and 1, both excluded");
        }
    }

    /**
     * Gives the limits for units of a size.
     *
     * @param size patients of the unit, at least 1
     * @param level how often a unit lies within them
     * @return the limits, within 0 to 1
     * @throws IllegalArgumentException if the size is less than 1
     */
    public ConfidenceInterval of(long size, ConfidenceLevel level) {
        if (size < 1) {
            throw new IllegalArgumentException("size " + size + " is less than 1");
        }
        Binomial binomial = Binomial.of(size, target, 1 - target);
        return new ConfidenceInterval(
                Math.max(0, binomial.interpolatedQuantile(level.tail()) / size),
                Math.min(1, binomial.interpolatedQuantile(1 - level.tail()) / size));
    }
}
