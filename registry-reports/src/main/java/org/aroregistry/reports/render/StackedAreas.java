package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.number;
import static org.aroregistry.reports.render.Canvas.y;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.aroregistry.reports.model.Figure;

/** Draws cumulative incidences as areas on top of each other. */
final class StackedAreas {
    private static final String GREY = "#5c5c5c";

    private final Figure figure;
    private final Canvas canvas;
    private final CurvePaint paint;

    StackedAreas(Figure figure, Canvas canvas) {
        this.figure = figure;
        this.canvas = canvas;
        this.paint = new CurvePaint(figure);
    }

    /** Draws all areas that may be drawn. */
    void draw() {
        TreeSet<Double> times = new TreeSet<>();
        double end = figure.curves().stream()
                .filter(Figure.Curve::drawn)
                .mapToDouble(Figure.Curve::end)
                .min()
                .orElse(0);
        figure.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .map(Figure.Point::time)
                .filter(time -> time <= end)
                .forEach(times::add);
        List<CurveLabels.Label> labels = new ArrayList<>();
        for (int i = figure.curves().size() - 1; i >= 0; i--) {
            if (figure.curves().get(i).drawn()) {
                area(i, new ArrayList<>(times), end);
                double middle = (below(i, end) + below(i + 1, end)) / 2;
                labels.add(new CurveLabels.Label(
                        figure.curves().get(i).label(), CurvePaint.darker(i), canvas.x(end), y(middle), true));
            }
        }
        double all = below(figure.curves().size(), end);
        labels.add(new CurveLabels.Label("Neither event", GREY, canvas.x(end), y((1 + all) / 2), false));
        new CurveLabels(canvas).write(labels);
    }

    /** Returns the sum of all curves under a curve, at a time. */
    private double below(int curve, double time) {
        double sum = 0;
        for (int i = 0; i < curve; i++) {
            sum += figure.curves().get(i).drawn()
                    ? Steps.valueAt(figure.curves().get(i), time)
                    : 0;
        }
        return sum;
    }

    private void area(int curve, List<Double> times, double end) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < times.size(); i++) {
            path.append(i == 0 ? "M" : "H").append(number(canvas.x(times.get(i))));
            path.append(i == 0 ? " " : "V").append(number(y(below(curve + 1, times.get(i)))));
        }
        path.append("H").append(number(canvas.x(end)));
        for (int i = times.size() - 1; i >= 0; i--) {
            path.append("V").append(number(y(below(curve, times.get(i)))));
            path.append("H").append(number(canvas.x(times.get(i))));
        }
        path.append("Z");
        canvas.svg()
                .empty(
                        "path",
                        "d",
                        path.toString(),
                        "fill",
                        paint.colour(curve),
                        "fill-opacity",
                        "0.82",
                        "stroke",
                        "#ffffff",
                        "stroke-width",
                        "0.8")
                .line();
    }
}
