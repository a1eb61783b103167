package org.aroregistry.reports.catalogue;

import org.aroregistry.reports.model.NumberText;

/**
 * Where a number of a cohort is expected to lie; outside, the data are looked at first.
 *
 * @param measure what is measured
 * @param lower lower end
 * @param upper upper end
 * @param unit {@code percent} or {@code months}
 */
record PlausibilityBand(String measure, double lower, double upper, String unit) {

    /** Tells whether a number lies in the band; its ends belong to it. */
    boolean holds(double value) {
        return value >= lower && value <= upper;
    }

    /** Returns the band in words. */
    String text() {
        return NumberText.machine(lower) + "\u2013" + NumberText.machine(upper)
                + (unit.equals("percent") ? "%" : NumberText.SPACE + unit);
    }
}
