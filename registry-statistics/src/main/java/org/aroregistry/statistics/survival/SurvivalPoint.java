package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * One step of a survival curve: what holds from this time to the next one.
 *
 * @param time a distinct time at which somebody had the event or was censored
 * @param atRisk number with entry &lt; time ≤ own time, at least 1
 * @param events number of events at the time
 * @param censored number censored at the time, after the events
 * @param survival Kaplan-Meier estimate just after the events of the time
 * @param standardError standard error of the survival, Greenwood's or robust; once the survival is 0, NaN or, if robust, 0
 * @param logStandardError standard error of the logarithm of the survival; once the survival is 0, infinite or, if robust, NaN
 * @param interval limits of the survival; undefined once it is 0, unless the errors are robust: then 0 and 0, as in R
 * @param cumulativeHazard Nelson-Aalen estimate
 * @param cumulativeHazardError standard error of the Nelson-Aalen estimate, from the sum of d/n²
 * @param tieCorrectedHazard Fleming-Harrington estimate, which lets tied events happen one after another: the sum of 1/n + … + 1/(n - d + 1)
 * @param tieCorrectedHazardError its standard error, from the sum of the squared terms
 * @param weightedAtRisk sum of the weights of those at risk; their number in a sample without weights
 * @param weightedEvents sum of the weights of those with the event; their number in a sample without weights
 * @param weightedCensored sum of the weights of those censored; their number in a sample without weights
 */
public record SurvivalPoint(
        double time,
        int atRisk,
        int events,
        int censored,
        double survival,
        double standardError,
        double logStandardError,
        ConfidenceInterval interval,
        double cumulativeHazard,
        double cumulativeHazardError,
        double tieCorrectedHazard,
        double tieCorrectedHazardError,
        double weightedAtRisk,
        double weightedEvents,
        double weightedCensored) {}
