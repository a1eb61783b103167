package org.aroregistry.statistics.recurrent;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A step of a mean cumulative function.
 *
 * @param time time of one or more events
 * @param atRisk subjects at risk of the event at the time
 * @param events events at the time
 * @param mean mean number of events per subject up to and including the time
 * @param standardError robust standard error of the mean
 * @param poissonError standard error as if events came by a Poisson process, too small where some subjects are prone to events; NaN where
 *     terminal events end the counting
 * @param interval limits from the robust standard error
 */
public record RecurrentPoint(
        double time,
        int atRisk,
        int events,
        double mean,
        double standardError,
        double poissonError,
        ConfidenceInterval interval) {}
