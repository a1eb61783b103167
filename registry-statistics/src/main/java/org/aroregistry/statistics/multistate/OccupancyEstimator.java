package org.aroregistry.statistics.multistate;

import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.followup.SubjectRows;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the probability of being in each state as time goes on: the Aalen-Johansen estimator of any multi-state model.
 *
 * <p>p(t) = p(0) times the product of I + dA over the times up to t, where dA holds the moves from one state to another over those at risk in the
 * first. The states need not be a Markov process for p(t) to be consistent (Datta &amp; Satten 2001). Standard errors are infinitesimal
 * jackknife by subject. Equals R's {@code survfit(Surv(entry, time, to) ~ 1, id = subject, istate = from)}. Defaults: limits on the log scale at
 * 95 %, and this start:
 *
 * <ul>
 *   <li>If all subjects begin in the same state, everybody is in it at time 0 (or at the first entry, if that is before 0).
 *   <li>If they begin in different states, the curves begin at the first entry. If all enter there, the initial distribution is theirs. If they enter at
 *       different times, it is that of the subjects at risk of the first move: until then nobody has changed state, so all of them tell of the
 *       beginning, and those few who happened to enter first would tell little. Its sampling error is part of the standard errors.
 * </ul>
 *
 * <p>Instances are immutable.
 *
 * @see <a href="https://www.jstor.org/stable/4615704">Aalen &amp; Johansen (1978), Scand. J. Stat. 5:141-150</a>
 */
public final class OccupancyEstimator {
    /** Sums of probabilities may differ from 1 by rounding error. */
    private static final double ROUNDING = 1e-12;

    private static final OccupancyEstimator DEFAULT =
            new OccupancyEstimator(ConfidenceTransform.LOG, ConfidenceLevel.NINETY_FIVE_PERCENT, Double.NaN, null);

    private final ConfidenceTransform transform;
    private final ConfidenceLevel level;

    /** NaN: by the rule. */
    private final double start;

    private final double @Nullable [] initial;

    private OccupancyEstimator(
            ConfidenceTransform transform, ConfidenceLevel level, double start, double @Nullable [] initial) {
        this.transform = transform;
        this.level = level;
        this.start = start;
        this.initial = initial;
    }

    /** Gives the estimator with log limits at 95 % and the start described above. */
    public static OccupancyEstimator withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the scale of the limits.
     *
     * @param transform the scale
     * @return an estimator with that choice
     */
    public OccupancyEstimator with(ConfidenceTransform transform) {
        return new OccupancyEstimator(transform, level, start, initial);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public OccupancyEstimator with(ConfidenceLevel level) {
        return new OccupancyEstimator(transform, level, start, initial);
    }

    /**
     * Begins at a time: the initial distribution is that of the subjects under observation just after it, and moves up to it do not count.
     *
     * @param start finite
     * @return an estimator with that choice
     * @throws IllegalArgumentException if the start is not finite
     */
    public OccupancyEstimator startingAt(double start) {
        if (!Double.isFinite(start)) {
            throw new IllegalArgumentException("start " + start + " is not finite");
        }
        return new OccupancyEstimator(transform, level, start, initial);
    }

    /**
     * Gives the initial distribution as known, without sampling error.
     *
     * @param initial probability of each state in the order of the sample's, at least 0, summing to 1
     * @return an estimator with that choice
     * @throws IllegalArgumentException if a probability is negative or NaN or they do not sum to 1
     */
    public OccupancyEstimator startingFrom(double[] initial) {
        double sum = 0;
        for (int s = 0; s < initial.length; s++) {
            if (!(initial[s] >= 0)) {
                throw new IllegalArgumentException(
                        "initial probability of state " + s + " is " + initial[s] + ", not at least 0");
            }
            sum += initial[s];
        }
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException("initial probabilities sum to " + sum + ", not to 1");
        }
        return new OccupancyEstimator(transform, level, start, initial.clone());
    }

    /**
     * Estimates the occupancy of the states.
     *
     * @param sample the rows
     * @return the probabilities as functions of time
     * @throws IllegalArgumentException if the given initial distribution has not one probability per state, or nobody is under observation just
     *     after a given start
     */
    public StateOccupancy estimate(MultiStateSample sample) {
        int count = sample.states().size();
        int common = commonFirstState(sample);
        double begin = Double.isNaN(start) ? defaultStart(sample.rows(), common >= 0 || initial != null) : start;
        if (initial != null) {
            if (initial.length != count) {
                throw new IllegalArgumentException(initial.length + " initial probabilities for " + count + " states");
            }
            return occupancy(sample, begin, InitialDistribution.known(initial));
        }
        if (!Double.isNaN(start)) {
            return occupancy(sample, begin, InitialDistribution.justAfter(sample, begin));
        }
        if (common >= 0) {
            double[] certain = new double[count];
            certain[common] = 1;
            return occupancy(sample, begin, InitialDistribution.known(certain));
        }
        return occupancy(sample, begin, InitialDistribution.first(sample));
    }

    private StateOccupancy occupancy(MultiStateSample sample, double begin, InitialDistribution distribution) {
        return new StateOccupancy(sample, begin, distribution, transform, level);
    }

    /** The state in which all subjects are first observed, -1 if they differ. */
    private static int commonFirstState(MultiStateSample sample) {
        SubjectRows rows = sample.rows();
        int[] order = rows.bySubject();
        int common = sample.from(order[0]);
        for (int k = 1; k < order.length; k++) {
            boolean first = rows.subject(order[k]) != rows.subject(order[k - 1]);
            if (first && sample.from(order[k]) != common) {
                return -1;
            }
        }
        return common;
    }

    private static double defaultStart(SubjectRows rows, boolean known) {
        double first = rows.grid().time(rows.entry(rows.byEntry()[0]));
        return known ? Math.min(first, 0) : first;
    }
}
