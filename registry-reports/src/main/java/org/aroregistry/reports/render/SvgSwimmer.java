package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.FONT;
import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.SMALL_FONT;
import static org.aroregistry.reports.render.Canvas.number;

import java.util.List;
import java.util.stream.DoubleStream;
import org.aroregistry.reports.model.SwimmerPlot;
import org.aroregistry.reports.model.SwimmerPlot.Kind;

/**
 * Draws a swimmer plot: bars for treatment, a thin line for follow-up, and a sign of its own shape for each kind of event.
 *
 * <p>The axis ends with the last stretch of treatment and the last event: years in which nothing happens would press together what did. Who was followed longer
 * has an arrow.
 */
final class SvgSwimmer implements Drawing {
    private static final double LEFT = 130;
    private static final double RIGHT = Canvas.WIDTH - 130;
    private static final double TOP = 16;
    private static final double LANE = 15;
    private static final double BAR = 8;
    private static final String TREATMENT = "#7fb2d0";
    private static final String FOLLOW_UP = "#9aa5ad";
    private static final int[] STEPS = {1, 2, 4, 13, 26, 52, 104, 260, 520};
    private static final int MOST_TICKS = 11;

    private final SwimmerPlot plot;
    private final Sheet sheet = new Sheet();
    private final int step;
    private final double end;
    private final double bottom;

    SvgSwimmer(SwimmerPlot plot) {
        this.plot = plot;
        double last = Math.max(
                1,
                plot.lanes().stream()
                        .mapToDouble(SvgSwimmer::lastHappening)
                        .max()
                        .orElse(1));
        int fitting = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (last / STEPS[i] <= MOST_TICKS) {
                fitting = STEPS[i];
            }
        }
        this.step = fitting;
        this.end = step * Math.ceil(last / step);
        this.bottom = TOP + LANE * Math.max(4, plot.lanes().size()) + 4;
    }

    private static double lastHappening(SwimmerPlot.Lane lane) {
        return DoubleStream.concat(
                        lane.bars().stream().mapToDouble(SwimmerPlot.Bar::to),
                        lane.marks().stream()
                                .filter(mark -> mark.kind() != Kind.LAST_SEEN)
                                .mapToDouble(SwimmerPlot.Mark::week))
                .max()
                .orElse(0);
    }

    @Override
    public double height() {
        return bottom + 50;
    }

    @Override
    public String draw(double width) {
        sheet.open(width, height(), plot.caption(), plot.description());
        axis();
        for (int i = 0; i < plot.lanes().size(); i++) {
            lane(plot.lanes().get(i), TOP + LANE * (i + 0.5));
        }
        if (plot.lanes().isEmpty()) {
            sheet.text((LEFT + RIGHT) / 2, TOP + 30, "There is no patient to show", FONT, "middle", INK, false);
        } else {
            key();
        }
        sheet.svg().close();
        return sheet.svg().toString();
    }

    private double x(double week) {
        return LEFT + (RIGHT - LEFT) * week / end;
    }

    private void axis() {
        for (int tick = 0; tick <= end; tick += step) {
            sheet.line(x(tick), TOP, x(tick), bottom, "#e6e6e6", 1);
            sheet.line(x(tick), bottom, x(tick), bottom + 5, INK, 1);
            sheet.text(x(tick), bottom + 19, Integer.toString(tick), FONT, "middle", INK, false);
        }
        sheet.line(LEFT, bottom, RIGHT, bottom, INK, 1);
        sheet.text((LEFT + RIGHT) / 2, bottom + 38, plot.timeAxis(), FONT, "middle", INK, false);
    }

    private void lane(SwimmerPlot.Lane lane, double y) {
        sheet.text(LEFT - 8, y + 4, lane.label(), SMALL_FONT, "end", INK, false);
        sheet.line(LEFT, y, x(Math.min(end, lane.end())), y, FOLLOW_UP, 1);
        if (lane.end() > end) {
            followedLonger(RIGHT, y);
        }
        for (SwimmerPlot.Bar bar : lane.bars()) {
            // A stretch within one week would have no width.
            double width = Math.max(2, x(bar.to()) - x(bar.from()));
            bar(x(bar.from()), y, width);
        }
        lane.marks().stream().filter(mark -> mark.week() <= end).forEach(mark -> mark(mark.kind(), x(mark.week()), y));
    }

    private void followedLonger(double x, double y) {
        sheet.path("M" + number(x - 5) + " " + number(y - 4) + " l5 4 l-5 4", FOLLOW_UP, 1.5, "", "none");
    }

    private void bar(double x, double y, double width) {
        sheet.rectangle(x, y - BAR / 2, width, BAR, TREATMENT);
    }

    /** Shapes differ, so that the signs can be told apart without colour. */
    private void mark(Kind kind, double x, double y) {
        switch (kind) {
            case PROGRESSION ->
                sheet.path("M" + number(x) + " " + number(y - 6) + " l6 11 l-12 0 Z", "#ffffff", 0.6, "", "#b3261e");
            case TRANSPLANT ->
                sheet.path(
                        "M" + number(x) + " " + number(y - 6) + " l6 6 l-6 6 l-6 -6 Z", "#ffffff", 0.6, "", "#12324a");
            case DEATH ->
                sheet.path("M" + number(x - 4) + " " + number(y - 4) + " l8 8 m0 -8 l-8 8", INK, 2, "", "none");
            case LAST_SEEN -> sheet.path("M" + number(x) + " " + number(y - 4) + " l0 8", FOLLOW_UP, 1.5, "", "none");
        }
    }

    private void key() {
        double at = RIGHT + 18;
        double y = TOP + 8;
        bar(at - 6, y, 14);
        sheet.text(at + 14, y + 4, "Interferon", SMALL_FONT, "start", INK, false);
        for (Kind kind : List.of(Kind.values())) {
            y += 18;
            mark(kind, at + 1, y);
            sheet.text(at + 14, y + 4, kind.label(), SMALL_FONT, "start", INK, false);
        }
        if (plot.lanes().stream().anyMatch(lane -> lane.end() > end)) {
            y += 18;
            followedLonger(at + 3, y);
            sheet.text(at + 14, y + 4, "Followed longer", SMALL_FONT, "start", INK, false);
        }
    }
}
