package org.aroregistry.core.endpoint;

/**
 * How growth is compared with a reference.
 *
 * @param version name of this set of limits, printed in every report
 * @param termWeeks weeks of pregnancy from which on a child counts as born at term
 * @param fullWeeks weeks to which the age of a child born early is corrected
 * @param correctedUntilDays age until which it is corrected, in days
 * @param nearDays farthest a measurement may lie from the day that it stands for, up to two years after time zero
 * @param farDays the same later
 */
public record GrowthRule(
        String version, double termWeeks, double fullWeeks, int correctedUntilDays, int nearDays, int farDays) {
    /** The registry's own limits. */
    public static final GrowthRule V2 = new GrowthRule("GROWTH v2", 37, 40, 730, 90, 180);
}
