package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The rule of the limits of an incidence.
 *
 * @param variance the variance the standard errors come from
 * @param transform the scale on which the limits are symmetric
 * @param z standard normal quantile of the level
 */
record IncidenceLimits(IncidenceVariance variance, ConfidenceTransform transform, double z) {

    /** An incidence above this is 1 to rounding. */
    private static final double NEARLY_ALL = 1 - 1e-12;

    ConfidenceInterval of(double incidence, double standardError) {
        if (incidence == 0) {
            return variance == IncidenceVariance.GRAY ? ConfidenceInterval.undefined() : new ConfidenceInterval(0, 0);
        }
        if (variance == IncidenceVariance.GRAY && transform == ConfidenceTransform.LOG_LOG && incidence > NEARLY_ALL) {
            // Gray's error can be above 0 where all have failed, or 0; 1 to any power is 1.
            return new ConfidenceInterval(1, 1);
        }
        return transform.limits(incidence, standardError / incidence, z);
    }
}
