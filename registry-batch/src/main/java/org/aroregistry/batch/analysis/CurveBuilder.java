package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.aroregistry.core.result.FigureResult.AtRisk;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Landmark;
import org.aroregistry.core.result.FigureResult.Point;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.IncidenceCurve;
import org.aroregistry.statistics.survival.IncidencePoint;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalPoint;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Makes the curves of figures.
 *
 * <p>A curve is shown to the last time with at least five patients at risk, or a tenth of the group if that is more; estimates beyond
 * it are not given.
 */
final class CurveBuilder {
    /** Fewer at risk are no basis for a curve. */
    static final int SMALLEST_RISK_SET = 5;

    /** Why there is no estimate. */
    static final String TOO_FEW = "too few at risk";

    private static final double SMALLEST_SHARE = 0.1;

    private final List<TimePoint> times;
    private final double latest;

    /** Prepares curves that are read at the given times; the risk table has these and the start. */
    CurveBuilder(List<TimePoint> times) {
        this(times, Double.POSITIVE_INFINITY);
    }

    /**
     * Prepares curves that are not shown beyond a time, however many are at risk.
     *
     * @param latest the time, days
     */
    CurveBuilder(List<TimePoint> times, double latest) {
        this.times = List.copyOf(times);
        this.latest = latest;
    }

    /** Makes a survival curve. */
    Curve survival(String key, String label, SurvivalSample sample) {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);
        double shownTo = Math.min(
                latest,
                shownTo(
                        curve.points().stream().mapToDouble(SurvivalPoint::time).toArray(),
                        sample::atRisk,
                        sample.size(),
                        curve.start()));
        List<Point> points = new ArrayList<>();
        points.add(new Point(curve.start(), 1, Double.NaN, Double.NaN, sample.atRiskAfter(curve.start()), 0, 0));
        long events = 0;
        for (SurvivalPoint point : curve.points()) {
            events += point.events();
            if (point.time() <= shownTo) {
                points.add(new Point(
                        point.time(),
                        point.survival(),
                        limit(events, point.interval().lower()),
                        limit(events, point.interval().upper()),
                        point.atRisk(),
                        point.events(),
                        point.censored()));
            }
        }
        SurvivalCurve followUp = KaplanMeier.withDefaults().estimate(sample.reversed());
        return new Curve(
                key,
                label,
                sample.size(),
                sample.eventCount(),
                sample.personTime() / Cells.DAYS_PER_YEAR,
                curve.start(),
                shownTo,
                points,
                riskTable(
                        curve.start(),
                        time -> atRisk(sample, time),
                        time -> time < curve.start() ? 0 : curve.at(time).cumulativeEvents()),
                landmarks(curve.start(), shownTo, time -> Cells.survival(curve.at(time))),
                Optional.of(Cells.median(curve.median(), sample.size(), sample.eventCount())),
                Optional.of(Cells.median(followUp.median(), sample.size(), sample.size() - sample.eventCount())));
    }

    /** Makes the curve of one of several competing events. */
    Curve incidence(String key, String label, CompetingRisksSample sample, CumulativeIncidence incidences, int cause) {
        IncidenceCurve curve = incidences.cause(cause);
        SurvivalSample anyCause = sample.anyCause();
        double start = sample.start();
        double shownTo = Math.min(
                latest,
                shownTo(
                        curve.points().stream()
                                .mapToDouble(IncidencePoint::time)
                                .toArray(),
                        sample::atRisk,
                        sample.size(),
                        start));
        List<Point> points = new ArrayList<>();
        points.add(new Point(start, 0, Double.NaN, Double.NaN, anyCause.atRiskAfter(start), 0, 0));
        List<SurvivalPoint> eventFree = incidences.eventFree().points();
        long events = 0;
        for (int i = 0; i < curve.points().size(); i++) {
            IncidencePoint point = curve.points().get(i);
            events += point.events();
            if (point.time() <= shownTo) {
                points.add(new Point(
                        point.time(),
                        point.incidence(),
                        limit(events, point.interval().lower()),
                        limit(events, point.interval().upper()),
                        point.atRisk(),
                        point.events(),
                        eventFree.get(i).censored()));
            }
        }
        return new Curve(
                key,
                label,
                sample.size(),
                curve.events(),
                anyCause.personTime() / Cells.DAYS_PER_YEAR,
                start,
                shownTo,
                points,
                riskTable(
                        start,
                        time -> atRisk(anyCause, time),
                        time -> time < start ? 0 : curve.at(time).cumulativeEvents()),
                landmarks(start, shownTo, time -> Cells.incidence(curve.at(time))),
                Optional.empty(),
                Optional.empty());
    }

    /** At the start itself nobody with delayed entry is at risk yet; the table shows those who are from then on. */
    private static int atRisk(SurvivalSample sample, double time) {
        return time == sample.start() ? sample.atRiskAfter(time) : sample.atRisk(time);
    }

    /** Before the first event the usual limits equal the estimate, which would feign certainty: there are none. */
    private static double limit(long events, double limit) {
        return events == 0 ? Double.NaN : limit;
    }

    private List<AtRisk> riskTable(double start, CountAt atRisk, CountAt events) {
        List<AtRisk> table = new ArrayList<>();
        table.add(new AtRisk(start, atRisk.at(start), events.at(start)));
        for (TimePoint time : times) {
            if (time.days() > start) {
                table.add(new AtRisk(time.days(), atRisk.at(time.days()), events.at(time.days())));
            }
        }
        return table;
    }

    private List<Landmark> landmarks(double start, double shownTo, EstimateAt estimate) {
        List<Landmark> landmarks = new ArrayList<>();
        for (TimePoint time : times) {
            Statistic cell;
            if (time.days() < start) {
                cell = new Statistic.NotEstimable("before the start of the curve");
            } else if (time.days() > shownTo) {
                cell = new Statistic.NotEstimable(TOO_FEW);
            } else {
                cell = estimate.at(time.days());
            }
            landmarks.add(new Landmark(time.days(), time.label(), cell));
        }
        return landmarks;
    }

    /** The last time at which enough are still at risk. */
    static double shownTo(double[] times, ToIntFunction<Double> atRisk, int patients, double start) {
        double last = start;
        for (double time : times) {
            if (isEnough(atRisk.applyAsInt(time), patients)) {
                last = Math.max(last, time);
            }
        }
        return last;
    }

    /** Tells whether as many as these of a group are a basis for an estimate. */
    static boolean isEnough(int some, int patients) {
        return some >= Math.max(SMALLEST_RISK_SET, SMALLEST_SHARE * patients);
    }

    /** Counts patients at a time. */
    private interface CountAt {
        long at(double time);
    }

    /** Reads an estimate at a time. */
    private interface EstimateAt {
        Statistic at(double time);
    }
}
