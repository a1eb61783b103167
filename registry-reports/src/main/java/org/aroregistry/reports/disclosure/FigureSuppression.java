package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
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

    /** Section of the numbers who have entered. */
    private static final int ENTRIES = 2;

    private final FigureResult figure;
    private final AccountingSuppression accounting;
    private final List<Curve> curves;
    private final List<Double> times;
    private final TableSuppression suppression;
    private final Set<Double> groupSteps = new HashSet<>();
    private final boolean hideRegistered;
    private final Set<Double> totalElsewhere;

    FigureSuppression(FigureResult figure, boolean hideRegistered) {
        this(figure, hideRegistered, Set.of());
    }

    /**
     * Suppresses a figure.
     *
     * @param totalElsewhere days on which the total of the same patients steps in another figure; no group steps on them here
     */
    FigureSuppression(FigureResult figure, boolean hideRegistered, Set<Double> totalElsewhere) {
        this(
                figure,
                hideRegistered,
                totalElsewhere,
                totalFirst(figure.curves().stream()
                        .filter(curve -> !curve.alternative())
                        .toList()));
    }

    private FigureSuppression(
            FigureResult figure, boolean hideRegistered, Set<Double> totalElsewhere, List<Curve> curves) {
        this.figure = figure;
        this.totalElsewhere = Set.copyOf(totalElsewhere);
        this.hideRegistered = hideRegistered;
        this.accounting = new AccountingSuppression(figure.accounting(), hideRegistered);
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
                .map(curve ->
                        new FigureSuppression(figure, hideRegistered, totalElsewhere, List.of(curve)).disclosed(0))
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
        Set<MarkedTable.Position> forced = new HashSet<>();
        TableResult table = asTable();
        while (true) {
            TableSuppression current = new TableSuppression(table, forced, accounting.hidesAnalysed());
            if (!forced.addAll(tellingDifferences(table, current))) {
                return current;
            }
        }
    }

    /** Section 0: numbers at risk by time. Section 1: events by time, and in its last row all events. Section 2: entries. */
    private TableResult asTable() {
        List<TableResult.Column> columns =
                map(curves, curve -> new TableResult.Column(curve.key(), curve.label(), curve.patients()));
        List<TableResult.Row> atRisk = new ArrayList<>();
        List<TableResult.Row> events = new ArrayList<>();
        List<TableResult.Row> entries = new ArrayList<>();
        for (double time : times) {
            atRisk.add(new TableResult.Row("r" + time, "", map(curves, curve -> atRisk(curve, time))));
            entries.add(new TableResult.Row("n" + time, "", map(curves, curve -> entries(curve, time))));
            events.add(new TableResult.Row("e" + time, "", map(curves, curve -> counted(cumulative(curve, time)))));
        }
        events.add(new TableResult.Row("events", "", map(curves, curve -> counted(curve.events()))));
        return new TableResult(
                figure.id(),
                figure.analysisSet(),
                figure.accounting(),
                columns,
                hasTotal(),
                List.of(
                        new TableResult.Section("at_risk", "", false, atRisk),
                        new TableResult.Section("events", "", false, events),
                        new TableResult.Section("entries", "", false, entries)),
                List.of());
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
        for (int s = 0; s < table.sections().size(); s++) {
            List<TableResult.Row> rows = table.sections().get(s).rows();
            for (int j = 0; j < curves.size(); j++) {
                List<Long> kept = new ArrayList<>();
                kept.add(s == 1 ? 0 : curves.get(j).patients());
                for (int r : byImportance(rows.size())) {
                    if (current.mark(s, r, j) == Mark.OPEN
                            && rows.get(r).cells().get(j) instanceof Statistic.Count count) {
                        if (kept.stream().anyMatch(other -> Profile.isSmall(Math.abs(count.n() - other)))) {
                            telling.add(new MarkedTable.Position(s, r, j));
                        } else {
                            kept.add(count.n());
                        }
                    }
                }
            }
        }
        return telling;
    }

    /** Returns the rows by importance: all events first, then the times, then the rest. */
    private List<Integer> byImportance(int rows) {
        return IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(r -> r >= times.size() ? -1 : importance(times.get(r))))
                .toList();
    }

    private static double importance(double days) {
        for (int i = 0; i < IMPORTANT_YEARS.size(); i++) {
            if (Math.abs(days - IMPORTANT_YEARS.get(i) * DAYS_PER_YEAR) < 2) {
                return i;
            }
        }
        return IMPORTANT_YEARS.size() + days;
    }

    private Mark eventsBy(int j, double time) {
        int row = times.indexOf(time);
        return row < 0 ? Mark.WITHHELD : suppression.mark(1, row, j);
    }

    private DisclosedFigure.Curve disclosed(int j) {
        Curve curve = curves.get(j);
        Mark header = suppression.header(j);
        Mark events = suppression.mark(1, times.size(), j);
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
                Disclosure.count(header, curve.patients()),
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
                                Disclosure.count(suppression.mark(0, times.indexOf(risk.time()), j), risk.atRisk()),
                                Disclosure.count(eventsBy(j, risk.time()), risk.cumulativeEvents()),
                                entries(
                                        figure,
                                        curve,
                                        risk,
                                        n -> Disclosure.count(
                                                suppression.mark(ENTRIES, times.indexOf(risk.time()), j), n)))),
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
        return suppression.mark(1, times.size(), j) == Mark.OPEN
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
