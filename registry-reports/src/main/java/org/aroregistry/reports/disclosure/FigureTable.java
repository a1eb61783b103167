package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Point;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/** The numbers of a figure as one table, whose columns are its curves. */
final class FigureTable {
    /** Section of the numbers of patients: at risk by time, entered by time, and in its last row all. */
    static final int PATIENTS = 0;

    /** Section of the numbers of events: by time, and in its last row all. */
    static final int EVENTS = 1;

    private final FigureResult figure;
    private final List<Curve> curves;
    private final List<Double> times;
    private final RelatedGroups related;
    private final TableResult table;

    /**
     * Lays out the numbers.
     *
     * @param curves the curves, that of all patients together first if there is one
     * @param related what other reports say of the same groups
     */
    FigureTable(FigureResult figure, List<Curve> curves, RelatedGroups related) {
        this.figure = figure;
        this.curves = List.copyOf(curves);
        this.related = related;
        TreeSet<Double> all = new TreeSet<>();
        for (Curve curve : curves) {
            curve.risk().forEach(risk -> all.add(risk.time()));
            curve.landmarks().forEach(landmark -> all.add(landmark.time()));
        }
        this.times = List.copyOf(all);
        this.table = asTable();
    }

    FigureResult figure() {
        return figure;
    }

    List<Curve> curves() {
        return curves;
    }

    /** Returns the days of the rows by time, rising. */
    List<Double> times() {
        return times;
    }

    TableResult table() {
        return table;
    }

    List<TableResult.Row> rows(int section) {
        return table.sections().get(section).rows();
    }

    /** Returns the row of {@link #PATIENTS} that holds the sizes of the groups. */
    int sizeRow() {
        return 2 * times.size();
    }

    /** Returns the row of {@link #PATIENTS} that holds those who have entered by a day. */
    int entriesRow(double time) {
        return times.size() + times.indexOf(time);
    }

    /** Tells what is seen of the size of a group. */
    Mark size(TableSuppression current, int j) {
        return current.header(j) == Mark.OPEN ? current.mark(PATIENTS, sizeRow(), j) : current.header(j);
    }

    boolean hasTotal() {
        return curves.size() > 1 && FigureSuppression.isTotal(curves.get(0).key());
    }

    /** Entries are worth a number where they come late; the events of an incidence are not all ends of observation. */
    static boolean countsEntries(FigureResult figure) {
        return figure.kind() == FigureResult.Kind.SURVIVAL
                && figure.curves().stream().anyMatch(Curve::hasLateEntries);
    }

    /**
     * Returns the numbers of the figure as a table.
     *
     * <p>The size of a column is that of the group as other reports describe it: those who are missing here are patients as well.
     */
    private TableResult asTable() {
        List<TableResult.Column> columns = new ArrayList<>(curves.stream()
                .map(curve -> new TableResult.Column(curve.key(), curve.label(), described(curve)))
                .toList());
        long notDrawn = notDrawn(Curve::patients);
        if (notDrawn > 0) {
            columns.add(new TableResult.Column("NOT_DRAWN", "", notDrawn));
        }
        List<TableResult.Row> atRisk = new ArrayList<>();
        List<TableResult.Row> events = new ArrayList<>();
        List<TableResult.Row> entries = new ArrayList<>();
        for (double time : times) {
            atRisk.add(new TableResult.Row("r" + time, "", cells(curve -> atRisk(curve, time))));
            entries.add(new TableResult.Row("n" + time, "", cells(curve -> entries(curve, time))));
            events.add(new TableResult.Row("e" + time, "", cells(curve -> counted(cumulative(curve, time)))));
        }
        events.add(new TableResult.Row("events", "", cells(curve -> counted(curve.events()))));
        List<TableResult.Row> patients = new ArrayList<>(atRisk);
        patients.addAll(entries);
        patients.add(new TableResult.Row("patients", "", cells(curve -> counted(curve.patients()))));
        return new TableResult(
                figure.id(),
                figure.analysisSet(),
                figure.accounting(),
                columns,
                hasTotal(),
                List.of(
                        new TableResult.Section("patients", "", false, patients),
                        new TableResult.Section("events", "", false, events)),
                List.of());
    }

    /** Returns the cells of a row, the last one of those in no group if there are any. */
    private List<Statistic> cells(Function<Curve, Statistic> cell) {
        List<Statistic> cells = new ArrayList<>(curves.stream().map(cell).toList());
        if (notDrawn(Curve::patients) > 0) {
            boolean counts = cells.stream().allMatch(Statistic.Count.class::isInstance);
            long others = counts ? notDrawn(curve -> ((Statistic.Count) cell.apply(curve)).n()) : 0;
            cells.add(counts ? counted(Math.max(0, others)) : new Statistic.NotEstimable("no such time"));
        }
        return cells;
    }

    /** Returns how many of all patients together are in no curve: a group that is too small to be drawn at all. */
    private long notDrawn(ToLongFunction<Curve> count) {
        return hasTotal()
                ? count.applyAsLong(curves.get(0))
                        - curves.stream().skip(1).mapToLong(count).sum()
                : 0;
    }

    private long described(Curve curve) {
        return Profile.isSmall(curve.patients()) ? curve.patients() : related.described(figure, curve);
    }

    private static Statistic atRisk(Curve curve, double time) {
        return curve.risk().stream()
                .filter(risk -> risk.time() == time)
                .findFirst()
                .map(risk -> counted(risk.atRisk()))
                .orElseGet(() -> new Statistic.NotEstimable("no such time"));
    }

    private Statistic entries(Curve curve, double time) {
        return curve.risk().stream()
                .filter(risk -> risk.time() == time && countsEntries(figure))
                .findFirst()
                .map(curve::entries)
                .filter(OptionalLong::isPresent)
                .map(entries -> counted(entries.getAsLong()))
                .orElseGet(() -> new Statistic.NotEstimable("no such time"));
    }

    private static Statistic counted(long n) {
        return new Statistic.Count(n, true);
    }

    /** Returns the events of a curve up to a day. */
    static long cumulative(Curve curve, double time) {
        // The steps end where the curve is no longer shown; the risk table goes on.
        if (time > curve.shownTo()) {
            return curve.risk().stream()
                    .filter(risk -> risk.time() <= time)
                    .mapToLong(FigureResult.AtRisk::cumulativeEvents)
                    .max()
                    .orElse(curve.events());
        }
        return curve.points().stream()
                .filter(point -> point.time() <= time)
                .mapToLong(Point::events)
                .sum();
    }
}
