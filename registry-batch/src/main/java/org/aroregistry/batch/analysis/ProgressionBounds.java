package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.aroregistry.core.endpoint.ProgressionInterval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.statistics.survival.IntervalCensoredSample;
import org.aroregistry.statistics.survival.Turnbull;
import org.aroregistry.statistics.survival.TurnbullCurve;

/**
 * Between which bounds freedom from progression lies in a group whose progressions are known to have come between two examinations only: Turnbull's
 * estimate.
 *
 * @see Turnbull
 */
final class ProgressionBounds {
    private static final double PERCENT = 100;

    private final List<ProgressionInterval> intervals;
    private final Optional<TurnbullCurve> curve;

    private ProgressionBounds(List<ProgressionInterval> intervals, Optional<TurnbullCurve> curve) {
        this.intervals = intervals;
        this.curve = curve;
    }

    /** Estimates a group whom {@code TTP_A} analyses; there is no estimate if somebody came under observation late. */
    static ProgressionBounds of(List<AnalysedPatient> group) {
        List<ProgressionInterval> intervals = group.stream()
                .map(patient -> patient.progressionInterval().orElseThrow())
                .toList();
        boolean possible = !intervals.isEmpty() && intervals.stream().allMatch(interval -> interval.entry() == 0);
        return new ProgressionBounds(
                intervals,
                possible ? Optional.of(Turnbull.withDefaults().estimate(sample(intervals))) : Optional.empty());
    }

    private static IntervalCensoredSample sample(List<ProgressionInterval> intervals) {
        return IntervalCensoredSample.of(
                intervals.stream().mapToDouble(ProgressionInterval::lower).toArray(),
                intervals.stream().mapToDouble(ProgressionInterval::upper).toArray());
    }

    /** Returns the least freedom from progression at a time that fits the data, in percent. */
    Statistic least(TimePoint time) {
        return at(time, TurnbullCurve.Range::least);
    }

    /** Returns the greatest freedom from progression at a time that fits the data, in percent. */
    Statistic most(TimePoint time) {
        return at(time, TurnbullCurve.Range::greatest);
    }

    /** As with curves, a time is shown while five, or a tenth, are known to be free of progression. */
    private Statistic at(TimePoint time, ToDoubleFunction<TurnbullCurve.Range> bound) {
        int free = Math.toIntExact(intervals.stream()
                .filter(interval -> interval.lower() >= time.days())
                .count());
        if (!CurveBuilder.isEnough(free, intervals.size())) {
            return new Statistic.NotEstimable(CurveBuilder.TOO_FEW);
        }
        if (curve.isEmpty()) {
            return new Statistic.NotEstimable("delayed entry");
        }
        return curve.filter(TurnbullCurve::converged)
                .<Statistic>map(found -> new Statistic.Amount(
                        intervals.size(), "percent", PERCENT * bound.applyAsDouble(found.survival(time.days()))))
                .orElseGet(() -> new Statistic.NotEstimable("no convergence"));
    }
}
