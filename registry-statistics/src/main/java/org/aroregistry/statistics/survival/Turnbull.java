package org.aroregistry.statistics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aroregistry.statistics.numeric.Ascending;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * Estimates the survival function from events known only to lie between two visits: the nonparametric maximum likelihood estimate.
 *
 * <p>Only Turnbull's innermost intervals can carry probability. Their probabilities are found by turns of the self-consistency step (EM), which
 * always climbs, and of the iterative convex minorant, which gets to zeros that EM only creeps towards. It ends when the
 * Karush-Kuhn-Tucker condition says how little the log-likelihood can still rise, not when the steps become small: EM alone stops at points
 * that are no maximum. Equals R's {@code survfit(Surv(lower, upper, type = "interval2") ~ 1)}, which stops at steps of 5e-5. Instances are
 * immutable.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1976.tb01597.x">Turnbull (1976), JRSS B 38:290-295</a>
 * @see <a href="https://doi.org/10.1093/biomet/81.3.618">Gentleman &amp; Geyer (1994), Biometrika 81:618-623</a>
 * @see <a href="https://doi.org/10.1080/01621459.1997.10474048">Wellner &amp; Zhan (1997), JASA 92:945-959</a>
 */
public final class Turnbull {

    /** Rounding of the gap per subject: it is a sum over subjects less their number, so no smaller gap can be asked for. */
    private static final double ROUNDING = 1e-12;

    private static final Turnbull DEFAULT = new Turnbull(1e-9, 20_000);

    private final double gap;
    private final int maximumIterations;

    private Turnbull(double gap, int maximumIterations) {
        this.gap = gap;
        this.maximumIterations = maximumIterations;
    }

    /**
     * Gives the estimator that ends within 1e-9 of the maximal log-likelihood, or after 20,000 iterations.
     *
     * @return the estimator
     */
    public static Turnbull withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses when to stop.
     *
     * @param gap by how much the log-likelihood may still rise, greater than 0; not taken below 1e-12 per subject
     * @param maximumIterations number of iterations at most, at least 1
     * @return an estimator with that choice
     * @throws IllegalArgumentException if a number is out of range
     */
    public Turnbull with(double gap, int maximumIterations) {
        if (!(gap > 0 && gap < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gap " + gap + " is not finite and greater than 0");
        }
        if (maximumIterations < 1) {
            throw new IllegalArgumentException("maximum of " + maximumIterations + " iterations is less than 1");
        }
        return new Turnbull(gap, maximumIterations);
    }

    /**
     * Estimates the survival function of one group.
     *
     * @param sample the group
     * @return the curve; it says whether it converged
     */
    public TurnbullCurve estimate(IntervalCensoredSample sample) {
        double[][] intervals = innermost(sample);
        int size = intervals.length;
        int[] first = new int[sample.size()];
        int[] last = new int[sample.size()];
        double[] uppers =
                Arrays.stream(intervals).mapToDouble(interval -> interval[1]).toArray();
        for (int i = 0; i < first.length; i++) {
            // An interval inside (lower, upper] ends after lower; one exactly seen ends there too.
            double from = sample.exact(i) ? sample.lower(i) : Math.nextUp(sample.lower(i));
            first[i] = Ascending.countBelow(uppers, from);
            last[i] = sample.upper(i) < Double.POSITIVE_INFINITY
                    ? Ascending.countUpTo(uppers, sample.upper(i)) - 1
                    : size - 1;
        }
        TurnbullLikelihood likelihood = new TurnbullLikelihood(first, last, size);
        double[] probabilities = new double[size];
        Arrays.fill(probabilities, 1.0 / size);
        int iterations = 0;
        double left = likelihood.gap(probabilities);
        // The gap is a sum over subjects less their number, and no better than its rounding.
        double wanted = Math.max(gap, ROUNDING * sample.size());
        while (left > wanted && iterations < maximumIterations) {
            probabilities = likelihood.selfConsistent(probabilities);
            probabilities = likelihood.convexMinorant(probabilities);
            iterations++;
            left = likelihood.gap(probabilities);
        }
        List<TurnbullMass> masses = new ArrayList<>(size);
        for (int j = 0; j < size; j++) {
            masses.add(new TurnbullMass(intervals[j][0], intervals[j][1], probabilities[j]));
        }
        return new TurnbullCurve(masses, likelihood.logLikelihood(probabilities), left, iterations, left <= wanted);
    }

    /**
     * Finds the intervals between a lower end and the next end, if that is an upper one.
     *
     * <p>At one time an event seen opens first, upper ends close, and open lower ends follow: (1, 2] and (2, 3] share nothing.
     */
    private static double[][] innermost(IntervalCensoredSample sample) {
        int n = sample.size();
        double[] ends = new double[3 * n];
        // Blocks in the order of ties: events seen, upper ends, open lower ends. The sort is stable.
        for (int i = 0; i < n; i++) {
            ends[i] = sample.exact(i) ? sample.lower(i) : Double.POSITIVE_INFINITY;
            ends[n + i] = sample.upper(i);
            ends[2 * n + i] = sample.exact(i) ? Double.POSITIVE_INFINITY : sample.lower(i);
        }
        List<double[]> found = new ArrayList<>();
        double open = Double.NaN;
        for (int place : SortOrder.ascending(ends)) {
            int subject = place % n;
            boolean isUpper = place / n == 1;
            if (isUpper && !Double.isNaN(open)) {
                found.add(new double[] {open, ends[place]});
                open = Double.NaN;
            } else if (!isUpper && (place / n == 0) == sample.exact(subject)) {
                open = ends[place];
            }
        }
        return found.toArray(double[][]::new);
    }
}
