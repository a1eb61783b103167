package org.aroregistry.reports.model;

import java.util.List;
import java.util.Optional;

/**
 * Numbers as dots, our own with their intervals, beside those of others on one scale that begins at 0.
 *
 * @param key stable key
 * @param caption what it shows
 * @param description the drawing in words
 * @param axis title of the scale
 * @param end last number of the scale
 * @param step distance of its ticks
 * @param groups what is measured, from top to bottom
 */
public record IntervalPlot(
        String key, String caption, String description, String axis, double end, double step, List<Group> groups)
        implements Plot {

    /**
     * One thing that is measured.
     *
     * @param label heading
     * @param band where our number is expected, if that was set
     * @param marks the numbers, ours first
     */
    public record Group(String label, Optional<Band> band, List<Mark> marks) {
        /** Copies the numbers. */
        public Group {
            marks = List.copyOf(marks);
        }
    }

    /**
     * Where a number is expected.
     *
     * @param lower lower end
     * @param upper upper end
     */
    public record Band(double lower, double upper) {}

    /**
     * A number.
     *
     * @param label whose it is
     * @param ours true for this registry
     * @param value the number; not a number if it may not be seen or there is none
     * @param lower lower end of its interval; not a number if there is none
     * @param upper upper end of its interval; not a number if there is none
     * @param text the number in words
     */
    public record Mark(String label, boolean ours, double value, double lower, double upper, String text) {}

    /** Copies the groups. */
    public IntervalPlot {
        groups = List.copyOf(groups);
    }
}
