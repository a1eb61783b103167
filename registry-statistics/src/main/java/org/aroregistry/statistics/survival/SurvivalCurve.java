package org.aroregistry.statistics.survival;

import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import java.util.function.IntToDoubleFunction;
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

    private final SurvivalSample sample;
    private final SurvivalSteps steps;
    private final List<SurvivalPoint> points;
    private final int[] cumulativeEvents;
    private final int[] cumulativeCensored;
    private final ConfidenceTransform transform;
    private final ConfidenceLevel level;
    private final double z;

    SurvivalCurve(SurvivalSample sample, SurvivalSteps steps, ConfidenceTransform transform, ConfidenceLevel level) {
        this.sample = sample;
        this.steps = steps;
        this.points = new Points();
        this.cumulativeEvents = new int[steps.size()];
        this.cumulativeCensored = new int[steps.size()];
        int events = 0;
        int censored = 0;
        for (int j = 0; j < steps.size(); j++) {
            events += steps.table().events(j);
            censored += steps.table().censored(j);
            cumulativeEvents[j] = events;
            cumulativeCensored[j] = censored;
        }
        this.transform = transform;
        this.level = level;
        this.z = level.z();
    }

    /**
     * Gives the steps.
     *
     * @return one point per distinct time of the sample, ascending, at least one; unmodifiable, and each point made when it is asked for
     */
    public List<SurvivalPoint> points() {
        return points;
    }

    SurvivalSteps steps() {
        return steps;
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
     * Adds up the weights of the events.
     *
     * @return their number in a sample without weights
     */
    public double weightedEvents() {
        double sum = 0;
        for (int j = 0; j < steps.size(); j++) {
            sum += steps.weightOfEvents(j);
        }
        return sum;
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
        int index = steps.lastIndexAt(time);
        double weightedEvents = 0;
        double weightedCensored = 0;
        for (int j = 0; j <= index && sample.weights().present(); j++) {
            weightedEvents += steps.weightOfEvents(j);
            weightedCensored += steps.weightCensored(j);
        }
        int events = index < 0 ? 0 : cumulativeEvents[index];
        int censored = index < 0 ? 0 : cumulativeCensored[index];
        return new SurvivalEstimate(
                time,
                sample.atRisk(time),
                events,
                censored,
                index < 0 ? 1 : steps.survival(index),
                index < 0 ? 0 : steps.standardError(index),
                index < 0 ? new ConfidenceInterval(1, 1) : interval(index),
                index < 0 ? 0 : steps.hazard(index),
                index < 0 ? 0 : steps.hazardError(index),
                time > lastTime(),
                sample.weightedAtRisk(time),
                sample.weights().present() ? weightedEvents : events,
                sample.weights().present() ? weightedCensored : censored);
    }

    private ConfidenceInterval interval(int j) {
        double survival = steps.survival(j);
        return steps.standardError(j) == 0
                ? new ConfidenceInterval(survival, survival)
                : transform.limits(survival, steps.logStandardError(j), z);
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
                timeAt(target, steps::survival, rule),
                timeAt(target, j -> interval(j).lower(), rule),
                timeAt(target, j -> interval(j).upper(), rule));
    }

    /**
     * Gives the restricted mean time to the event.
     *
     * @param horizon end of the time counted, finite, after the start; after the last time the last step is carried forward and the result
     *     says so
     * @return the area under the curve from the start to the horizon; its variance leaves out the terms where all at risk had the event
     *     (Miller 1981, p. 195); robust if the sample asks for robust errors
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
        double[] areas = new double[sample.weights().robust() ? steps.size() : 0];
        for (int j = steps.lastIndexAt(horizon); j >= 0; j--) {
            area += (right - steps.time(j)) * steps.survival(j);
            right = steps.time(j);
            double n = steps.weightAtRisk(j);
            double d = steps.weightOfEvents(j);
            if (d < n) {
                variance += area * area * d / (n * (n - d));
            }
            if (areas.length > 0) {
                areas[j] = area;
            }
        }
        area += right - start();
        double error =
                areas.length > 0 ? RobustErrors.restrictedMean(sample, steps.table(), areas) : Math.sqrt(variance);
        double half = z * error;
        return new RestrictedMean(
                horizon, area, error, new ConfidenceInterval(area - half, area + half), horizon > lastTime());
    }

    private OptionalDouble timeAt(double target, IntToDoubleFunction height, QuantileRule rule) {
        int reached = firstAtMost(target + SAME, height, rule);
        if (reached < 0) {
            return OptionalDouble.empty();
        }
        double time = steps.time(reached);
        if (height.applyAsDouble(reached) < target - SAME) {
            return OptionalDouble.of(time);
        }
        int next = firstAtMost(target - SAME, height, rule);
        if (next >= 0) {
            return OptionalDouble.of((time + steps.time(next)) / 2);
        }
        return OptionalDouble.of(
                switch (rule) {
                    case FIRST_CROSSING -> time;
                    case NEAREST_BELOW -> (time + lastTime()) / 2;
                });
    }

    /** The step the rule picks among those whose height is at most the limit (an undefined height never is); -1 if there is none. */
    private int firstAtMost(double limit, IntToDoubleFunction height, QuantileRule rule) {
        int picked = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < steps.size(); j++) {
            double value = height.applyAsDouble(j);
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

    /** The steps as points, made one by one: a curve of a million steps holds no million objects. */
    private final class Points extends AbstractList<SurvivalPoint> implements RandomAccess {
        @Override
        public SurvivalPoint get(int j) {
            RiskTable table = steps.table();
            return new SurvivalPoint(
                    steps.time(j),
                    table.atRisk(j),
                    table.events(j),
                    table.censored(j),
                    steps.survival(j),
                    steps.standardError(j),
                    steps.logStandardError(j),
                    interval(j),
                    steps.hazard(j),
                    steps.hazardError(j),
                    steps.tieCorrectedHazard(j),
                    steps.tieCorrectedHazardError(j),
                    steps.weightAtRisk(j),
                    steps.weightOfEvents(j),
                    steps.weightCensored(j));
        }

        @Override
        public int size() {
            return steps.size();
        }
    }
}
