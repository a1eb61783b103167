package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
    /** A curve that would jump by more than this probability at once is not drawn. */
    private static final double LARGEST_STEP = 0.25;

    private final FigureResult figure;
    private final AccountingSuppression accounting;
    private final List<Curve> curves;
    private final FigureTable numbers;
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
        this.numbers = new FigureTable(figure, curves, related);
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
        OptionalLong entries = FigureTable.countsEntries(figure) ? curve.entries(risk) : OptionalLong.empty();
        return entries.isPresent() ? Optional.of(disclosed.apply(entries.getAsLong())) : Optional.empty();
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
        TellingNumbers numbersThatTell = new TellingNumbers(numbers, related);
        Set<MarkedTable.Position> forced = numbersThatTell.ofOthers(accounting.hidesAnalysed());
        Set<MarkedTable.Position> seen = totals(Mark.OPEN);
        forced.addAll(totals(Mark.WITHHELD));
        forced.removeAll(seen);
        while (true) {
            TableSuppression current = new TableSuppression(numbers.table(), forced, seen, false);
            Set<MarkedTable.Position> telling = numbersThatTell.differences(current);
            telling.addAll(numbersThatTell.sizes(current));
            telling.removeAll(seen);
            if (!forced.addAll(telling)) {
                return current;
            }
        }
    }

    /** Returns the numbers of all patients together that the first figure on the endpoint shows, or hides. */
    private Set<MarkedTable.Position> totals(Mark mark) {
        Set<MarkedTable.Position> totals = new HashSet<>();
        for (int s = 0; s < numbers.table().sections().size() && first.isPresent() && numbers.hasTotal(); s++) {
            List<TableResult.Row> rows = numbers.rows(s);
            for (int r = 0; r < rows.size(); r++) {
                if (first.get().total(s, rows.get(r).key()).filter(mark::equals).isPresent()) {
                    totals.add(new MarkedTable.Position(s, r, 0));
                }
            }
        }
        return totals;
    }

    private Optional<Mark> total(int s, String rowKey) {
        List<TableResult.Row> rows = numbers.rows(s);
        return IntStream.range(0, rows.size())
                .filter(r -> isTotal(curves.get(0)) && rows.get(r).key().equals(rowKey))
                .mapToObj(r -> suppression.mark(s, r, 0))
                .findFirst();
    }

    private Mark eventsBy(int j, double time) {
        int row = numbers.times().indexOf(time);
        return row < 0 ? Mark.WITHHELD : suppression.mark(FigureTable.EVENTS, row, j);
    }

    private DisclosedFigure.Curve disclosed(int j) {
        Curve curve = curves.get(j);
        Mark header = suppression.header(j);
        Mark events = suppression.mark(FigureTable.EVENTS, numbers.times().size(), j);
        boolean drawn = header == Mark.OPEN
                && events != Mark.SMALL
                && !curve.points().isEmpty()
                && !Profile.isSmall(FigureTable.cumulative(curve, curve.start()));
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
                Disclosure.count(numbers.size(suppression, j), curve.patients()),
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
                                        suppression.mark(
                                                FigureTable.PATIENTS,
                                                numbers.times().indexOf(risk.time()),
                                                j),
                                        risk.atRisk()),
                                Disclosure.count(eventsBy(j, risk.time()), risk.cumulativeEvents()),
                                entries(
                                        figure,
                                        curve,
                                        risk,
                                        n -> Disclosure.count(
                                                suppression.mark(
                                                        FigureTable.PATIENTS, numbers.entriesRow(risk.time()), j),
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
        boolean eventsUnseen =
                steps.size() <= 1 && FigureTable.cumulative(curve, end) > FigureTable.cumulative(curve, curve.start());
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
        fixed.add(new Release(start, curve.start(), FigureTable.cumulative(curve, curve.start())));
        numbers.times().stream()
                .filter(time -> time > start && time <= end && eventsBy(j, time) == Mark.OPEN)
                .forEach(time -> fixed.add(new Release(time, FigureTable.cumulative(curve, time))));
        boolean total = numbers.hasTotal() && j == 0;
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
        return suppression.mark(FigureTable.EVENTS, numbers.times().size(), j) == Mark.OPEN
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
            long events = FigureTable.cumulative(curve, week);
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
