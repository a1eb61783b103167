package org.aroregistry.reports.render;

import java.util.List;
import org.aroregistry.reports.model.Figure;

/** Reads the steps of a curve. */
final class Steps {
    private Steps() {}

    /** Returns the steps that are drawn. */
    static List<Figure.Point> visible(Figure.Curve curve) {
        return curve.points().stream()
                .filter(point -> point.time() <= curve.end() && !Double.isNaN(point.estimate()))
                .toList();
    }

    /** Returns the value of a curve at a time; 0 before its start. */
    static double valueAt(Figure.Curve curve, double time) {
        double value = Double.NaN;
        for (Figure.Point point : visible(curve)) {
            if (point.time() <= time) {
                value = point.estimate();
            }
        }
        return Double.isNaN(value) ? 0 : value;
    }
}
