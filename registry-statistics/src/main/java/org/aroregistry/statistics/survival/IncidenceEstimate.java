package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A cumulative incidence read at a time of the reader's choice.
 *
 * @param time the time asked for
 * @param atRisk number with entry &lt; time ≤ own time
 * @param cumulativeEvents events of this cause up to and including the time
 * @param incidence Aalen-Johansen estimate at the time
 * @param standardError its standard error by the chosen variance
 * @param interval its limits
 * @param beyondFollowUp whether the time lies after the last observation, so that the last step is only carried forward and should not be
 *     reported
 */
public record IncidenceEstimate(
        double time,
        int atRisk,
        int cumulativeEvents,
        double incidence,
        double standardError,
        ConfidenceInterval interval,
        boolean beyondFollowUp) {}
