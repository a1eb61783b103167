package org.aroregistry.statistics.multistate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.survival.ConfidenceTransform;

/**
 * The estimated probabilities of the states as right-continuous step functions of time.
 *
 * <p>Made by {@link OccupancyEstimator}; immutable. Reading the probabilities is cheap; a standard error costs one pass over rows and steps, so
 * ask for those at the times that are printed, not at every step.
 */
public final class StateOccupancy {
    private final MultiStateSample sample;
    private final double start;
    private final InitialDistribution initial;
    private final ConfidenceTransform transform;
    private final ConfidenceLevel level;
    private final OccupancySteps steps;
    private final SubjectInfluence influence;
    private final double lastTime;

    StateOccupancy(
            MultiStateSample sample,
            double start,
            InitialDistribution initial,
            ConfidenceTransform transform,
            ConfidenceLevel level) {
        this.sample = sample;
        this.start = start;
        this.initial = initial;
        this.transform = transform;
        this.level = level;
        this.steps = new OccupancySteps(sample, start, initial.shares);
        this.influence = new SubjectInfluence(sample, steps, start, initial);
        this.lastTime = sample.rows().grid().time(sample.rows().lastExit());
    }

    /** Gives the sample. */
    public MultiStateSample sample() {
        return sample;
    }

    /** Gives the time at which the probabilities begin. */
    public double start() {
        return start;
    }

    /**
     * Gives the initial distribution.
     *
     * @return one probability per state, summing to 1
     */
    public double[] initial() {
        return initial.shares.clone();
    }

    /** Gives the confidence level of all limits. */
    public ConfidenceLevel level() {
        return level;
    }

    /**
     * Gives the times at which the probabilities can change.
     *
     * @return ascending; empty if nobody moves
     */
    public double[] stepTimes() {
        return steps.times.clone();
    }

    /**
     * Gives the probabilities at a time.
     *
     * @param time not before the start; after the last observation the last step is carried forward
     * @return one per state, summing to 1
     * @throws IllegalArgumentException if the time is before the start or NaN
     */
    public double[] probabilitiesAt(double time) {
        requireTime(time);
        int step = steps.stepsAt(time) * steps.stateCount;
        return Arrays.copyOfRange(steps.probability, step, step + steps.stateCount);
    }

    /**
     * Estimates the probabilities at a time with standard errors and limits.
     *
     * @param time not before the start; after the last observation the last step is carried forward, and the estimate says so
     * @return one line per state
     * @throws IllegalArgumentException if the time is before the start or NaN
     */
    public OccupancyEstimate at(double time) {
        double[] probabilities = probabilitiesAt(time);
        int horizon = steps.stepsAt(time);
        List<OccupancyEstimate.InState> lines = new ArrayList<>();
        for (int s = 0; s < probabilities.length; s++) {
            double error = influence.ofProbability(s, horizon);
            double p = Math.min(1, probabilities[s]);
            ConfidenceInterval limits = transform.limits(p, error == 0 ? 0 : error / p, level.z());
            lines.add(new OccupancyEstimate.InState(sample.states().get(s), p, error, limits));
        }
        return new OccupancyEstimate(time, lines, time > lastTime);
    }

    /**
     * Estimates the mean time in each state from the start to a horizon.
     *
     * @param horizon finite, after the start; after the last observation the last step is carried forward, and the estimates say so
     * @return one line per state
     * @throws IllegalArgumentException if the horizon is not finite and after the start
     */
    public List<MeanTimeInState> meanTimes(double horizon) {
        if (!(horizon > start && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "horizon " + horizon + " is not finite and after the start of the curve, " + start);
        }
        int last = steps.stepsAt(horizon);
        double[] areas = new double[steps.stateCount];
        double left = start;
        for (int k = 0; k <= last; k++) {
            double right = k < last ? steps.times[k] : horizon;
            for (int s = 0; s < areas.length; s++) {
                areas[s] += (right - left) * steps.probability[k * areas.length + s];
            }
            left = right;
        }
        List<MeanTimeInState> means = new ArrayList<>();
        for (int s = 0; s < areas.length; s++) {
            double error = influence.ofTime(s, last, horizon);
            double half = level.z() * error;
            ConfidenceInterval limits = new ConfidenceInterval(areas[s] - half, areas[s] + half);
            means.add(
                    new MeanTimeInState(sample.states().get(s), horizon, areas[s], error, limits, horizon > lastTime));
        }
        return means;
    }

    /**
     * Gives the cumulative hazard of a transition: the Nelson-Aalen sum of moves over those at risk in the state left.
     *
     * @param from name of the state left
     * @param to name of the state entered
     * @param time not before the start
     * @return at least 0; 0 from a state to itself
     * @throws IllegalArgumentException if a name is none of the states, or the time is before the start or NaN
     */
    public double cumulativeHazard(String from, String to, double time) {
        requireTime(time);
        int left = sample.state(from);
        int entered = sample.state(to);
        double sum = 0;
        int end = steps.firstMove[steps.stepsAt(time)];
        for (int m = 0; m < end; m++) {
            if (steps.moveFrom[m] == left && steps.moveTo[m] == entered) {
                sum += steps.moveHazard[m];
            }
        }
        return sum;
    }

    /**
     * Gives the standard error of {@link #cumulativeHazard}: infinitesimal jackknife by subject, as of the probabilities.
     *
     * @param from name of the state left
     * @param to name of the state entered
     * @param time not before the start
     * @return at least 0; 0 from a state to itself
     * @throws IllegalArgumentException if a name is none of the states, or the time is before the start or NaN
     */
    public double cumulativeHazardError(String from, String to, double time) {
        requireTime(time);
        return influence.ofHazard(sample.state(from), sample.state(to), steps.stepsAt(time));
    }

    private void requireTime(double time) {
        if (!(time >= start)) {
            throw new IllegalArgumentException("time " + time + " is before the start of the curve, " + start);
        }
    }
}
