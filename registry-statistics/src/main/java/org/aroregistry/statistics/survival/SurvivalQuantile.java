package org.aroregistry.statistics.survival;

import java.util.OptionalDouble;

/**
 * A quantile of the time to the event, with limits; each may be not reached.
 *
 * @param probability share of events the quantile stands for, 0.5 for the median
 * @param time the quantile; empty if the curve never comes down to it ("not reached")
 * @param lower where the lower limit of the curve comes down to it; empty if it never does
 * @param upper where the upper limit of the curve comes down to it; empty if it never does
 */
public record SurvivalQuantile(double probability, OptionalDouble time, OptionalDouble lower, OptionalDouble upper) {}
