package org.aroregistry.statistics.recurrent;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A mean cumulative function read at a time of the reader's choice.
 *
 * @param time the time asked for
 * @param mean mean number of events per subject up to and including the time; 0 before the first event
 * @param standardError robust standard error of the mean
 * @param poissonError standard error of a Poisson process; NaN where terminal events end the counting
 * @param interval limits from the robust standard error
 * @param beyondFollowUp whether the time lies after the last observation, so that the last step is only carried forward
 */
public record RecurrentEstimate(
        double time,
        double mean,
        double standardError,
        double poissonError,
        ConfidenceInterval interval,
        boolean beyondFollowUp) {}
