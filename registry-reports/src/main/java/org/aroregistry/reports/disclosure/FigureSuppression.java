package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Point;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * Decides what the public may see of curves.
 *
 * <p>Numbers at risk, cumulative events and groups are treated as one table, so that its rules hold for sums over groups.
 * In addition, two numbers of one curve that are printed may differ by 0 or by at least 5 patients, never by 1 to 4. A curve
 * is drawn at the times that this allows: estimates that are printed are exact, between them the curve is held.
 */
final class FigureSuppression {
    /** Times whose estimates the public should see if only some can be shown. */
    private static final List<Integer> IMPORTANT_YEARS = List.of(5, 1, 10, 2, 3);

    private static final double DAYS_PER_YEAR = 365.25;

    /** A curve that would jump by more than this probability at once is not drawn. */
    private static final double LARGEST_STEP = 0.25;

    /** Section of the numbers of patients: at risk by time, entered by time, and in its last row all. */
    private static final int PATIENTS = 0;

    /** Section of the numbers of events: by time, and in its last row all. */
    private static final int EVENTS = 1;

    private final FigureResult figure;
    private final AccountingSuppression accounting;
    private final List<Curve> curves;
    private final List<Double> times;
    private final TableSuppression suppression;
    private final Set<Double> groupSteps = new HashSet<>();
    private final boolean hideRegistered;
    private final RelatedGroups related;
    private final Optional<FigureSuppression> first;
    private final Set<Double> totalElsewhere;

    FigureSuppression(FigureResult figure, boolean hideRegistered, RelatedGroups related) {
        this(figure, hideRegistered, related, Optional.empty(), Set.of());
    }

    /**
     * Suppresses a figure.
     *
     * @param related what other reports say of the same groups
     * @param first another figure on the same endpoint, which shows the numbers of all patients together
     * @param totalElsewhere days on which the total of the same patients steps in another figure; no group steps on them here
     */
    FigureSuppression(
            FigureResult figure,
            boolean hideRegistered,
            RelatedGroups related,
            Optional<FigureSuppression> first,
            Set<Double> totalElsewhere) {
        this(
                figure,
                hideRegistered,
                related,
                first,
                totalElsewhere,
                totalFirst(figure.curves().stream()
                        .filter(curve -> !curve.alternative())
                        .toList()));
    }

    private FigureSuppression(
            FigureResult figure,
            boolean hideRegistered,
            RelatedGroups related,
            Optional<FigureSuppression> first,
            Set<Double> totalElsewhere,
            List<Curve> curves) {
        this.figure = figure;
        this.first = first;
        this.related = related;
        this.totalElsewhere = Set.copyOf(totalElsewhere);
        this.hideRegistered = hideRegistered;
        this.accounting = Disclosure.accounting(figure.analysisSet(), figure.accounting(), hideRegistered, related);
        this.curves = curves;
        TreeSet<Double> all = new TreeSet<>();
        for (Curve curve : curves) {
            curve.risk().forEach(risk -> all.add(risk.time()));
            curve.landmarks().forEach(landmark -> all.add(landmark.time()));
        }
        this.times = List.copyOf(all);
        this.suppression = suppress();
    }

    /** Returns the figure with nothing hidden. */
    static DisclosedFigure full(FigureResult figure) {
        return new DisclosedFigure(
                figure.id(),
                figure.analysisSet(),
                figure.endpoint(),
                figure.kind(),
                Disclosure.full(figure.accounting()),
                figure.origin(),
                map(totalFirst(figure.curves()), curve -> full(figure, curve)),
                figure.comparison(),
                figure.notes());
    }

    private static DisclosedFigure.Curve full(FigureResult figure, Curve curve) {
        return new DisclosedFigure.Curve(
                curve.key(),
                curve.label(),
                count(curve.patients()),
                count(curve.events()),
                new Disclosed.Shown(new Statistic.Amount(curve.patients(), "years", curve.personYears())),
                !curve.points().isEmpty(),
                curve.start(),
                curve.shownTo(),
                curve.points().stream()
                        .filter(point -> point.time() <= curve.shownTo())
                        .map(FigureSuppression::drawn)
                        .toList(),
                curve.points().stream()
                        .filter(point -> point.censored() > 0 && point.time() <= curve.shownTo())
                        .map(Point::time)
                        .toList(),
                map(
                        curve.risk(),
                        risk -> new DisclosedFigure.AtRisk(
                                risk.time(),
                                count(risk.atRisk()),
                                count(risk.cumulativeEvents()),
                                entries(figure, curve, risk, FigureSuppression::count))),
                map(
                        curve.landmarks(),
                        landmark -> new DisclosedFigure.Landmark(
                                landmark.time(), landmark.label(), new Disclosed.Shown(landmark.estimate()))),
                curve.median().map(Disclosed.Shown::new),
                curve.medianFollowUp().map(Disclosed.Shown::new));
    }

    private static Optional<Disclosed> entries(
            FigureResult figure, Curve curve, FigureResult.AtRisk risk, LongFunction<Disclosed> disclosed) {
        OptionalLong entries = countsEntries(figure) ? curve.entries(risk) : OptionalLong.empty();
        return entries.isPresent() ? Optional.of(disclosed.apply(entries.getAsLong())) : Optional.empty();
    }

    /** Entries are worth a number where they come late; the events of an incidence are not all ends of observation. */
    private static boolean countsEntries(FigureResult figure) {
        return figure.kind() == FigureResult.Kind.SURVIVAL
                && figure.curves().stream().anyMatch(Curve::hasLateEntries);
    }

    private static Disclosed count(long n) {
        return Disclosure.count(Mark.OPEN, n);
    }

    private static DisclosedFigure.Point drawn(Point point) {
        return new DisclosedFigure.Point(point.time(), point.estimate(), point.lower(), point.upper());
    }

    private static List<Curve> totalFirst(List<Curve> curves) {
        List<Curve> ordered = new ArrayList<>(curves);
        ordered.sort((a, b) -> Boolean.compare(isTotal(b), isTotal(a)));
        return ordered;
    }

    private static boolean isTotal(Curve curve) {
        return isTotal(curve.key());
    }

    /** Tells whether a curve of this key is that of all patients together. */
    static boolean isTotal(String key) {
        return Set.of("total", "all").contains(key.toLowerCase(Locale.ROOT));
    }

    private boolean hasTotal() {
        return curves.size() > 1 && isTotal(curves.get(0));
    }

    /** Returns the figure as the public may see it. */
    DisclosedFigure disclosed() {
        // Other estimates of the same patients add up with nothing and are treated one by one.
        List<DisclosedFigure.Curve> alternatives = figure.curves().stream()
                .filter(Curve::alternative)
                .map(curve -> new FigureSuppression(
                                figure, hideRegistered, related, Optional.empty(), totalElsewhere, List.of(curve))
                        .disclosed(0))
                .toList();
        alternatives.forEach(curve -> curve.points().forEach(point -> groupSteps.add(point.time())));
        List<DisclosedFigure.Curve> disclosed = new ArrayList<>(alternatives);
        for (int j = curves.size() - 1; j >= 0; j--) {
            // The total comes last here: it must not step in the weeks in which a group does.
            disclosed.add(0, disclosed(j));
        }
        return new DisclosedFigure(
                figure.id(),
                figure.analysisSet(),
                figure.endpoint(),
                figure.kind(),
                accounting.disclosed(),
                figure.origin(),
                disclosed,
                figure.comparison(),
                map(figure.notes(), note -> NoteSuppression.of(note, figure.accounting())));
    }

    private TableSuppression suppress() {
        TableResult table = asTable();
        Set<MarkedTable.Position> forced = tellingOfOthers(table);
        Set<MarkedTable.Position> seen = totals(table, Mark.OPEN);
        forced.addAll(totals(table, Mark.WITHHELD));
        forced.removeAll(seen);
        while (true) {
            TableSuppression current = new TableSuppression(table, forced, seen, false);
            Set<MarkedTable.Position> telling = tellingDifferences(table, current);
            telling.addAll(tellingSizes(table, current));
            telling.removeAll(seen);
            if (!forced.addAll(telling)) {
                return current;
            }
        }
    }

    /** Returns the numbers of all patients together that the first figure on the endpoint shows, or hides. */
    private Set<MarkedTable.Position> totals(TableResult table, Mark mark) {
        Set<MarkedTable.Position> totals = new HashSet<>();
        for (int s = 0; s < table.sections().size() && first.isPresent() && hasTotal(); s++) {
            List<TableResult.Row> rows = table.sections().get(s).rows();
            for (int r = 0; r < rows.size(); r++) {
                if (first.get().total(s, rows.get(r).key()).filter(mark::equals).isPresent()) {
                    totals.add(new MarkedTable.Position(s, r, 0));
                }
            }
        }
        return totals;
    }

    private Optional<Mark> total(int s, String rowKey) {
        List<TableResult.Row> rows = asTable().sections().get(s).rows();
        return IntStream.range(0, rows.size())
                .filter(r -> isTotal(curves.get(0)) && rows.get(r).key().equals(rowKey))
                .mapToObj(r -> suppression.mark(s, r, 0))
                .findFirst();
    }

    /**
     * Returns the numbers of the figure as a table.
     *
     * <p>The size of a column is that of the group as other reports describe it: those who are missing here are patients as well.
     */
    private TableResult asTable() {
        List<TableResult.Column> columns = new ArrayList<>(
                map(curves, curve -> new TableResult.Column(curve.key(), curve.label(), described(curve))));
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
        List<Statistic> cells = new ArrayList<>(map(curves, cell));
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

    /**
     * Finds the numbers that tell of few patients together with other reports: events that are 1 to 4 short of the patients of the curve or of
     * the deaths that a table reports of them, and groups whose sum must not be known.
     */
    private Set<MarkedTable.Position> tellingOfOthers(TableResult table) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        List<TableResult.Row> rows = table.sections().get(EVENTS).rows();
        for (int j = 0; j < curves.size(); j++) {
            Curve curve = curves.get(j);
            Map<Double, Long> deaths = related.deaths(figure, curve);
            for (int r = 0; r < rows.size(); r++) {
                double day = r < times.size() ? times.get(r) : Double.MAX_VALUE;
                long events = ((Statistic.Count) rows.get(r).cells().get(j)).n();
                boolean all = events == curve.events();
                if (Profile.isSmall(curve.patients() - events)
                        || deaths.entrySet().stream()
                                .filter(known -> known.getKey() == day || (all && known.getKey() == Double.MAX_VALUE))
                                .anyMatch(known -> Profile.isSmall(known.getValue() - events))) {
                    telling.add(new MarkedTable.Position(EVENTS, r, j));
                }
            }
            if (accounting.hidesAnalysed()) {
                // The groups add up to the number analysed.
                telling.add(new MarkedTable.Position(PATIENTS, 2 * times.size(), j));
            }
        }
        return telling;
    }

    /** Finds the numbers at risk, or who have entered, that are all patients of a curve whose number is hidden. */
    private Set<MarkedTable.Position> tellingSizes(TableResult table, TableSuppression current) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        List<TableResult.Row> rows = table.sections().get(PATIENTS).rows();
        for (int j = 0; j < curves.size(); j++) {
            for (int r = 0; r < rows.size(); r++) {
                if (size(current, j) != Mark.OPEN
                        && current.mark(PATIENTS, r, j) == Mark.OPEN
                        && rows.get(r).cells().get(j) instanceof Statistic.Count count
                        && count.n() == curves.get(j).patients()) {
                    telling.add(new MarkedTable.Position(PATIENTS, r, j));
                }
            }
        }
        return telling;
    }

    private Mark size(TableSuppression current, int j) {
        return current.header(j) == Mark.OPEN ? current.mark(PATIENTS, 2 * times.size(), j) : current.header(j);
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

    private static long cumulative(Curve curve, double time) {
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

    /** Finds the numbers that differ by 1 to 4 from another one of their curve; the more important one stays. */
    private Set<MarkedTable.Position> tellingDifferences(TableResult table, TableSuppression current) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        for (int j = 0; j < curves.size(); j++) {
            long patients = curves.get(j).patients();
            telling.addAll(tellingDifferences(table, current, new Rows(PATIENTS, 0, times.size(), patients), j));
            telling.addAll(
                    tellingDifferences(table, current, new Rows(PATIENTS, times.size(), times.size(), patients), j));
            telling.addAll(tellingDifferences(table, current, new Rows(EVENTS, 0, times.size() + 1, 0), j));
        }
        return telling;
    }

    /** Rows of one kind, and a number that is known of all of them. */
    private record Rows(int section, int first, int count, long known) {}

    private Set<MarkedTable.Position> tellingDifferences(
            TableResult table, TableSuppression current, Rows rows, int j) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        List<Long> kept = new ArrayList<>(List.of(rows.known()));
        for (int i : byImportance(rows.count())) {
            int r = rows.first() + i;
            if (current.mark(rows.section(), r, j) == Mark.OPEN
                    && table.sections()
                                    .get(rows.section())
                                    .rows()
                                    .get(r)
                                    .cells()
                                    .get(j)
                            instanceof Statistic.Count count) {
                if (kept.stream().anyMatch(other -> Profile.isSmall(Math.abs(count.n() - other)))) {
                    telling.add(new MarkedTable.Position(rows.section(), r, j));
                } else {
                    kept.add(count.n());
                }
            }
        }
        return telling;
    }

    /** Returns the rows by importance: all events first, then the start, then the times, then the rest. */
    private List<Integer> byImportance(int rows) {
        return IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(r -> r >= times.size() ? -2 : importance(times.get(r))))
                .toList();
    }

    private static double importance(double days) {
        if (days == 0) {
            // Figures on other events of the same patients print who is at risk at the start as well.
            return -1;
        }
        for (int i = 0; i < IMPORTANT_YEARS.size(); i++) {
            if (Math.abs(days - IMPORTANT_YEARS.get(i) * DAYS_PER_YEAR) < 2) {
                return i;
            }
        }
        return IMPORTANT_YEARS.size() + days;
    }

    private Mark eventsBy(int j, double time) {
        int row = times.indexOf(time);
        return row < 0 ? Mark.WITHHELD : suppression.mark(EVENTS, row, j);
    }

    private DisclosedFigure.Curve disclosed(int j) {
        Curve curve = curves.get(j);
        Mark header = suppression.header(j);
        Mark events = suppression.mark(EVENTS, times.size(), j);
        boolean drawn = header == Mark.OPEN
                && events != Mark.SMALL
                && !curve.points().isEmpty()
                && !Profile.isSmall(cumulative(curve, curve.start()));
        double start = Coarsening.weekEnd(curve.start());
        double end = Math.max(start, Coarsening.weekStart(lastSafeTime(curve)));
        List<DisclosedFigure.Point> steps = drawn ? steps(j, start, end) : List.of();
        if (drawn && misleads(curve, steps, end)) {
            drawn = false;
            steps = List.of();
        }
        boolean curveHidden = header != Mark.OPEN;
        return new DisclosedFigure.Curve(
                curve.key(),
                curve.label(),
                Disclosure.count(size(suppression, j), curve.patients()),
                Disclosure.count(events, curve.events()),
                curveHidden ? new Disclosed.Withheld() : Disclosure.amount("years", curve.personYears()),
                drawn,
                start,
                end,
                steps,
                List.of(),
                map(
                        curve.risk(),
                        risk -> new DisclosedFigure.AtRisk(
                                risk.time(),
                                Disclosure.count(
                                        suppression.mark(PATIENTS, times.indexOf(risk.time()), j), risk.atRisk()),
                                Disclosure.count(eventsBy(j, risk.time()), risk.cumulativeEvents()),
                                entries(
                                        figure,
                                        curve,
                                        risk,
                                        n -> Disclosure.count(
                                                suppression.mark(
                                                        PATIENTS, times.size() + times.indexOf(risk.time()), j),
                                                n)))),
                map(
                        curve.landmarks(),
                        landmark ->
                                new DisclosedFigure.Landmark(landmark.time(), landmark.label(), landmark(j, landmark))),
                curve.median().map(median -> events == Mark.OPEN ? Disclosure.open(median, curveHidden) : hidden()),
                curve.medianFollowUp().map(median -> curveHidden ? hidden() : Disclosure.value(median)));
    }

    /**
     * Tells whether the steps that may be drawn say something else than the curve: none although there were events, or one so large that
     * the curve stands far off before it.
     */
    private static boolean misleads(Curve curve, List<DisclosedFigure.Point> steps, double end) {
        double last = steps.isEmpty() ? Double.NaN : steps.get(0).estimate();
        for (DisclosedFigure.Point step : steps) {
            if (Math.abs(step.estimate() - last) > LARGEST_STEP) {
                return true;
            }
            last = step.estimate();
        }
        double truth = valueAt(curve, end).map(Point::estimate).orElse(Double.NaN);
        boolean eventsUnseen = steps.size() <= 1 && cumulative(curve, end) > cumulative(curve, curve.start());
        return eventsUnseen || Math.abs(truth - last) > LARGEST_STEP;
    }

    private static Disclosed hidden() {
        return new Disclosed.Withheld();
    }

    private Disclosed landmark(int j, FigureResult.Landmark landmark) {
        if (landmark.estimate() instanceof Statistic.Estimate estimate) {
            return eventsBy(j, landmark.time()) == Mark.OPEN && !Profile.isSmall(estimate.atRisk())
                    ? Disclosure.value(estimate)
                    : hidden();
        }
        return Disclosure.open(landmark.estimate(), suppression.header(j) != Mark.OPEN);
    }

    /** Returns the last time to be drawn at which at least 5 are at risk. */
    private static double lastSafeTime(Curve curve) {
        return curve.points().stream()
                .filter(point -> point.atRisk() < Profile.SMALLEST_PUBLIC_COUNT && point.time() > curve.start())
                .mapToDouble(Point::time)
                .map(time -> lastBefore(curve, time))
                .reduce(curve.shownTo(), Math::min);
    }

    private static double lastBefore(Curve curve, double time) {
        return curve.points().stream()
                .mapToDouble(Point::time)
                .filter(other -> other < time)
                .max()
                .orElse(curve.start());
    }

    /**
     * A time at which the curve is drawn.
     *
     * @param time where the step is drawn
     * @param valueTime time whose estimate is drawn
     * @param events events up to then
     */
    private record Release(double time, double valueTime, long events) {
        Release(double time, long events) {
            this(time, time, events);
        }
    }

    private List<DisclosedFigure.Point> steps(int j, double start, double end) {
        Curve curve = curves.get(j);
        List<Release> fixed = new ArrayList<>();
        fixed.add(new Release(start, curve.start(), cumulative(curve, curve.start())));
        times.stream()
                .filter(time -> time > start && time <= end && eventsBy(j, time) == Mark.OPEN)
                .forEach(time -> fixed.add(new Release(time, cumulative(curve, time))));
        boolean total = hasTotal() && j == 0;
        List<Release> releases = new ArrayList<>();
        for (int i = 0; i < fixed.size(); i++) {
            Release from = fixed.get(i);
            Optional<Release> to = i + 1 < fixed.size() ? Optional.of(fixed.get(i + 1)) : lastRelease(j);
            releases.add(from);
            releases.addAll(between(curve, from, to, end, total ? groupSteps : totalElsewhere));
        }
        if (!total) {
            releases.forEach(release -> groupSteps.add(release.time()));
        }
        List<DisclosedFigure.Point> points = new ArrayList<>();
        for (Release release : releases) {
            valueAt(curve, release.valueTime()).ifPresent(point -> points.add(rounded(release.time(), point)));
        }
        return points;
    }

    /** All events of the curve, if that number is printed. */
    private Optional<Release> lastRelease(int j) {
        return suppression.mark(EVENTS, times.size(), j) == Mark.OPEN
                ? Optional.of(new Release(Double.MAX_VALUE, curves.get(j).events()))
                : Optional.empty();
    }

    /** Returns the weeks between two printed numbers at which enough further events have been seen. */
    private static List<Release> between(
            Curve curve, Release from, Optional<Release> to, double end, Set<Double> forbidden) {
        List<Release> between = new ArrayList<>();
        List<Double> weeks = curve.points().stream()
                .filter(point -> point.events() > 0)
                .map(point -> Coarsening.weekEnd(point.time()))
                .distinct()
                .toList();
        Release last = from;
        for (double week : weeks) {
            long events = cumulative(curve, week);
            boolean inside = week > from.time()
                    && week <= end
                    && week < to.map(Release::time).orElse(Double.MAX_VALUE);
            boolean enough = events - last.events() >= Profile.SMALLEST_PUBLIC_COUNT;
            boolean enoughLeft =
                    !Profile.isSmall(to.map(next -> next.events() - events).orElse(0L))
                            && !Profile.isSmall(curve.patients() - events);
            if (inside && enough && enoughLeft && !forbidden.contains(week)) {
                last = new Release(week, events);
                between.add(last);
            }
        }
        return between;
    }

    private static Optional<Point> valueAt(Curve curve, double time) {
        return curve.points().stream().filter(point -> point.time() <= time).reduce((a, b) -> b);
    }

    private static DisclosedFigure.Point rounded(double time, Point point) {
        return new DisclosedFigure.Point(
                time,
                Coarsening.value("probability", point.estimate()),
                Coarsening.value("probability", point.lower()),
                Coarsening.value("probability", point.upper()));
    }

    private static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        return items.stream().<R>map(function).toList();
    }
}
