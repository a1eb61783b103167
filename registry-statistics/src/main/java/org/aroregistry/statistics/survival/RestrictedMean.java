package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The mean time to the event within a horizon: the area under the survival curve from its start to the horizon.
 *
 * @param horizon end of the time counted
 * @param estimate the area, in units of time
 * @param standardError its standard error
 * @param interval estimate ± z standard errors
 * @param beyondFollowUp whether the horizon lies after the last observation, so that part of the area is the last step carried forward
 */
public record RestrictedMean(
        double horizon, double estimate, double standardError, ConfidenceInterval interval, boolean beyondFollowUp) {}
