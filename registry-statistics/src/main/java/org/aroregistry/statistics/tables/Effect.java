package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A measure of how two groups differ, with its limits.
 *
 * @param estimate the difference or ratio; NaN if the counts leave it undefined
 * @param interval its limits; undefined with the estimate
 */
public record Effect(double estimate, ConfidenceInterval interval) {

    static Effect undefined() {
        return new Effect(Double.NaN, ConfidenceInterval.undefined());
    }

    static Effect around(double estimate, double half) {
        if (Double.isNaN(estimate) || Double.isNaN(half)) {
            return undefined();
        }
        return new Effect(estimate, new ConfidenceInterval(estimate - half, estimate + half));
    }

    /** A ratio whose logarithm has the limits ± half; a ratio of 0 has an infinite half width. */
    static Effect ratio(double estimate, double half) {
        if (!(estimate >= 0 && estimate < Double.POSITIVE_INFINITY)) {
            return undefined();
        }
        if (estimate == 0) {
            return new Effect(0, new ConfidenceInterval(0, Double.POSITIVE_INFINITY));
        }
        double factor = Math.exp(half);
        return new Effect(estimate, new ConfidenceInterval(estimate / factor, estimate * factor));
    }
}
