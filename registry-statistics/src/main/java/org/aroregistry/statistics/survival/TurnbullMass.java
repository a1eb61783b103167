package org.aroregistry.statistics.survival;

/**
 * An interval to which the data give probability, but not where within it.
 *
 * @param lower start; not included, unless the interval is the single time of an event seen
 * @param upper end, included; infinite for those who never have the event in sight
 * @param probability of the event within the interval, between 0 and 1
 */
public record TurnbullMass(double lower, double upper, double probability) {}
