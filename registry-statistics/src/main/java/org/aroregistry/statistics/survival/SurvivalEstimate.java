package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The survival curve read at a time of the reader's choice.
 *
 * @param time the time asked for
 * @param atRisk number with entry &lt; time ≤ own time; differs from what R's {@code summary} prints between times under delayed entry
 * @param cumulativeEvents events up to and including the time
 * @param cumulativeCensored censorings up to and including the time
 * @param survival Kaplan-Meier estimate at the time
 * @param standardError its standard error; NaN if the survival is 0
 * @param interval its limits; undefined if the survival is 0
 * @param cumulativeHazard Nelson-Aalen estimate at the time
 * @param cumulativeHazardError its standard error
 * @param beyondFollowUp whether the time lies after the last observation, so that the last step is only carried forward and should not be
 *     reported
 * @param weightedAtRisk sum of the weights of those at risk; their number in a sample without weights
 * @param weightedEvents sum of the weights of the events so far; their number in a sample without weights
 * @param weightedCensored sum of the weights of the censorings so far; their number in a sample without weights
 */
public record SurvivalEstimate(
        double time,
        int atRisk,
        int cumulativeEvents,
        int cumulativeCensored,
        double survival,
        double standardError,
        ConfidenceInterval interval,
        double cumulativeHazard,
        double cumulativeHazardError,
        boolean beyondFollowUp,
        double weightedAtRisk,
        double weightedEvents,
        double weightedCensored) {}
