package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.FONT;
import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.PLOT_HEIGHT;
import static org.aroregistry.reports.render.Canvas.RIGHT;
import static org.aroregistry.reports.render.Canvas.SMALL_FONT;
import static org.aroregistry.reports.render.Canvas.TOP;
import static org.aroregistry.reports.render.Canvas.WIDTH;
import static org.aroregistry.reports.render.Canvas.number;
import static org.aroregistry.reports.render.Canvas.width;
import static org.aroregistry.reports.render.Canvas.y;

import org.aroregistry.reports.model.Figure;

/**
 * Draws a figure of curves as SVG: the axes here, and within them {@link CurveLines} or {@link StackedAreas} with their {@link
 * CurveLabels}, under them the {@link RiskTable}, all on one {@link Canvas}.
 *
 * <p>Colours are told apart by people with colour-blindness, each curve has its own dashes and is named at its end; numbers
 * at risk stand under their times.
 */
final class SvgFigure implements Drawing {
    /** Colour of lines that are not of these patients. */
    private static final String REFERENCE = "#555555";

    private final Figure figure;
    private final Canvas canvas;

    SvgFigure(Figure figure) {
        this.figure = figure;
        TimeAxis axis = TimeAxis.until(figure.curves().stream()
                .filter(Figure.Curve::drawn)
                .mapToDouble(Figure.Curve::end)
                .max()
                .orElse(1));
        double longest = figure.curves().stream()
                .mapToDouble(curve -> width(curve.label(), SMALL_FONT))
                .max()
                .orElse(0);
        double left = Math.min(200, Math.max(78, longest + 30));
        this.canvas = new Canvas(axis, left);
    }

    @Override
    public String draw(double width) {
        RiskTable riskTable = new RiskTable(figure, canvas);
        double height = height(riskTable);
        canvas.open(width, height, figure.caption(), figure.description());
        grid();
        references();
        if (figure.shape() == Figure.Shape.STACKED) {
            new StackedAreas(figure, canvas).draw();
        } else {
            new CurveLines(figure, canvas).draw();
        }
        axes();
        if (!figure.remark().isEmpty()) {
            canvas.text(canvas.left() + 10, y(0) - 10, figure.remark(), SMALL_FONT, "start", INK, false);
        }
        if (figure.curves().isEmpty()) {
            canvas.text(
                    (canvas.left() + WIDTH - RIGHT) / 2,
                    y(0.5) - 6,
                    "No curve: there is no patient to analyse",
                    FONT,
                    "middle",
                    INK,
                    false);
        } else {
            riskTable.draw();
        }
        canvas.svg().close();
        return canvas.svg().toString();
    }

    @Override
    public double height() {
        return height(new RiskTable(figure, canvas));
    }

    private static double height(RiskTable riskTable) {
        return TOP + PLOT_HEIGHT + 48 + riskTable.height() + 6;
    }

    private void grid() {
        for (double tick : figure.valueAxis().ticks()) {
            if (tick > 0) {
                canvas.line(canvas.left(), height(tick), WIDTH - RIGHT, height(tick), "#e6e6e6", 1);
            }
        }
    }

    /** Marks times that lie on the axis; the labels stand one below the other, as their lines can be close. */
    private void references() {
        int place = 0;
        for (Figure.Reference reference : figure.references()) {
            if (reference.time() <= canvas.axis().end()) {
                double at = canvas.x(reference.time());
                canvas.svg()
                        .empty(
                                "line",
                                "x1",
                                number(at),
                                "y1",
                                number(TOP),
                                "x2",
                                number(at),
                                "y2",
                                number(y(0)),
                                "stroke",
                                REFERENCE,
                                "stroke-width",
                                "1",
                                "stroke-dasharray",
                                "1 3")
                        .line();
                canvas.text(at + 4, y(0) - 8 - 15 * place, reference.label(), SMALL_FONT, "start", REFERENCE, false);
                place++;
            }
        }
    }

    private double height(double value) {
        return y(value / figure.valueAxis().top());
    }

    private void axes() {
        double bottom = y(0);
        canvas.line(canvas.left(), TOP, canvas.left(), bottom, INK, 1);
        canvas.line(canvas.left(), bottom, WIDTH - RIGHT, bottom, INK, 1);
        for (double tick : figure.valueAxis().ticks()) {
            String label = number(figure.valueAxis().percent() ? 100 * tick : tick);
            canvas.line(canvas.left() - 5, height(tick), canvas.left(), height(tick), INK, 1);
            canvas.text(canvas.left() - 9, height(tick) + 4, label, FONT, "end", INK, false);
        }
        for (int tick : canvas.axis().ticks()) {
            double at = canvas.x(tick * canvas.axis().unitDays());
            canvas.line(at, bottom, at, bottom + 5, INK, 1);
            canvas.text(at, bottom + 19, Integer.toString(tick), FONT, "middle", INK, false);
        }
        canvas.text(
                (canvas.left() + WIDTH - RIGHT) / 2,
                bottom + 38,
                figure.timeAxis() + ", " + canvas.axis().unit(),
                FONT,
                "middle",
                INK,
                false);
        canvas.uprightText(
                canvas.left() - 42, TOP + PLOT_HEIGHT / 2, figure.valueAxis().title());
    }
}
