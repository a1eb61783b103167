package org.aroregistry.statistics.multistate;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The mean time spent in a state up to a horizon.
 *
 * @param state its name
 * @param horizon end of the time counted
 * @param estimate area under the probability of the state from the start to the horizon, in the unit of time; the states' estimates sum to that
 *     length
 * @param standardError infinitesimal jackknife by subject
 * @param interval estimate ± z standard errors
 * @param beyondFollowUp whether the horizon lies after the last observation, so that the last step was carried forward
 */
public record MeanTimeInState(
        String state,
        double horizon,
        double estimate,
        double standardError,
        ConfidenceInterval interval,
        boolean beyondFollowUp) {}
