package org.aroregistry.reports.model;

import java.util.List;
import java.util.Optional;

/**
 * A figure of curves over time. Times are days; the renderer chooses the scale.
 *
 * @param key stable key, unique in the report
 * @param caption what it shows
 * @param description the figure in words, for those who cannot see it
 * @param shape lines or stacked areas
 * @param valueAxis the vertical axis
 * @param timeAxis title of the horizontal axis, without its unit
 * @param riskTitle title of the table under the axis
 * @param curves the curves
 * @param remark a line printed within the figure, such as a p-value; may be empty
 * @param references times that are marked for comparison
 */
public record Figure(
        String key,
        String caption,
        String description,
        Shape shape,
        ValueAxis valueAxis,
        String timeAxis,
        String riskTitle,
        List<Curve> curves,
        String remark,
        List<Reference> references)
        implements Report.Block {

    /** How the curves are drawn. */
    public enum Shape {
        /** Step lines. */
        LINES,
        /** Areas on top of each other, with what is left to one above them. */
        STACKED
    }

    /**
     * One curve.
     *
     * @param key stable key
     * @param label name
     * @param total true for all patients together, which gets the confidence band
     * @param drawn false if it may not be drawn
     * @param end last time drawn
     * @param points the steps
     * @param censored times of censoring marks
     * @param risk numbers under the axis
     */
    public record Curve(
            String key,
            String label,
            boolean total,
            boolean drawn,
            double end,
            List<Point> points,
            List<Double> censored,
            List<Risk> risk) {
        /** Copies the lists. */
        public Curve {
            points = List.copyOf(points);
            censored = List.copyOf(censored);
            risk = List.copyOf(risk);
        }
    }

    /**
     * One step.
     *
     * @param time days
     * @param estimate value from this time on, on the vertical axis
     * @param lower lower limit; not a number if there is none
     * @param upper upper limit; not a number if there is none
     */
    public record Point(double time, double estimate, double lower, double upper) {}

    /**
     * One column under the axis.
     *
     * @param time days
     * @param label the time in words
     * @param atRisk patients at risk
     * @param events events so far
     * @param entries patients who have entered so far; empty where entries are not counted
     */
    public record Risk(double time, String label, Cell atRisk, Cell events, Optional<Cell> entries) {}

    /**
     * A time that is marked by a line.
     *
     * @param time days
     * @param label what stands beside the line; short
     */
    public record Reference(double time, String label) {}

    /** Copies the lists. */
    public Figure {
        curves = List.copyOf(curves);
        references = List.copyOf(references);
    }
}
