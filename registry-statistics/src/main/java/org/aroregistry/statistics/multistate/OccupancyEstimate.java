package org.aroregistry.statistics.multistate;

import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The distribution over the states at one time.
 *
 * @param time the time asked for
 * @param states one line per state, in their order; the probabilities sum to 1
 * @param beyondFollowUp whether the time lies after the last observation, so that the last step is only carried forward
 */
public record OccupancyEstimate(double time, List<InState> states, boolean beyondFollowUp) {
    /** Copies the list. */
    public OccupancyEstimate {
        states = List.copyOf(states);
    }

    /**
     * One state's line.
     *
     * @param state its name
     * @param probability of being in it, between 0 and 1
     * @param standardError infinitesimal jackknife by subject, at least 0
     * @param interval its limits
     */
    public record InState(String state, double probability, double standardError, ConfidenceInterval interval) {}
}
