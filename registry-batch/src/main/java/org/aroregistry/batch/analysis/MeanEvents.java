package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.endpoint.RateRule;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.AtRisk;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Landmark;
import org.aroregistry.core.result.FigureResult.Point;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.RecurrentCurve;
import org.aroregistry.statistics.recurrent.RecurrentEstimate;
import org.aroregistry.statistics.recurrent.RecurrentPoint;

/**
 * F10: the mean cumulative number of fractures and of serious bacterial infections by age, by genotype.
 *
 * <p>Death ends the counting: the mean is that of all patients, those who died included (Ghosh &amp; Lin 2000). As under {@link SurvivalFromBirth}
 * a curve starts at the youngest age at which five patients are followed, and counts from there.
 */
final class MeanEvents {
    private static final String METHOD = "log, robust variance";
    private static final String UNIT = "events per patient";

    private final String id;
    private final RatedKind kind;
    private final EndpointDefinition survival;
    private final RateRule rule;

    private MeanEvents(String id, RatedKind kind, EndpointDefinition survival, RateRule rule) {
        this.id = id;
        this.kind = kind;
        this.survival = survival;
        this.rule = rule;
    }

    /**
     * The figure of fractures.
     *
     * @param survival survival from birth
     * @param rule the limits by which events were counted
     */
    static MeanEvents fractures(EndpointDefinition survival, RateRule rule) {
        return new MeanEvents("F10", RatedKind.FRACTURES, survival, rule);
    }

    /**
     * The figure of serious bacterial infections.
     *
     * @param survival survival from birth
     * @param rule the limits by which events were counted
     */
    static MeanEvents seriousInfections(EndpointDefinition survival, RateRule rule) {
        return new MeanEvents("F10_INFECTIONS", RatedKind.SERIOUS_INFECTIONS, survival, rule);
    }

    FigureResult compute(StudyPopulation population) {
        List<AnalysedPatient> patients = population.analysed(survival).stream()
                .filter(patient -> patient.histories().containsKey(kind))
                .toList();
        List<String> notes = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        if (!patients.isEmpty()) {
            HistorySample all = sample(patients);
            List<String> starts = new ArrayList<>();
            List<String> without = new ArrayList<>();
            add(curves, starts, without, "TOTAL", "Total", all);
            for (GenotypeColumn group : GenotypeColumn.values()) {
                List<AnalysedPatient> members = patients.stream()
                        .filter(patient -> patient.genotype() == group)
                        .toList();
                if (!members.isEmpty()) {
                    add(curves, starts, without, group.name(), group.label(), sample(members));
                }
            }
            if (!starts.isEmpty()) {
                notes.add(kind.label() + ", age in days at which each curve starts (patients whose observation ended by"
                        + " then; events before it): " + String.join("; ", starts) + ".");
            }
            if (!without.isEmpty()) {
                notes.add(kind.label() + ", no curve, as fewer than " + CurveBuilder.SMALLEST_RISK_SET
                        + " patients were ever followed at one time: " + String.join("; ", without) + ".");
            }
            notes.add("Patients who were never seen twice within " + rule.visitGapDays()
                    + " days, of whom only survival is known: " + all.neverFollowed() + ".");
        }
        notes.add("Definition " + rule.version() + ", and of survival " + survival.code() + ", version "
                + survival.version() + ".");
        return new FigureResult(
                id,
                survival.set().name(),
                kind.name(),
                FigureResult.Kind.MEAN_EVENTS,
                accounting(population, patients.size()),
                "Birth",
                curves,
                Optional.empty(),
                notes);
    }

    private HistorySample sample(List<AnalysedPatient> patients) {
        return new HistorySample(patients.stream()
                .flatMap(patient -> Optional.ofNullable(patient.histories().get(kind))
                        .map(history -> HistorySample.Subject.of((Analysed) patient.endpoint(survival.code()), history))
                        .stream())
                .toList());
    }

    private Accounting accounting(StudyPopulation population, long analysed) {
        Accounting all = population.accounting(survival);
        List<Accounting.Reason> losses = new ArrayList<>(all.losses());
        if (analysed < all.analysed()) {
            losses.add(new Accounting.Reason(
                    "FILE_NEVER_SENT", "Site never sent the file of these events", all.analysed() - analysed));
        }
        return new Accounting(all.registered(), all.exclusions(), all.eligible(), losses, analysed);
    }

    private static void add(
            List<Curve> curves,
            List<String> starts,
            List<String> without,
            String key,
            String label,
            HistorySample group) {
        OptionalDouble start = group.firstFollowed(CurveBuilder.SMALLEST_RISK_SET);
        if (start.isEmpty()) {
            without.add(label);
            return;
        }
        double first = start.getAsDouble();
        HistorySample later = group.from(first);
        curves.add(curve(key, label, later, first));
        starts.add(label + " " + Math.round(first) + " (" + (group.size() - later.size()) + "; "
                + (group.events(Double.MAX_VALUE) - later.events(Double.MAX_VALUE)) + ")");
    }

    private static Curve curve(String key, String label, HistorySample sample, double start) {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults().estimate(sample.rows());
        double shownTo = sample.lastFollowed(start);
        return new Curve(
                key,
                label,
                sample.size(),
                sample.events(Double.MAX_VALUE),
                sample.daysFollowed() / Cells.DAYS_PER_YEAR,
                start,
                shownTo,
                points(curve, sample, start, shownTo),
                risk(sample, start),
                landmarks(curve, sample, start, shownTo),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Point> points(RecurrentCurve curve, HistorySample sample, double start, double shownTo) {
        // Of several moments of one day the last holds all its events.
        Map<Double, Point> days = new TreeMap<>();
        days.put(start, new Point(start, 0, Double.NaN, Double.NaN, sample.followedAfter(start), 0, 0));
        for (RecurrentPoint point : curve.points()) {
            double day = HistorySample.day(point.time());
            if (day <= shownTo) {
                Point earlier = days.get(day);
                days.put(
                        day,
                        new Point(
                                day,
                                point.mean(),
                                point.interval().lower(),
                                point.interval().upper(),
                                sample.followedAt(day),
                                point.events() + (earlier == null ? 0 : earlier.events()),
                                0));
            }
        }
        return List.copyOf(days.values());
    }

    private static List<AtRisk> risk(HistorySample sample, double start) {
        List<AtRisk> risk = new ArrayList<>();
        risk.add(new AtRisk(start, sample.followedAfter(start), 0));
        for (TimePoint age : TimePoint.AGES) {
            if (age.days() > start) {
                risk.add(new AtRisk(age.days(), sample.followedAt(age.days()), sample.events(age.days())));
            }
        }
        return risk;
    }

    private static List<Landmark> landmarks(RecurrentCurve curve, HistorySample sample, double start, double shownTo) {
        List<Landmark> landmarks = new ArrayList<>();
        for (TimePoint age : TimePoint.AGES) {
            Statistic cell;
            if (age.days() < start) {
                cell = new Statistic.NotEstimable("before the start of the curve");
            } else if (age.days() > shownTo) {
                cell = new Statistic.NotEstimable(CurveBuilder.TOO_FEW);
            } else {
                RecurrentEstimate estimate = curve.at(age.days());
                cell = new Statistic.Estimate(
                        sample.followedAt(age.days()),
                        sample.events(age.days()),
                        UNIT,
                        estimate.mean(),
                        Cells.interval(estimate.interval(), estimate.mean() > 0 ? METHOD : Interval.NO_EVENT));
            }
            landmarks.add(new Landmark(age.days(), age.label(), cell));
        }
        return landmarks;
    }
}
