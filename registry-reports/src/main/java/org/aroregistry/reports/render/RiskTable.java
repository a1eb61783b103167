package org.aroregistry.reports.render;

import static org.aroregistry.reports.render.Canvas.INK;
import static org.aroregistry.reports.render.Canvas.SMALL_FONT;
import static org.aroregistry.reports.render.Canvas.y;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.Figure;

/** The numbers at risk under the axis, each under its time. */
final class RiskTable {
    private static final double ROW = 17;

    private final Figure figure;
    private final Canvas canvas;
    private final CurvePaint paint;

    RiskTable(Figure figure, Canvas canvas) {
        this.figure = figure;
        this.canvas = canvas;
        this.paint = new CurvePaint(figure);
    }

    /** Returns how much room the table takes, down. */
    double height() {
        return rows().stream().mapToDouble(this::height).sum() + ROW + 8;
    }

    private double height(RiskRow row) {
        return ROW + 12 * (labelLines(row).size() - 1);
    }

    private List<String> labelLines(RiskRow row) {
        return Canvas.wrapped(row.label(), canvas.left() - 32, SMALL_FONT);
    }

    private record RiskRow(String label, String colour, List<String> texts) {}

    /** The rows under the axis, with one text for each time of the first curve; first the times, which need not be ticks of the axis. */
    private List<RiskRow> rows() {
        List<RiskRow> rows = new ArrayList<>();
        rows.add(new RiskRow(
                "Time", INK, times(figure).stream().map(Figure.Risk::label).toList()));
        boolean stacked = figure.shape() == Figure.Shape.STACKED;
        if (stacked && !figure.curves().isEmpty()) {
            rows.add(new RiskRow("At risk", INK, texts(figure, figure.curves().get(0), risk -> risk.atRisk()
                    .text())));
        }
        for (int i = 0; i < figure.curves().size(); i++) {
            Figure.Curve curve = figure.curves().get(i);
            rows.add(new RiskRow(
                    curve.label(),
                    stacked ? CurvePaint.darker(i) : paint.colour(i),
                    texts(figure, curve, risk -> stacked ? risk.events().text() : text(figure, risk))));
        }
        return rows;
    }

    /** Returns the texts of a curve at the times of the first one; empty where its own table has no such time. */
    static List<String> texts(Figure figure, Figure.Curve curve, Function<Figure.Risk, String> text) {
        return times(figure).stream()
                .map(time -> curve.risk().stream()
                        .filter(risk -> risk.time() == time.time())
                        .findFirst()
                        .map(text)
                        .orElse(""))
                .toList();
    }

    /** Returns the times of the table under the axis: those of the first curve. */
    static List<Figure.Risk> times(Figure figure) {
        return figure.curves().isEmpty() ? List.of() : figure.curves().get(0).risk();
    }

    /** Returns "38 (5)", or "38 (41; 5)" with entries, "4 (\u2013; 5)" where they are not known; what may not be seen is not printed twice. */
    static String text(Figure figure, Figure.Risk risk) {
        if (Stream.concat(risk.entries().stream(), Stream.of(risk.events()))
                .allMatch(cell -> cell.status() == CellStatus.WITHHELD)) {
            return risk.atRisk().text();
        }
        String entries = countsEntries(figure) ? risk.entries().map(Cell::text).orElse("\u2013") + "; " : "";
        return risk.atRisk().text() + " (" + entries + risk.events().text() + ")";
    }

    private static boolean countsEntries(Figure figure) {
        return figure.curves().stream().flatMap(curve -> curve.risk().stream()).anyMatch(risk -> risk.entries()
                .isPresent());
    }

    void draw() {
        double at = y(0) + 48 + ROW;
        canvas.text(4, at, figure.riskTitle(), SMALL_FONT, "start", INK, true);
        List<RiskRow> rows = rows();
        List<Integer> columns = columns(rows);
        double next = at + ROW;
        for (int i = 0; i < rows.size(); i++) {
            RiskRow row = rows.get(i);
            double baseline = next;
            List<String> label = labelLines(row);
            for (int k = 0; k < label.size(); k++) {
                canvas.text(4, baseline + 12 * k, label.get(k), SMALL_FONT, "start", row.colour(), false);
            }
            next += height(row);
            for (int column : columns) {
                double time = figure.curves().get(0).risk().get(column).time();
                canvas.text(canvas.x(time), baseline, row.texts().get(column), SMALL_FONT, "middle", INK, false);
            }
        }
    }

    /** Chooses the times whose numbers fit next to each other. */
    private List<Integer> columns(List<RiskRow> rows) {
        List<Integer> columns = new ArrayList<>();
        double free = canvas.left() - 30;
        List<Figure.Risk> risk =
                figure.curves().isEmpty() ? List.of() : figure.curves().get(0).risk();
        for (int i = 0; i < risk.size(); i++) {
            int column = i;
            double widest = rows.stream()
                    .mapToDouble(row -> Canvas.width(row.texts().get(column), SMALL_FONT))
                    .max()
                    .orElse(0);
            double at = canvas.x(risk.get(i).time());
            if (at - widest / 2 > free && risk.get(i).time() <= canvas.axis().end() + 1) {
                columns.add(i);
                free = at + widest / 2 + 6;
            }
        }
        return columns;
    }
}
