package org.aroregistry.reports.model;

import java.util.List;

/**
 * Proportions of units against their size, with the limits that chance alone gives. All proportions are percentages.
 *
 * @param key stable key
 * @param caption what it shows
 * @param description the drawing in words
 * @param valueAxis title of the vertical axis
 * @param sizeAxis title of the horizontal axis
 * @param target proportion of all units together
 * @param limits limits by rising size
 * @param dots the units
 */
public record FunnelPlot(
        String key,
        String caption,
        String description,
        String valueAxis,
        String sizeAxis,
        double target,
        List<Limits> limits,
        List<Dot> dots)
        implements Plot {

    /**
     * The limits for one size.
     *
     * @param size size of a unit
     * @param lowerAlarm lower limit of 99.8 %
     * @param lowerWarning lower limit of 95 %
     * @param upperWarning upper limit of 95 %
     * @param upperAlarm upper limit of 99.8 %
     */
    public record Limits(double size, double lowerAlarm, double lowerWarning, double upperWarning, double upperAlarm) {}

    /**
     * A unit.
     *
     * @param label its name
     * @param size its size
     * @param value its proportion
     */
    public record Dot(String label, double size, double value) {}

    /** Copies the lists. */
    public FunnelPlot {
        limits = List.copyOf(limits);
        dots = List.copyOf(dots);
    }
}
