package org.aroregistry.reports.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.Figure;

/**
 * Draws a figure of curves as SVG.
 *
 * <p>Colours are told apart by people with colour-blindness, each curve has its own dashes and is named at its end; numbers
 * at risk stand under their times. Text stays text. All looks are attributes, so that the drawing needs no style sheet.
 */
final class SvgFigure {
    /** Width in its own units, which are pixels on a screen. */
    static final double WIDTH = 760;

    private static final double TOP = 16;
    private static final double PLOT_HEIGHT = 330;
    private static final double RIGHT = 158;
    private static final double FONT = 12;
    private static final double SMALL_FONT = 11;
    private static final double ROW = 17;
    private static final double LETTER = 0.56;
    private static final double LABEL_GAP = 14.5;
    private static final String INK = "#1a1a1a";
    private static final String GREY = "#5c5c5c";
    private static final String FAMILY = "Noto Sans, Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif";
    private static final String[] COLOURS = {
        "#0067a5", "#c1440e", "#00795a", "#8e3a80", "#8a6100", "#3c78c3", "#a02c2c", "#50691f"
    };
    private static final String[] FILLS = {"#c1440e", "#5b7083", "#e0a458", "#8e3a80"};
    private static final String[] DASHES = {"", "8 3", "2 2.5", "9 3 2 3", "14 4", "5 2 1 2 1 2", "4 4", "12 2 2 2"};

    private final Figure figure;
    private final TimeAxis axis;
    private final double left;
    private final Markup svg = new Markup();

    private record Label(String text, String colour, double end, double wanted, boolean bold) {}

    SvgFigure(Figure figure) {
        this.figure = figure;
        this.axis = TimeAxis.until(figure.curves().stream()
                .filter(Figure.Curve::drawn)
                .mapToDouble(Figure.Curve::end)
                .max()
                .orElse(1));
        double longest = figure.curves().stream()
                .mapToDouble(curve -> width(curve.label(), SMALL_FONT))
                .max()
                .orElse(0);
        this.left = Math.min(200, Math.max(78, longest + 30));
    }

    /**
     * Returns the drawing, without an XML declaration, ready to stand in a page.
     *
     * @param width width in pixels; the height follows
     */
    String draw(double width) {
        double height = TOP + PLOT_HEIGHT + 48 + riskHeight() + 6;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + number(WIDTH) + " " + number(height),
                "width",
                number(width),
                "height",
                number(height * width / WIDTH),
                "role",
                "img",
                "aria-label",
                figure.description(),
                "font-family",
                FAMILY,
                "font-size",
                number(FONT),
                "fill",
                INK);
        svg.line().element("title", figure.caption()).line();
        svg.element("desc", figure.description()).line();
        grid();
        if (figure.shape() == Figure.Shape.STACKED) {
            areas();
        } else {
            lines();
        }
        axes();
        if (!figure.remark().isEmpty()) {
            text(left + 10, y(0) - 10, figure.remark(), SMALL_FONT, "start", INK, false);
        }
        riskTable();
        svg.close();
        return svg.toString();
    }

    private double x(double days) {
        return left + (WIDTH - RIGHT - left) * days / axis.end();
    }

    private static double y(double proportion) {
        return TOP + PLOT_HEIGHT * (1 - proportion);
    }

    private void grid() {
        for (int percent = 20; percent <= 100; percent += 20) {
            line(left, y(percent / 100.0), WIDTH - RIGHT, y(percent / 100.0), "#e6e6e6", 1);
        }
    }

    private void axes() {
        double bottom = y(0);
        line(left, TOP, left, bottom, INK, 1);
        line(left, bottom, WIDTH - RIGHT, bottom, INK, 1);
        for (int percent = 0; percent <= 100; percent += 20) {
            line(left - 5, y(percent / 100.0), left, y(percent / 100.0), INK, 1);
            text(left - 9, y(percent / 100.0) + 4, Integer.toString(percent), FONT, "end", INK, false);
        }
        for (int tick : axis.ticks()) {
            double at = x(tick * axis.unitDays());
            line(at, bottom, at, bottom + 5, INK, 1);
            text(at, bottom + 19, Integer.toString(tick), FONT, "middle", INK, false);
        }
        text(
                (left + WIDTH - RIGHT) / 2,
                bottom + 38,
                figure.timeAxis() + ", " + axis.unit(),
                FONT,
                "middle",
                INK,
                false);
        double middle = TOP + PLOT_HEIGHT / 2;
        double at = left - 42;
        svg.element(
                        "text",
                        figure.valueAxis(),
                        "x",
                        number(at),
                        "y",
                        number(middle),
                        "text-anchor",
                        "middle",
                        "transform",
                        "rotate(-90 " + number(at) + " " + number(middle) + ")")
                .line();
    }

    private void lines() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < figure.curves().size(); i++) {
            Figure.Curve curve = figure.curves().get(i);
            if (curve.drawn() && curve.total()) {
                band(curve);
            }
        }
        for (int i = figure.curves().size() - 1; i >= 0; i--) {
            Figure.Curve curve = figure.curves().get(i);
            if (curve.drawn() && !curve.points().isEmpty()) {
                svg.empty(
                                "path",
                                "d",
                                steps(curve),
                                "fill",
                                "none",
                                "stroke",
                                colour(i),
                                "stroke-width",
                                curve.total() ? "2.4" : "1.9",
                                "stroke-dasharray",
                                curve.total() ? "" : DASHES[group(i) % DASHES.length],
                                "stroke-linejoin",
                                "miter")
                        .line();
                censorings(curve, colour(i));
                labels.add(new Label(
                        curve.label(), colour(i), x(curve.end()), y(valueAt(curve, curve.end())), curve.total()));
            }
        }
        labels(labels);
    }

    /** Number of a curve among those that are not the total. */
    private int group(int curve) {
        return figure.curves().get(0).total() ? Math.max(0, curve - 1) : curve;
    }

    private String colour(int curve) {
        if (figure.shape() == Figure.Shape.STACKED) {
            return FILLS[curve % FILLS.length];
        }
        return figure.curves().get(curve).total() ? INK : COLOURS[group(curve) % COLOURS.length];
    }

    private void band(Figure.Curve curve) {
        StringBuilder path = new StringBuilder();
        List<Figure.Point> points = visible(curve);
        for (int i = 0; i < points.size(); i++) {
            Figure.Point point = points.get(i);
            path.append(i == 0 ? "M" : "H").append(number(x(point.time())));
            path.append(i == 0 ? " " : "V").append(number(y(orEstimate(point.upper(), point))));
        }
        path.append("H").append(number(x(curve.end())));
        for (int i = points.size() - 1; i >= 0; i--) {
            Figure.Point point = points.get(i);
            path.append("V").append(number(y(orEstimate(point.lower(), point))));
            path.append("H").append(number(x(point.time())));
        }
        path.append("Z");
        svg.empty("path", "d", path.toString(), "fill", INK, "fill-opacity", "0.11", "stroke", "none")
                .line();
    }

    private static double orEstimate(double limit, Figure.Point point) {
        return Double.isNaN(limit) ? point.estimate() : limit;
    }

    private static List<Figure.Point> visible(Figure.Curve curve) {
        return curve.points().stream()
                .filter(point -> point.time() <= curve.end() && !Double.isNaN(point.estimate()))
                .toList();
    }

    private String steps(Figure.Curve curve) {
        StringBuilder path = new StringBuilder();
        double height = Double.NaN;
        for (Figure.Point point : visible(curve)) {
            double next = y(point.estimate());
            if (path.isEmpty()) {
                path.append("M").append(number(x(point.time()))).append(" ").append(number(next));
            } else if (next != height) {
                path.append("H").append(number(x(point.time()))).append("V").append(number(next));
            }
            height = next;
        }
        return path.append("H").append(number(x(curve.end()))).toString();
    }

    private void censorings(Figure.Curve curve, String colour) {
        StringBuilder path = new StringBuilder();
        for (double time : curve.censored()) {
            if (time <= curve.end()) {
                double at = y(valueAt(curve, time));
                path.append("M")
                        .append(number(x(time)))
                        .append(" ")
                        .append(number(at - 3.5))
                        .append("v7");
            }
        }
        if (!path.isEmpty()) {
            svg.empty("path", "d", path.toString(), "stroke", colour, "stroke-width", "0.8", "stroke-opacity", "0.75")
                    .line();
        }
    }

    private static double valueAt(Figure.Curve curve, double time) {
        double value = Double.NaN;
        for (Figure.Point point : visible(curve)) {
            if (point.time() <= time) {
                value = point.estimate();
            }
        }
        return Double.isNaN(value) ? 0 : value;
    }

    private void areas() {
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
        List<Label> labels = new ArrayList<>();
        for (int i = figure.curves().size() - 1; i >= 0; i--) {
            if (figure.curves().get(i).drawn()) {
                area(i, new ArrayList<>(times), end);
                double middle = (below(i, end) + below(i + 1, end)) / 2;
                labels.add(new Label(figure.curves().get(i).label(), darker(i), x(end), y(middle), true));
            }
        }
        double all = below(figure.curves().size(), end);
        labels.add(new Label("Neither event", GREY, x(end), y((1 + all) / 2), false));
        labels(labels);
    }

    private static String darker(int curve) {
        return new String[] {"#a33a0c", "#465868", "#8a5a12", "#7a316e"}[curve % FILLS.length];
    }

    /** Returns the sum of all curves under a curve, at a time. */
    private double below(int curve, double time) {
        double sum = 0;
        for (int i = 0; i < curve; i++) {
            sum += figure.curves().get(i).drawn() ? valueAt(figure.curves().get(i), time) : 0;
        }
        return sum;
    }

    private void area(int curve, List<Double> times, double end) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < times.size(); i++) {
            path.append(i == 0 ? "M" : "H").append(number(x(times.get(i))));
            path.append(i == 0 ? " " : "V").append(number(y(below(curve + 1, times.get(i)))));
        }
        path.append("H").append(number(x(end)));
        for (int i = times.size() - 1; i >= 0; i--) {
            path.append("V").append(number(y(below(curve, times.get(i)))));
            path.append("H").append(number(x(times.get(i))));
        }
        path.append("Z");
        svg.empty(
                        "path",
                        "d",
                        path.toString(),
                        "fill",
                        colour(curve),
                        "fill-opacity",
                        "0.82",
                        "stroke",
                        "#ffffff",
                        "stroke-width",
                        "0.8")
                .line();
    }

    /** Writes the names of the curves at their ends, pushed apart where they would overlap. */
    private void labels(List<Label> labels) {
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
                svg.empty(
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
            svg.empty(
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
                text(edge + 16, at[i] + 4 + k * 13, lines.get(k), FONT, "start", label.colour(), label.bold());
            }
        }
    }

    private static double gap(Label label) {
        return LABEL_GAP + 13 * (wrapped(label.text()).size() - 1);
    }

    private static List<String> wrapped(String label) {
        return wrapped(label, RIGHT - 18, FONT);
    }

    /** Breaks a label into lines that fit, between words. */
    private static List<String> wrapped(String label, double room, double size) {
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

    private double riskHeight() {
        return riskRows().stream().mapToDouble(this::height).sum() + ROW + 8;
    }

    private double height(RiskRow row) {
        return ROW + 12 * (labelLines(row).size() - 1);
    }

    private List<String> labelLines(RiskRow row) {
        return wrapped(row.label(), left - 32, SMALL_FONT);
    }

    private record RiskRow(String label, String colour, List<String> texts) {}

    /** The rows under the axis, with one text for each time of the first curve. */
    private List<RiskRow> riskRows() {
        List<RiskRow> rows = new ArrayList<>();
        boolean stacked = figure.shape() == Figure.Shape.STACKED;
        if (stacked && !figure.curves().isEmpty()) {
            rows.add(new RiskRow(
                    "At risk", INK, riskTexts(figure, figure.curves().get(0), risk -> risk.atRisk()
                            .text())));
        }
        for (int i = 0; i < figure.curves().size(); i++) {
            Figure.Curve curve = figure.curves().get(i);
            rows.add(new RiskRow(
                    curve.label(),
                    stacked ? darker(i) : colour(i),
                    riskTexts(figure, curve, risk -> stacked ? risk.events().text() : riskText(risk))));
        }
        return rows;
    }

    /** Returns the texts of a curve at the times of the first one; empty where its own table has no such time. */
    static List<String> riskTexts(Figure figure, Figure.Curve curve, Function<Figure.Risk, String> text) {
        return riskTimes(figure).stream()
                .map(time -> curve.risk().stream()
                        .filter(risk -> risk.time() == time.time())
                        .findFirst()
                        .map(text)
                        .orElse(""))
                .toList();
    }

    /** Returns the times of the table under the axis: those of the first curve. */
    static List<Figure.Risk> riskTimes(Figure figure) {
        return figure.curves().isEmpty() ? List.of() : figure.curves().get(0).risk();
    }

    /** Returns "38 (5)", or "38 (41; 5)" with entries; what may not be seen is not printed twice. */
    static String riskText(Figure.Risk risk) {
        List<Cell> inBrackets =
                Stream.concat(risk.entries().stream(), Stream.of(risk.events())).toList();
        return inBrackets.stream().allMatch(cell -> cell.status() == CellStatus.WITHHELD)
                ? risk.atRisk().text()
                : risk.atRisk().text() + " ("
                        + inBrackets.stream().map(Cell::text).collect(Collectors.joining("; ")) + ")";
    }

    private void riskTable() {
        double at = y(0) + 48 + ROW;
        text(4, at, figure.riskTitle(), SMALL_FONT, "start", INK, true);
        List<RiskRow> rows = riskRows();
        List<Integer> columns = riskColumns(rows);
        double next = at + ROW;
        for (int i = 0; i < rows.size(); i++) {
            RiskRow row = rows.get(i);
            double baseline = next;
            List<String> label = labelLines(row);
            for (int k = 0; k < label.size(); k++) {
                text(4, baseline + 12 * k, label.get(k), SMALL_FONT, "start", row.colour(), false);
            }
            next += height(row);
            for (int column : columns) {
                double time = figure.curves().get(0).risk().get(column).time();
                text(x(time), baseline, row.texts().get(column), SMALL_FONT, "middle", INK, false);
            }
        }
    }

    /** Chooses the times whose numbers fit next to each other. */
    private List<Integer> riskColumns(List<RiskRow> rows) {
        List<Integer> columns = new ArrayList<>();
        double free = left - 30;
        List<Figure.Risk> risk =
                figure.curves().isEmpty() ? List.of() : figure.curves().get(0).risk();
        for (int i = 0; i < risk.size(); i++) {
            int column = i;
            double widest = rows.stream()
                    .mapToDouble(row -> width(row.texts().get(column), SMALL_FONT))
                    .max()
                    .orElse(0);
            double at = x(risk.get(i).time());
            if (at - widest / 2 > free && risk.get(i).time() <= axis.end() + 1) {
                columns.add(i);
                free = at + widest / 2 + 6;
            }
        }
        return columns;
    }

    private static double width(String text, double size) {
        return text.length() * size * LETTER;
    }

    private void line(double x1, double y1, double x2, double y2, String colour, double width) {
        svg.empty(
                        "line",
                        "x1",
                        number(x1),
                        "y1",
                        number(y1),
                        "x2",
                        number(x2),
                        "y2",
                        number(y2),
                        "stroke",
                        colour,
                        "stroke-width",
                        number(width))
                .line();
    }

    private void text(double x, double y, String text, double size, String anchor, String colour, boolean bold) {
        svg.element(
                        "text",
                        text,
                        "x",
                        number(x),
                        "y",
                        number(y),
                        "font-size",
                        size == FONT ? "" : number(size),
                        "text-anchor",
                        anchor.equals("start") ? "" : anchor,
                        "fill",
                        colour.equals(INK) ? "" : colour,
                        "font-weight",
                        bold ? "bold" : "")
                .line();
    }

    private static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
