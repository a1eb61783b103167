package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.FONT;
import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.SMALL_FONT;
import static org.aroregistry.reports.render.Canvas.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.aroregistry.reports.model.FunnelPlot;

/** Draws a funnel plot: limits of 95 % solid, of 99.8 % dashed, the proportion of all as a line, each unit named beside its dot. */
final class SvgFunnel implements Drawing {
    private static final double LEFT = 70;
    private static final double RIGHT = Canvas.WIDTH - 130;
    private static final double TOP = 16;
    private static final double BOTTOM = 346;
    private static final double HEIGHT = 396;
    private static final double DOT = 4;
    private static final String LIMIT = "#0b5a8a";
    private static final String DASHES = "5 3";
    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    private static final int MOST_TICKS = 10;

    private final FunnelPlot plot;
    private final Sheet sheet = new Sheet();
    private final int step;
    private final double largest;

    SvgFunnel(FunnelPlot plot) {
        this.plot = plot;
        double size = Math.max(
                plot.dots().stream().mapToDouble(FunnelPlot.Dot::size).max().orElse(10),
                plot.limits().stream()
                        .mapToDouble(FunnelPlot.Limits::size)
                        .max()
                        .orElse(10));
        int fitting = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (size / STEPS[i] <= MOST_TICKS) {
                fitting = STEPS[i];
            }
        }
        this.step = fitting;
        this.largest = step * Math.ceil(size * 1.02 / step);
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public String draw(double width) {
        sheet.open(width, HEIGHT, plot.caption(), plot.description());
        axes();
        curve(FunnelPlot.Limits::lowerAlarm, DASHES);
        curve(FunnelPlot.Limits::upperAlarm, DASHES);
        curve(FunnelPlot.Limits::lowerWarning, "");
        curve(FunnelPlot.Limits::upperWarning, "");
        if (!plot.limits().isEmpty()) {
            sheet.line(LEFT, y(plot.target()), RIGHT, y(plot.target()), "#555555", 1);
            key();
        }
        dots();
        sheet.svg().close();
        return sheet.svg().toString();
    }

    private double x(double size) {
        return LEFT + (RIGHT - LEFT) * size / largest;
    }

    private static double y(double percent) {
        return BOTTOM - (BOTTOM - TOP) * percent / 100;
    }

    private void axes() {
        for (int percent = 0; percent <= 100; percent += 20) {
            if (percent > 0) {
                sheet.line(LEFT, y(percent), RIGHT, y(percent), "#e6e6e6", 1);
            }
            sheet.line(LEFT - 5, y(percent), LEFT, y(percent), INK, 1);
            sheet.text(LEFT - 9, y(percent) + 4, Integer.toString(percent), FONT, "end", INK, false);
        }
        sheet.line(LEFT, TOP, LEFT, BOTTOM, INK, 1);
        sheet.line(LEFT, BOTTOM, RIGHT, BOTTOM, INK, 1);
        for (int tick = 0; tick <= largest; tick += step) {
            sheet.line(x(tick), BOTTOM, x(tick), BOTTOM + 5, INK, 1);
            sheet.text(x(tick), BOTTOM + 19, Integer.toString(tick), FONT, "middle", INK, false);
        }
        sheet.text((LEFT + RIGHT) / 2, BOTTOM + 38, plot.sizeAxis(), FONT, "middle", INK, false);
        sheet.uprightText(LEFT - 42, (TOP + BOTTOM) / 2, plot.valueAxis());
    }

    private void curve(ToDoubleFunction<FunnelPlot.Limits> limit, String dashes) {
        StringBuilder path = new StringBuilder();
        for (FunnelPlot.Limits limits : plot.limits()) {
            path.append(path.length() == 0 ? "M" : " L")
                    .append(number(x(limits.size())))
                    .append(' ')
                    .append(number(y(limit.applyAsDouble(limits))));
        }
        if (path.length() > 0) {
            sheet.path(path.toString(), LIMIT, 1.2, dashes, "none");
        }
    }

    private void key() {
        double at = RIGHT + 12;
        String[] words = {"99.8% limits", "95% limits", "All sites"};
        String[] colours = {LIMIT, LIMIT, "#555555"};
        for (int i = 0; i < words.length; i++) {
            double level = TOP + 12 + 18 * i;
            sheet.path(
                    "M" + number(at) + " " + number(level - 4) + " L" + number(at + 24) + " " + number(level - 4),
                    colours[i],
                    1.2,
                    i == 0 ? DASHES : "",
                    "none");
            sheet.text(at + 29, level, words[i], SMALL_FONT, "start", INK, false);
        }
    }

    /** A place of a name on the sheet. */
    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Names stand to the right of their dots, or left, above or below, where no other dot or name is. */
    private void dots() {
        List<Box> taken = new ArrayList<>();
        // The axis and its numbers: many sites have no death and stand on it.
        taken.add(new Box(LEFT, BOTTOM - 1, RIGHT, BOTTOM + 24));
        for (FunnelPlot.Dot dot : plot.dots()) {
            double x = x(dot.size());
            double y = y(dot.value());
            taken.add(new Box(x - DOT, y - DOT, x + DOT, y + DOT));
            sheet.svg()
                    .empty(
                            "circle",
                            "cx",
                            number(x),
                            "cy",
                            number(y),
                            "r",
                            number(DOT),
                            "fill",
                            "#a3341c",
                            "stroke",
                            "#ffffff")
                    .line();
        }
        plot.dots().stream()
                .sorted(Comparator.comparingDouble(FunnelPlot.Dot::value))
                .forEach(dot -> name(dot, taken));
    }

    private void name(FunnelPlot.Dot dot, List<Box> taken) {
        double width = Canvas.width(dot.label(), SMALL_FONT);
        double x = x(dot.size());
        double y = y(dot.value());
        double[][] places = {
            {x + 7, y + 4}, {x - 7 - width, y + 4}, {x - width / 2, y - 8}, {x - width / 2, y + 16},
            {x + 7, y - 8}, {x + 7, y + 16}, {x - 7 - width, y - 8}, {x - 7 - width, y + 16}
        };
        for (double[] place : places) {
            Box box = new Box(place[0], place[1] - 10, place[0] + width, place[1] + 2);
            if (place[0] > LEFT && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                sheet.text(place[0], place[1], dot.label(), SMALL_FONT, "start", INK, false);
                return;
            }
        }
        // Without a free place the name stands in the table alone.
    }
}
