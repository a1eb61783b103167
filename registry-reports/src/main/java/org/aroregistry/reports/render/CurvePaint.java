package org.aroregistry.reports.render;

import org.aroregistry.reports.model.Figure;

/** The colours and dashes of curves: told apart by people with colour-blindness, and by dashes alone. */
final class CurvePaint {
    private static final String[] COLOURS = {
        "#0067a5", "#c1440e", "#00795a", "#8e3a80", "#8a6100", "#3c78c3", "#a02c2c", "#50691f"
    };
    private static final String[] FILLS = {"#c1440e", "#5b7083", "#e0a458", "#8e3a80"};
    private static final String[] DASHES = {"", "8 3", "2 2.5", "9 3 2 3", "14 4", "5 2 1 2 1 2", "4 4", "12 2 2 2"};
    private static final String[] TEXTS = {"#a33a0c", "#465868", "#8a5a12", "#7a316e"};

    private final Figure figure;

    CurvePaint(Figure figure) {
        this.figure = figure;
    }

    /** Returns the colour of a curve or area. */
    String colour(int curve) {
        if (figure.shape() == Figure.Shape.STACKED) {
            return FILLS[curve % FILLS.length];
        }
        return figure.curves().get(curve).total() ? Canvas.INK : COLOURS[group(curve) % COLOURS.length];
    }

    /** Returns a colour for the name of an area, dark enough to be read. */
    static String darker(int curve) {
        return TEXTS[curve % FILLS.length];
    }

    /** Returns the dashes of a curve; none for the total. */
    String dashes(int curve) {
        return figure.curves().get(curve).total() ? "" : DASHES[group(curve) % DASHES.length];
    }

    /** Number of a curve among those that are not the total. */
    private int group(int curve) {
        return figure.curves().get(0).total() ? Math.max(0, curve - 1) : curve;
    }
}
