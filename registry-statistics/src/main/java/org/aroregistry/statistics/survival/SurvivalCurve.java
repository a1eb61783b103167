package org.aroregistry.statistics.survival;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;

/**
 * An estimated survival curve: a right-continuous step function with its counts, limits and cumulative hazard.
 *
 * <p>Before the first point the survival is 1. Made by {@link KaplanMeier}; immutable.
 */
public final class SurvivalCurve {

    /** Two survival values closer than this are the same, as in R. */
    private static final double SAME = Math.sqrt(Math.ulp(1.0));

    private static final SurvivalPoint BEFORE_FIRST =
            new SurvivalPoint(0, 0, 0, 0, 1, 0, 0, new ConfidenceInterval(1, 1), 0, 0, 0, 0);

    private final SurvivalSample sample;
    private final List<SurvivalPoint> points;
    private final int[] cumulativeEvents;
    private final int[] cumulativeCensored;
    private final ConfidenceLevel level;

    SurvivalCurve(SurvivalSample sample, List<SurvivalPoint> points, ConfidenceLevel level) {
        this.sample = sample;
        this.points = List.copyOf(points);
        this.cumulativeEvents = StepFunction.cumulative(points.stream().mapToInt(SurvivalPoint::events));
        this.cumulativeCensored = StepFunction.cumulative(points.stream().mapToInt(SurvivalPoint::censored));
        this.level = level;
    }

    /**
     * Gives the steps.
     *
     * @return one point per distinct time of the sample, ascending, at least one; unmodifiable
     */
    public List<SurvivalPoint> points() {
        return points;
    }

    /**
     * Gives the sample the curve was estimated from.
     *
     * @return the sample
     */
    public SurvivalSample sample() {
        return sample;
    }

    /**
     * Gives the number of subjects.
     *
     * @return at least 1
     */
    public int subjects() {
        return sample.size();
    }

    /**
     * Gives the number of events.
     *
     * @return at least 0
     */
    public int events() {
        return cumulativeEvents[cumulativeEvents.length - 1];
    }

    /**
     * Gives the time at which the curve begins at 1.
     *
     * @return 0, or the time the sample was conditioned on
     */
    public double start() {
        return sample.start();
    }

    /**
     * Gives the last time at which anybody was observed.
     *
     * @return the time of the last point
     */
    public double lastTime() {
        return sample.lastTime();
    }

    /**
     * Gives the confidence level of all limits.
     *
     * @return the level
     */
    public ConfidenceLevel level() {
        return level;
    }

    /**
     * Counts the subjects at risk at any time, for the table under a plot.
     *
     * @param time any time
     * @return the number with entry &lt; time ≤ own time
     */
    public int atRisk(double time) {
        return sample.atRisk(time);
    }

    /**
     * Reads the curve at a time.
     *
     * @param time not before the start; after the last time the last step is carried forward and the estimate says so
     * @return the estimate at that time
     * @throws IllegalArgumentException if the time is before the start or NaN
     */
    public SurvivalEstimate at(double time) {
        if (!(time >= start())) {
            throw new IllegalArgumentException(
                    "time " + time + " is not at or after the start of the curve, " + start());
        }
        int index = StepFunction.lastIndexAt(points, SurvivalPoint::time, time);
        SurvivalPoint step = index < 0 ? BEFORE_FIRST : points.get(index);
        return new SurvivalEstimate(
                time,
                sample.atRisk(time),
                index < 0 ? 0 : cumulativeEvents[index],
                index < 0 ? 0 : cumulativeCensored[index],
                step.survival(),
                step.standardError(),
                step.interval(),
                step.cumulativeHazard(),
                step.cumulativeHazardError(),
                time > lastTime());
    }

    /**
     * Gives the median time to the event by the rule of {@link QuantileRule#FIRST_CROSSING}.
     *
     * @return the median and its limits, each possibly not reached
     */
    public SurvivalQuantile median() {
        return quantile(0.5);
    }

    /**
     * Gives a quantile of the time to the event by the rule of {@link QuantileRule#FIRST_CROSSING}.
     *
     * @param probability share of events, greater than 0 and less than 1; 0.25 for the time by which a quarter had the event
     * @return the quantile and its limits, each possibly not reached
     * @throws IllegalArgumentException if the probability is out of range
     */
    public SurvivalQuantile quantile(double probability) {
        return quantile(probability, QuantileRule.FIRST_CROSSING);
    }

    /**
     * Gives a quantile of the time to the event.
     *
     * <p>It is the first time at which the survival is at most 1 - probability; if it equals that value (to 1.5e-8), the middle between that
     * time and the next drop. The limits do the same with the limits of the curve (Brookmeyer &amp; Crowley 1982, Biometrics 38:29-41).
     *
     * @param probability share of events, greater than 0 and less than 1
     * @param rule what to do at a flat end and with limits that are not monotone
     * @return the quantile and its limits, each possibly not reached
     * @throws IllegalArgumentException if the probability is out of range
     */
    public SurvivalQuantile quantile(double probability, QuantileRule rule) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        double target = 1 - probability;
        return new SurvivalQuantile(
                probability,
                timeAt(target, SurvivalPoint::survival, rule),
                timeAt(target, point -> point.interval().lower(), rule),
                timeAt(target, point -> point.interval().upper(), rule));
    }

    /**
     * Gives the restricted mean time to the event.
     *
     * @param horizon end of the time counted, finite, after the start; after the last time the last step is carried forward and the result
     *     says so
     * @return the area under the curve from the start to the horizon; its variance leaves out the terms where all at risk had the event
     *     (Miller 1981, p. 195)
     * @throws IllegalArgumentException if the horizon is not finite and after the start
     */
    public RestrictedMean restrictedMean(double horizon) {
        if (!(horizon > start() && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "horizon " + horizon + " is not finite and after the start of the curve, " + start());
        }
        double area = 0;
        double variance = 0;
        double right = horizon;
        for (int j = StepFunction.lastIndexAt(points, SurvivalPoint::time, horizon); j >= 0; j--) {
            SurvivalPoint point = points.get(j);
            area += (right - point.time()) * point.survival();
            right = point.time();
            double n = point.atRisk();
            double d = point.events();
            if (d < n) {
                variance += area * area * d / (n * (n - d));
            }
        }
        area += right - start();
        double error = Math.sqrt(variance);
        double half = level.z() * error;
        return new RestrictedMean(
                horizon, area, error, new ConfidenceInterval(area - half, area + half), horizon > lastTime());
    }

    private OptionalDouble timeAt(double target, ToDoubleFunction<SurvivalPoint> height, QuantileRule rule) {
        int reached = firstAtMost(target + SAME, height, rule);
        if (reached < 0) {
            return OptionalDouble.empty();
        }
        double time = points.get(reached).time();
        if (height.applyAsDouble(points.get(reached)) < target - SAME) {
            return OptionalDouble.of(time);
        }
        int next = firstAtMost(target - SAME, height, rule);
        if (next >= 0) {
            return OptionalDouble.of((time + points.get(next).time()) / 2);
        }
        return OptionalDouble.of(
                switch (rule) {
                    case FIRST_CROSSING -> time;
                    case NEAREST_BELOW -> (time + lastTime()) / 2;
                });
    }

    /** The point the rule picks among those whose height is at most the limit (an undefined height never is); -1 if there is none. */
    private int firstAtMost(double limit, ToDoubleFunction<SurvivalPoint> height, QuantileRule rule) {
        int picked = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < points.size(); j++) {
            double value = height.applyAsDouble(points.get(j));
            if (value <= limit && value > highest) {
                picked = j;
                highest = value;
                if (rule == QuantileRule.FIRST_CROSSING) {
                    return picked;
                }
            }
        }
        return picked;
    }
}
