package org.aroregistry.reports.model;

import java.util.List;

/**
 * Ratios with their limits, one below the other on a logarithmic axis.
 *
 * @param key stable key
 * @param caption what it shows
 * @param description the drawing in words
 * @param axis title of the axis
 * @param headings of the columns of numbers between labels and axis
 * @param groups the lines, in groups
 */
public record ForestPlot(
        String key, String caption, String description, String axis, List<String> headings, List<Group> groups)
        implements Plot {

    /**
     * Lines under one heading.
     *
     * @param label the heading
     * @param lines the lines
     */
    public record Group(String label, List<Line> lines) {
        /** Copies the lines. */
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param label what is compared
     * @param numbers one text per heading
     * @param text the ratio and its limits as they are printed
     * @param value the ratio; 1 of the reference, not a number if there is none to draw
     * @param lower lower limit; not a number if there is none
     * @param upper upper limit; not a number if there is none
     * @param reference whether the others are compared with it
     */
    public record Line(
            String label,
            List<String> numbers,
            String text,
            double value,
            double lower,
            double upper,
            boolean reference) {
        /** Copies the texts. */
        public Line {
            numbers = List.copyOf(numbers);
        }
    }

    /** Copies the lists. */
    public ForestPlot {
        headings = List.copyOf(headings);
        groups = List.copyOf(groups);
    }
}
