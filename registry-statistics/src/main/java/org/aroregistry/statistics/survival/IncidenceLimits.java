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

    ConfidenceInterval of(double incidence, double standardError) {
        if (incidence == 0) {
            return variance == IncidenceVariance.GRAY ? ConfidenceInterval.undefined() : new ConfidenceInterval(0, 0);
        }
        return transform.limits(incidence, standardError / incidence, z);
    }
}
