package org.aroregistry.reports.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The sheet on which a figure of curves is drawn: its measures, and where a time and a proportion lie on it. */
final class Canvas extends Sheet {
    /** Width in its own units, which are pixels on a screen. */
    static final double WIDTH = 760;

    /** Top of the plot. */
    static final double TOP = 16;

    /** Height of the plot. */
    static final double PLOT_HEIGHT = 330;

    /** Room on the right for the names of curves. */
    static final double RIGHT = 158;

    /** Size of the letters. */
    static final double FONT = 12;

    /** Size of small letters. */
    static final double SMALL_FONT = 11;

    /** Colour of lines and texts. */
    static final String INK = "#1a1a1a";

    private static final double LETTER = 0.56;

    private final TimeAxis axis;
    private final double left;

    /**
     * Takes an empty sheet.
     *
     * @param axis the scale of time
     * @param left where the plot begins
     */
    Canvas(TimeAxis axis, double left) {
        this.axis = axis;
        this.left = left;
    }

    TimeAxis axis() {
        return axis;
    }

    double left() {
        return left;
    }

    /** Returns where a time lies. */
    double x(double days) {
        return left + (WIDTH - RIGHT - left) * days / axis.end();
    }

    /** Returns where a proportion lies. */
    static double y(double proportion) {
        return TOP + PLOT_HEIGHT * (1 - proportion);
    }

    /** Breaks a label into lines that fit, between words. */
    static List<String> wrapped(String label, double room, double size) {
        List<String> lines = new ArrayList<>();
        for (String word : label.split(" ")) {
            int last = lines.size() - 1;
            if (last >= 0 && width(lines.get(last) + " " + word, size) <= room) {
                lines.set(last, lines.get(last) + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /** Returns about how wide a text is. */
    static double width(String text, double size) {
        return text.length() * size * LETTER;
    }

    /** Returns a number with at most two decimals. */
    static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
