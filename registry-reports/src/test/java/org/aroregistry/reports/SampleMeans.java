package org.aroregistry.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.AtRisk;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Landmark;
import org.aroregistry.core.result.FigureResult.Point;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;

/** Figures of made-up mean numbers of events, in the shape of F10. */
final class SampleMeans {
    private static final int YEAR = 365;

    private final SplittableRandom random;
    private final Accounting accounting;

    /** Makes figures up, of patients with this accounting. */
    SampleMeans(long seed, Accounting accounting) {
        this.random = new SplittableRandom(seed);
        this.accounting = accounting;
    }

    /**
     * Makes a figure up.
     *
     * @param kind kind of event
     * @param perYear events of a patient in a year
     */
    FigureResult figure(String id, String kind, double perYear) {
        long all = accounting.analysed();
        return new FigureResult(
                id,
                "ARO",
                kind,
                FigureResult.Kind.MEAN_EVENTS,
                accounting,
                "Birth",
                List.of(
                        curve("TOTAL", "Total", all, perYear, 120, 11 * YEAR),
                        curve("TCIRG1", "TCIRG1", all / 2, 1.2 * perYear, 180, 10 * YEAR),
                        curve("CLCN7", "CLCN7, both alleles", all / 8, 0.7 * perYear, 300, 6 * YEAR),
                        curve("CANARY", "Canary gene", 6, 1.9 * perYear, 500, 3 * YEAR),
                        curve("SNX10", "SNX10", 9, 0.2 * perYear, 2 * YEAR - 3, 4 * YEAR)),
                Optional.empty(),
                List.of("Age in days at which each curve starts (patients whose observation ended by then;"
                        + " events before it): Total 120 (7; 3)."));
    }

    private Curve curve(String key, String label, long patients, double perYear, int start, int end) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(start, 0, Double.NaN, Double.NaN, patients / 2, 0, 0));
        double mean = 0;
        long events = 0;
        for (int day = start + 5;
                day <= end;
                day += 5 + random.nextInt(5 * YEAR / (int) Math.max(10, patients * perYear))) {
            long atRisk = Math.max(5, patients * (end + YEAR - day) / (end + YEAR - start));
            mean += 1.0 / atRisk;
            events++;
            double factor = Math.exp(2.2 / Math.sqrt(events));
            points.add(new Point(day, mean, mean / factor, mean * factor, atRisk, 1, 0));
        }
        return new Curve(
                key,
                label,
                patients,
                events,
                patients * (end - start) / 2.0 / 365.25,
                start,
                end,
                points,
                risk(points),
                landmarks(points, end),
                Optional.empty(),
                Optional.empty());
    }

    private static List<AtRisk> risk(List<Point> points) {
        List<AtRisk> risk = new ArrayList<>();
        for (Landmark at : ages()) {
            risk.add(new AtRisk(at.time(), last(points, at.time()).atRisk(), events(points, at.time())));
        }
        return risk;
    }

    private static List<Landmark> landmarks(List<Point> points, int end) {
        return ages().stream()
                .map(at -> {
                    Point point = last(points, at.time());
                    return new Landmark(
                            at.time(),
                            at.label(),
                            at.time() > end
                                    ? new Statistic.NotEstimable("too few at risk")
                                    : new Statistic.Estimate(
                                            point.atRisk(),
                                            events(points, at.time()),
                                            "events per patient",
                                            point.estimate(),
                                            new Interval(
                                                    point.lower(),
                                                    point.upper(),
                                                    0.95,
                                                    point.estimate() > 0
                                                            ? "log, robust variance"
                                                            : Interval.NO_EVENT)));
                })
                .toList();
    }

    private static List<Landmark> ages() {
        return Stream.of(2, 3, 5, 10)
                .map(years -> new Landmark(years * YEAR, years + " years", new Statistic.NotEstimable("")))
                .toList();
    }

    private static Point last(List<Point> points, double time) {
        return points.stream()
                .filter(point -> point.time() <= time)
                .reduce((a, b) -> b)
                .orElse(points.get(0));
    }

    private static long events(List<Point> points, double time) {
        return points.stream()
                .filter(point -> point.time() <= time)
                .mapToLong(Point::events)
                .sum();
    }
}
