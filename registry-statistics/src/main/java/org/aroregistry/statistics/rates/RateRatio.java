package org.aroregistry.statistics.rates;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * How many times the rate of one group is that of the reference.
 *
 * @param estimate rate of the group over rate of the reference; infinite without events in the reference, NaN without events in both
 * @param exact limits given the total number of events: 0 or infinite at an end that the data do not bound
 * @param exactP two-sided p-value of equal rates given the total number of events; 1 without events
 * @param wald limits of the normal approximation on the logarithm; undefined without events in one of the groups
 * @param waldP two-sided p-value of the normal approximation; NaN without events in one of the groups
 */
public record RateRatio(
        double estimate, ConfidenceInterval exact, double exactP, ConfidenceInterval wald, double waldP) {}
