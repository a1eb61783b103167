package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.FONT;
import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.SMALL_FONT;
import static org.aroregistry.reports.render.Canvas.number;

import java.util.List;
import java.util.stream.DoubleStream;
import org.aroregistry.reports.model.ForestPlot;
import org.aroregistry.reports.model.ForestPlot.Line;

/** Draws a forest plot: labels and numbers on the left, ratios with limits on a logarithmic axis, the same in words on the right. */
final class SvgForest implements Drawing {
    private static final double LABEL_ROOM = 236;
    private static final double NUMBER_ROOM = 54;
    private static final double INDENT = 10;
    private static final double RIGHT = Canvas.WIDTH - 150;
    private static final double TEXT_GAP = 12;
    private static final double TOP = 30;
    private static final double ROW = 19;
    private static final double NEXT_LINE = 13;
    private static final double SQUARE = 7;
    private static final String ESTIMATE = "#0b5a8a";
    private static final double[] TICKS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};
    private static final int ONE = 6;

    private final ForestPlot plot;
    private final Sheet sheet = new Sheet();
    private final double left;
    private final double bottom;
    private int first = ONE - 1;
    private int last = ONE + 1;

    SvgForest(ForestPlot plot) {
        this.plot = plot;
        this.left = LABEL_ROOM + NUMBER_ROOM * plot.headings().size() + 20;
        double height = 0;
        for (ForestPlot.Group group : plot.groups()) {
            height += ROW;
            for (Line line : group.lines()) {
                height += height(line);
                DoubleStream.of(line.value(), line.lower(), line.upper()).forEach(this::include);
            }
        }
        this.bottom = TOP + height + 8;
    }

    /** Widens the axis to a ratio, up to a hundredfold; a ratio that is not a number changes nothing. */
    private void include(double ratio) {
        while (first > 0 && ratio < TICKS[first]) {
            first--;
        }
        while (last < TICKS.length - 1 && ratio > TICKS[last]) {
            last++;
        }
    }

    @Override
    public double height() {
        return bottom + 48;
    }

    @Override
    public String draw(double width) {
        sheet.open(width, height(), plot.caption(), plot.description());
        axis();
        for (int j = 0; j < plot.headings().size(); j++) {
            sheet.text(numberEnd(j), TOP - 12, plot.headings().get(j), SMALL_FONT, "end", INK, false);
        }
        sheet.text(RIGHT + TEXT_GAP, TOP - 12, "Ratio (95% limits)", SMALL_FONT, "start", INK, false);
        double y = TOP;
        for (ForestPlot.Group group : plot.groups()) {
            sheet.text(0, y + 13, group.label(), FONT, "start", INK, true);
            y += ROW;
            for (Line line : group.lines()) {
                line(line, y);
                y += height(line);
            }
        }
        sheet.svg().close();
        return sheet.svg().toString();
    }

    private static List<String> label(Line line) {
        return Canvas.wrapped(line.label(), LABEL_ROOM - INDENT, SMALL_FONT);
    }

    private static double height(Line line) {
        return ROW + NEXT_LINE * (label(line).size() - 1);
    }

    private static double numberEnd(int column) {
        return LABEL_ROOM + NUMBER_ROOM * (column + 1);
    }

    /** Where a ratio lies; those beyond the axis lie at its end. */
    private double x(double ratio) {
        double low = Math.log(TICKS[first]);
        double high = Math.log(TICKS[last]);
        double at = (Math.log(ratio) - low) / (high - low);
        return left + (RIGHT - left) * Math.max(0, Math.min(1, at));
    }

    private void axis() {
        for (int tick = first; tick <= last; tick++) {
            double x = x(TICKS[tick]);
            sheet.line(x, TOP, x, bottom, tick == ONE ? "#555555" : "#e6e6e6", 1);
            sheet.line(x, bottom, x, bottom + 5, INK, 1);
            sheet.text(x, bottom + 19, number(TICKS[tick]), FONT, "middle", INK, false);
        }
        sheet.line(left, bottom, RIGHT, bottom, INK, 1);
        sheet.text((left + RIGHT) / 2, bottom + 38, plot.axis(), FONT, "middle", INK, false);
    }

    private void line(Line line, double top) {
        double y = top + 13;
        for (String part : label(line)) {
            sheet.text(INDENT, y, part, SMALL_FONT, "start", INK, false);
            y += NEXT_LINE;
        }
        for (int j = 0; j < line.numbers().size(); j++) {
            sheet.text(numberEnd(j), top + 13, line.numbers().get(j), SMALL_FONT, "end", INK, false);
        }
        sheet.text(RIGHT + TEXT_GAP, top + 13, line.text(), SMALL_FONT, "start", INK, false);
        if (line.reference()) {
            reference(top + 9);
        } else if (line.value() > 0) {
            limits(line, top + 9);
            square(x(line.value()), top + 9);
        }
    }

    private void reference(double y) {
        sheet.svg()
                .empty("circle", "cx", number(x(1)), "cy", number(y), "r", "3.5", "fill", "#ffffff", "stroke", INK)
                .line();
    }

    private void square(double x, double y) {
        sheet.rectangle(x - SQUARE / 2, y - SQUARE / 2, SQUARE, SQUARE, ESTIMATE);
    }

    /** A limit that does not exist or lies beyond the axis is an arrow. */
    private void limits(Line line, double y) {
        boolean openBelow = !(line.lower() >= TICKS[first]);
        boolean openAbove = !(line.upper() <= TICKS[last]);
        double from = openBelow ? left : x(line.lower());
        double to = openAbove ? RIGHT : x(line.upper());
        sheet.line(from, y, to, y, ESTIMATE, 1.5);
        end(from, y, openBelow, 1);
        end(to, y, openAbove, -1);
    }

    private void end(double x, double y, boolean open, int inward) {
        if (open) {
            sheet.path(
                    "M" + number(x + 6 * inward) + " " + number(y - 4) + " L" + number(x) + " " + number(y) + " L"
                            + number(x + 6 * inward) + " " + number(y + 4),
                    ESTIMATE,
                    1.5,
                    "",
                    "none");
        } else {
            sheet.line(x, y - 3, x, y + 3, ESTIMATE, 1.5);
        }
    }
}
