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
 * @param standardError Greenwood standard error of the survival; NaN once the survival is 0
 * @param logStandardError Greenwood standard error of the logarithm of the survival; infinite once the survival is 0
 * @param interval limits of the survival; undefined once it is 0
 * @param cumulativeHazard Nelson-Aalen estimate
 * @param cumulativeHazardError standard error of the Nelson-Aalen estimate, from the sum of d/n²
 * @param tieCorrectedHazard Fleming-Harrington estimate, which lets tied events happen one after another: the sum of 1/n + … + 1/(n - d + 1)
 * @param tieCorrectedHazardError its standard error, from the sum of the squared terms
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
        double tieCorrectedHazardError) {}
