package org.aroregistry.core.result;

/**
 * A confidence interval.
 *
 * @param lower lower limit; not a number if it does not exist
 * @param upper upper limit; not a number if it does not exist
 * @param level confidence level, such as 0.95
 * @param method how the limits were made, such as {@code Wilson} or {@code log-log}
 */
public record Interval(double lower, double upper, double level, String method) {
    /** Method of limits that are not given because nobody had the event yet, where the usual ones would feign certainty. */
    public static final String NO_EVENT = "no event";
}
