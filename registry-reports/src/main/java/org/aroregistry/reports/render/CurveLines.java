package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.number;
import static org.aroregistry.reports.render.Canvas.y;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.reports.model.Figure;

/** Draws curves as step lines, with the band of the total and the marks of censorings. */
final class CurveLines {
    private final Figure figure;
    private final Canvas canvas;
    private final CurvePaint paint;

    CurveLines(Figure figure, Canvas canvas) {
        this.figure = figure;
        this.canvas = canvas;
        this.paint = new CurvePaint(figure);
    }

    /** Draws all curves that may be drawn, the total on top. */
    void draw() {
        List<CurveLabels.Label> labels = new ArrayList<>();
        for (int i = 0; i < figure.curves().size(); i++) {
            Figure.Curve curve = figure.curves().get(i);
            if (curve.drawn() && curve.total()) {
                band(curve);
            }
        }
        for (int i = figure.curves().size() - 1; i >= 0; i--) {
            Figure.Curve curve = figure.curves().get(i);
            if (curve.drawn() && !curve.points().isEmpty()) {
                canvas.svg()
                        .empty(
                                "path",
                                "d",
                                steps(curve),
                                "fill",
                                "none",
                                "stroke",
                                paint.colour(i),
                                "stroke-width",
                                curve.total() ? "2.4" : "1.9",
                                "stroke-dasharray",
                                paint.dashes(i),
                                "stroke-linejoin",
                                "miter")
                        .line();
                censorings(curve, paint.colour(i));
                labels.add(new CurveLabels.Label(
                        curve.label(),
                        paint.colour(i),
                        canvas.x(curve.end()),
                        height(Steps.valueAt(curve, curve.end())),
                        curve.total()));
            }
        }
        new CurveLabels(canvas).write(labels);
    }

    private void band(Figure.Curve curve) {
        StringBuilder path = new StringBuilder();
        List<Figure.Point> points = Steps.visible(curve);
        for (int i = 0; i < points.size(); i++) {
            Figure.Point point = points.get(i);
            path.append(i == 0 ? "M" : "H").append(number(canvas.x(point.time())));
            path.append(i == 0 ? " " : "V").append(number(height(orEstimate(point.upper(), point))));
        }
        path.append("H").append(number(canvas.x(curve.end())));
        for (int i = points.size() - 1; i >= 0; i--) {
            Figure.Point point = points.get(i);
            path.append("V").append(number(height(orEstimate(point.lower(), point))));
            path.append("H").append(number(canvas.x(point.time())));
        }
        path.append("Z");
        canvas.svg()
                .empty("path", "d", path.toString(), "fill", INK, "fill-opacity", "0.11", "stroke", "none")
                .line();
    }

    /** Returns where a value lies; what is beyond the axis lies at its end. */
    private double height(double value) {
        return y(Math.min(1, value / figure.valueAxis().top()));
    }

    private static double orEstimate(double limit, Figure.Point point) {
        return Double.isNaN(limit) ? point.estimate() : limit;
    }

    private String steps(Figure.Curve curve) {
        StringBuilder path = new StringBuilder();
        double height = Double.NaN;
        for (Figure.Point point : Steps.visible(curve)) {
            double next = height(point.estimate());
            if (path.isEmpty()) {
                path.append("M")
                        .append(number(canvas.x(point.time())))
                        .append(" ")
                        .append(number(next));
            } else if (next != height) {
                path.append("H")
                        .append(number(canvas.x(point.time())))
                        .append("V")
                        .append(number(next));
            }
            height = next;
        }
        return path.append("H").append(number(canvas.x(curve.end()))).toString();
    }

    private void censorings(Figure.Curve curve, String colour) {
        StringBuilder path = new StringBuilder();
        for (double time : curve.censored()) {
            if (time <= curve.end()) {
                double at = height(Steps.valueAt(curve, time));
                path.append("M")
                        .append(number(canvas.x(time)))
                        .append(" ")
                        .append(number(at - 3.5))
                        .append("v7");
            }
        }
        if (!path.isEmpty()) {
            canvas.svg()
                    .empty(
                            "path",
                            "d",
                            path.toString(),
                            "stroke",
                            colour,
                            "stroke-width",
                            "0.8",
                            "stroke-opacity",
                            "0.75")
                    .line();
        }
    }
}
