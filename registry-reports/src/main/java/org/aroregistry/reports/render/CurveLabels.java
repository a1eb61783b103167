package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.FONT;
import static org.aroregistry.reports.render.Canvas.RIGHT;
import static org.aroregistry.reports.render.Canvas.TOP;
import static org.aroregistry.reports.render.Canvas.WIDTH;
import static org.aroregistry.reports.render.Canvas.number;
import static org.aroregistry.reports.render.Canvas.y;

import java.util.Comparator;
import java.util.List;

/** The names of curves at their ends. */
final class CurveLabels {
    private static final double LABEL_GAP = 14.5;

    private final Canvas canvas;

    /**
     * The name of a curve.
     *
     * @param text the name
     * @param colour its colour
     * @param end where the curve ends, across
     * @param wanted where the curve ends, down
     * @param bold true if it stands out
     */
    record Label(String text, String colour, double end, double wanted, boolean bold) {}

    CurveLabels(Canvas canvas) {
        this.canvas = canvas;
    }

    /** Writes the names of the curves at their ends, pushed apart where they would overlap. */
    void write(List<Label> labels) {
        List<Label> ordered = labels.stream()
                .sorted(Comparator.comparingDouble(Label::wanted))
                .toList();
        double[] at = new double[ordered.size()];
        for (int i = 0; i < at.length; i++) {
            double least = i == 0 ? TOP + 4 : at[i - 1] + gap(ordered.get(i - 1));
            at[i] = Math.max(ordered.get(i).wanted(), least);
        }
        double floor = y(0) - 2;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], floor);
            floor = i == 0 ? floor : at[i] - gap(ordered.get(i - 1));
        }
        double edge = WIDTH - RIGHT;
        for (int i = 0; i < at.length; i++) {
            Label label = ordered.get(i);
            if (edge - label.end() > 12) {
                canvas.svg()
                        .empty(
                                "path",
                                "d",
                                "M" + number(label.end() + 4) + " " + number(label.wanted()) + "H" + number(edge),
                                "stroke",
                                label.colour(),
                                "stroke-width",
                                "0.6",
                                "stroke-dasharray",
                                "1 3",
                                "fill",
                                "none")
                        .line();
            }
            canvas.svg()
                    .empty(
                            "path",
                            "d",
                            "M" + number(edge + 3) + " " + number(label.wanted()) + "L" + number(edge + 12) + " "
                                    + number(at[i]),
                            "stroke",
                            label.colour(),
                            "stroke-width",
                            "1",
                            "fill",
                            "none")
                    .line();
            List<String> lines = wrapped(label.text());
            for (int k = 0; k < lines.size(); k++) {
                canvas.text(edge + 16, at[i] + 4 + k * 13, lines.get(k), FONT, "start", label.colour(), label.bold());
            }
        }
    }

    private static double gap(Label label) {
        return LABEL_GAP + 13 * (wrapped(label.text()).size() - 1);
    }

    private static List<String> wrapped(String label) {
        return Canvas.wrapped(label, RIGHT - 18, FONT);
    }
}
