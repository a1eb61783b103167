package org.aroregistry.statistics.multistate;

import org.aroregistry.statistics.followup.SubjectRows;

/**
 * Standard errors by the infinitesimal jackknife: what each subject contributes to one number computed from the probabilities.
 *
 * <p>The number is the expected future value of a reward: 1 for being in a state at the horizon, or the time spent in it until then. Going
 * backwards over the steps gives the value q(s) of being in each state, as P(t, horizon) would, without any matrix of the subjects. A subject at
 * risk in state s changes the hazards of a step by (its own moves - the mean move) / at risk; so its influence is a difference of two running
 * sums over the steps, and the term of its own move. That is linear in steps and rows, and needs no inverse.
 */
final class SubjectInfluence {
    private final MultiStateSample sample;
    private final OccupancySteps steps;
    private final double start;
    private final InitialDistribution initial;

    SubjectInfluence(MultiStateSample sample, OccupancySteps steps, double start, InitialDistribution initial) {
        this.sample = sample;
        this.steps = steps;
        this.start = start;
        this.initial = initial;
    }

    /** Standard error of the probability of a state after a number of steps. */
    double ofProbability(int state, int horizon) {
        double[] value = new double[steps.stateCount];
        value[state] = 1;
        return standardError(value, horizon, -1, Double.NaN);
    }

    /** Standard error of the mean time in a state until a time, which has that number of steps. */
    double ofTime(int state, int horizon, double until) {
        return standardError(new double[steps.stateCount], horizon, state, until);
    }

    private double standardError(double[] value, int horizon, int timed, double until) {
        int count = steps.stateCount;
        // Of each state at each step: the influence of being at risk there without moving.
        double[] present = new double[(horizon + 1) * count];
        double[] moved = new double[steps.firstMove[horizon]];
        double right = until;
        for (int k = horizon - 1; k >= 0; k--) {
            if (timed >= 0) {
                value[timed] += right - steps.times[k];
                right = steps.times[k];
            }
            back(k, value, present, moved);
        }
        if (timed >= 0) {
            value[timed] += right - start;
        }
        return root(value, horizon, present, moved);
    }

    /** Standard error of the cumulative hazard of a transition after a number of steps. */
    double ofHazard(int from, int to, int horizon) {
        int count = steps.stateCount;
        double[] present = new double[(horizon + 1) * count];
        double[] moved = new double[steps.firstMove[horizon]];
        for (int k = 0; k < horizon; k++) {
            for (int m = steps.firstMove[k]; m < steps.firstMove[k + 1]; m++) {
                if (steps.moveFrom[m] == from && steps.moveTo[m] == to) {
                    moved[m] = 1.0 / steps.moveAtRisk[m];
                    present[(k + 1) * count + from] = -steps.moveHazard[m] / steps.moveAtRisk[m];
                }
            }
        }
        // The hazard does not depend on where the subjects began.
        return root(new double[count], horizon, present, moved);
    }

    private double root(double[] value, int horizon, double[] present, double[] moved) {
        for (int j = steps.stateCount; j < present.length; j++) {
            present[j] += present[j - steps.stateCount];
        }
        double sum = 0;
        for (double one : influences(value, horizon, present, moved)) {
            sum += one * one;
        }
        return Math.sqrt(sum);
    }

    /** Takes the values from after a step to before it, and notes the influences of the step. */
    private void back(int step, double[] value, double[] present, double[] moved) {
        int count = steps.stateCount;
        double[] gain = new double[count];
        for (int m = steps.firstMove[step]; m < steps.firstMove[step + 1]; m++) {
            int from = steps.moveFrom[m];
            double difference = value[steps.moveTo[m]] - value[from];
            double share = steps.probability[step * count + from] / steps.moveAtRisk[m];
            gain[from] += steps.moveHazard[m] * difference;
            moved[m] = share * difference;
            present[(step + 1) * count + from] -= share * steps.moveHazard[m] * difference;
        }
        for (int s = 0; s < count; s++) {
            value[s] += gain[s];
        }
    }

    private double[] influences(double[] value, int horizon, double[] present, double[] moved) {
        SubjectRows rows = sample.rows();
        int count = steps.stateCount;
        double[] influence = new double[rows.subjectCount()];
        double mean = 0;
        for (int s = 0; s < count; s++) {
            mean += initial.shares[s] * value[s];
        }
        for (int i = 0; i < rows.size(); i++) {
            int subject = rows.subject(i);
            int state = sample.from(i);
            int first = Math.min(steps.stepsUpTo[rows.entry(i)], horizon);
            int last = Math.min(steps.stepsUpTo[rows.exit(i)], horizon);
            influence[subject] += present[last * count + state] - present[first * count + state];
            int move = steps.moveOfRow[i];
            if (move >= 0 && move < moved.length) {
                influence[subject] += moved[move];
            }
            if (initial.counts(rows, i)) {
                influence[subject] += (value[state] - mean) / initial.subjects;
            }
        }
        return influence;
    }
}
