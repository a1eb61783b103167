package org.aroregistry.reports.model;

import java.util.List;

/**
 * One cell of a report: the text to print and the same numbers for machines.
 *
 * <p>The numbers are decimal text, empty where there is none or where it may not be seen.
 *
 * @param kind {@code count, share, distribution, rate, estimate, amount} or {@code none}
 * @param status what disclosure control has done
 * @param lines the text, in lines; never empty
 * @param values the numbers
 * @param flag {@code red, amber, green} against a limit, or empty
 */
public record Cell(String kind, CellStatus status, List<String> lines, Values values, String flag) {

    /**
     * The numbers of a cell.
     *
     * @param n patients, events or rows
     * @param denominator what n is a part of: patients, or person-years
     * @param estimate the estimate, in {@code unit}
     * @param lower lower confidence limit, or lower quartile
     * @param upper upper confidence limit, or upper quartile
     * @param unit unit of estimate and limits
     */
    public record Values(String n, String denominator, String estimate, String lower, String upper, String unit) {
        /** No numbers at all. */
        public static final Values NONE = new Values("", "", "", "", "", "");
    }

    /** Copies the lines. */
    public Cell {
        lines = List.copyOf(lines);
    }

    /** Returns the whole text in one line. */
    public String text() {
        return String.join(" ", lines);
    }

    /** Returns the cell with a colour against a limit. */
    public Cell flagged(String colour) {
        return new Cell(kind, status, lines, values, colour);
    }
}
