package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.FONT;
import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.SMALL_FONT;
import static org.aroregistry.reports.render.Canvas.number;

import org.aroregistry.reports.model.IntervalPlot;

/**
 * Draws numbers and intervals line by line: ours as a filled dot with its interval, those of others as hollow squares, the band where ours is expected
 * shaded behind. Names stand to the left and numbers to the right of the scale, so that nothing overlaps.
 */
final class SvgIntervals implements Drawing {
    private static final double LEFT = 300;
    private static final double RIGHT = Canvas.WIDTH - 140;
    private static final double TOP = 28;
    private static final double LINE = 17;
    private static final double HEADING = 20;
    private static final double GAP = 8;
    private static final double BELOW = 44;
    private static final double DOT = 4;
    private static final double INDENT = 12;
    private static final String OURS = "#0b5a8a";
    private static final String OTHERS = "#555555";
    private static final String BAND = "#e9eef2";

    private final IntervalPlot plot;
    private final Sheet sheet = new Sheet();

    SvgIntervals(IntervalPlot plot) {
        this.plot = plot;
    }

    @Override
    public double height() {
        return bottom() + BELOW;
    }

    private double bottom() {
        return TOP
                + plot.groups().stream()
                        .mapToDouble(group -> HEADING + LINE * group.marks().size() + GAP)
                        .sum();
    }

    private double x(double value) {
        return LEFT + (RIGHT - LEFT) * Math.min(Math.max(value, 0), plot.end()) / plot.end();
    }

    @Override
    public String draw(double width) {
        sheet.open(width, height(), plot.caption(), plot.description());
        key();
        double y = TOP;
        for (IntervalPlot.Group group : plot.groups()) {
            band(group, y);
            y += HEADING + LINE * group.marks().size() + GAP;
        }
        axis();
        y = TOP;
        for (IntervalPlot.Group group : plot.groups()) {
            sheet.text(0, y + HEADING - 5, group.label(), FONT, "start", INK, true);
            y += HEADING;
            for (IntervalPlot.Mark mark : group.marks()) {
                mark(mark, y + LINE / 2);
                y += LINE;
            }
            y += GAP;
        }
        sheet.svg().close();
        return sheet.svg().toString();
    }

    private void band(IntervalPlot.Group group, double top) {
        group.band()
                .ifPresent(band -> sheet.rectangle(
                        x(band.lower()),
                        top + HEADING,
                        x(band.upper()) - x(band.lower()),
                        LINE * group.marks().size(),
                        BAND));
    }

    private void axis() {
        double bottom = bottom();
        for (double tick = 0; tick <= plot.end(); tick += plot.step()) {
            sheet.line(x(tick), TOP, x(tick), bottom, "#dddddd", 0.6);
            sheet.line(x(tick), bottom, x(tick), bottom + 5, INK, 1);
            sheet.text(x(tick), bottom + 19, Long.toString(Math.round(tick)), FONT, "middle", INK, false);
        }
        sheet.line(LEFT, bottom, RIGHT, bottom, INK, 1);
        sheet.text((LEFT + RIGHT) / 2, bottom + 38, plot.axis(), FONT, "middle", INK, false);
    }

    private void key() {
        double level = 12;
        dot(LEFT + 4, level - 4);
        sheet.text(LEFT + 13, level, "This registry", SMALL_FONT, "start", INK, false);
        square(LEFT + 110, level - 4);
        sheet.text(LEFT + 119, level, "Published", SMALL_FONT, "start", INK, false);
        sheet.rectangle(LEFT + 190, 3, 16, 10, BAND);
        sheet.text(LEFT + 211, level, "Plausibility band", SMALL_FONT, "start", INK, false);
    }

    private void mark(IntervalPlot.Mark mark, double y) {
        sheet.text(INDENT, y + 4, mark.label(), SMALL_FONT, "start", INK, false);
        sheet.text(RIGHT + 10, y + 4, mark.text(), SMALL_FONT, "start", INK, false);
        if (Double.isNaN(mark.value())) {
            return;
        }
        if (!Double.isNaN(mark.lower()) && !Double.isNaN(mark.upper())) {
            sheet.line(x(mark.lower()), y, x(mark.upper()), y, mark.ours() ? OURS : OTHERS, 2);
        }
        if (mark.ours()) {
            dot(x(mark.value()), y);
        } else {
            square(x(mark.value()), y);
        }
    }

    private void dot(double x, double y) {
        sheet.svg()
                .empty("circle", "cx", number(x), "cy", number(y), "r", number(DOT), "fill", OURS)
                .line();
    }

    private void square(double x, double y) {
        sheet.svg()
                .empty(
                        "rect",
                        "x",
                        number(x - DOT + 0.5),
                        "y",
                        number(y - DOT + 0.5),
                        "width",
                        number(2 * DOT - 1),
                        "height",
                        number(2 * DOT - 1),
                        "fill",
                        "#ffffff",
                        "stroke",
                        OTHERS,
                        "stroke-width",
                        "1.3")
                .line();
    }
}
