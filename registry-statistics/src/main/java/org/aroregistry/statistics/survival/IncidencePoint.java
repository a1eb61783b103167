package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * One step of a cumulative incidence: what holds from this time to the next one.
 *
 * @param time a distinct time at which somebody had an event of any cause or was censored
 * @param atRisk number with entry &lt; time ≤ own time, at least 1
 * @param events number of events of this cause at the time
 * @param incidence Aalen-Johansen estimate just after the events of the time
 * @param standardError its standard error by the chosen variance
 * @param interval its limits
 */
public record IncidencePoint(
        double time, int atRisk, int events, double incidence, double standardError, ConfidenceInterval interval) {}
