package org.aroregistry.statistics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests whether several groups have the same hazard.
 *
 * <p>At each time with d events among n at risk a group with m at risk expects d m/n; observed minus expected is summed over times and strata,
 * with the hypergeometric covariance. Default: weight 1, the log-rank test. Equals R's {@code survdiff}, and works with delayed entry, which
 * {@code survdiff} refuses (there it is the score test of {@code coxph(ties = "exact")}). Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1093/biomet/69.3.553">Harrington &amp; Fleming (1982), Biometrika 69:553-566</a>
 */
public final class LogRankTest {

    /** Part of its own variance below which a direction counts as determined by the others. */
    static final double SINGULAR = 1e-9;

    private static final LogRankTest DEFAULT = new LogRankTest(LogRankWeight.Named.LOG_RANK);

    private final LogRankWeight weight;

    private LogRankTest(LogRankWeight weight) {
        this.weight = weight;
    }

    /**
     * Gives the unweighted log-rank test.
     *
     * @return the test
     */
    public static LogRankTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the weight.
     *
     * @param weight how much each event time counts
     * @return a test with that choice
     */
    public LogRankTest with(LogRankWeight weight) {
        return new LogRankTest(weight);
    }

    /**
     * Tests the groups of a sample.
     *
     * @param sample all subjects
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @return the table, covariance and overall test
     * @throws IllegalArgumentException if there is not one group per subject or a group is out of range
     */
    public LogRankResult test(SurvivalSample sample, int[] groups) {
        return test(sample, groups, new int[groups.length]);
    }

    /**
     * Tests the groups of a sample within strata.
     *
     * @param sample all subjects
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @param strata stratum of each subject: any numbers
     * @return the table, covariance and overall test, summed over the strata
     * @throws IllegalArgumentException if there is not one group and one stratum per subject or a group is out of range, or the sample has
     *     weights or clusters, for which the hypergeometric variance is wrong (use a Cox model with a robust variance)
     */
    public LogRankResult test(SurvivalSample sample, int[] groups, int[] strata) {
        requireGroups(sample, groups, strata);
        LogRankSums sums = new LogRankSums(weight, Arrays.stream(groups).max().orElseThrow() + 1);
        LogRankRows rows = LogRankRows.of(sample, groups, strata);
        for (int from = 0, to; from < rows.size(); from = to) {
            to = rows.endOfStratum(from);
            sums.add(rows, from, to);
        }
        return result(sums, groups);
    }

    /**
     * Tests every pair of groups on its subjects alone.
     *
     * <p>Many tests find something: adjust the p-values, for instance by Holm's method.
     *
     * @param sample all subjects
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @param strata stratum of each subject: any numbers
     * @return the K (K - 1) / 2 pairs: 0 with 1, 0 with 2, …, 1 with 2, …
     * @throws IllegalArgumentException as for {@link #test(SurvivalSample, int[], int[])}
     */
    public List<LogRankPair> pairwise(SurvivalSample sample, int[] groups, int[] strata) {
        requireGroups(sample, groups, strata);
        int count = Arrays.stream(groups).max().orElseThrow() + 1;
        List<LogRankPair> pairs = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            for (int second = first + 1; second < count; second++) {
                pairs.add(new LogRankPair(first, second, pair(sample, groups, strata, first, second)));
            }
        }
        return List.copyOf(pairs);
    }

    private ChiSquareTest pair(SurvivalSample sample, int[] groups, int[] strata, int first, int second) {
        int[] members = IntStream.range(0, groups.length)
                .filter(i -> groups[i] == first || groups[i] == second)
                .toArray();
        if (members.length == 0) {
            return ChiSquareTest.uninformative(0);
        }
        return test(
                        sample.select(i -> groups[i] == first || groups[i] == second),
                        Arrays.stream(members)
                                .map(i -> groups[i] == first ? 0 : 1)
                                .toArray(),
                        Arrays.stream(members).map(i -> strata[i]).toArray())
                .test();
    }

    private static void requireGroups(SurvivalSample sample, int[] groups, int[] strata) {
        if (groups.length != sample.size()) {
            throw new IllegalArgumentException(groups.length + " groups for " + sample.size() + " subjects");
        }
        if (strata.length != sample.size()) {
            throw new IllegalArgumentException(strata.length + " strata for " + sample.size() + " subjects");
        }
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] < 0 || groups[i] > 999) {
                throw new IllegalArgumentException(
                        "group of subject " + i + " is " + groups[i] + ", not between 0 and 999");
            }
        }
        if (sample.isWeighted()) {
            throw new IllegalArgumentException("a log-rank test takes no case weights and no clusters");
        }
    }

    private static LogRankResult result(LogRankSums sums, int[] groups) {
        int count = sums.groupCount();
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        List<LogRankGroup> lines = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        double[] difference = new double[count];
        for (int k = 0; k < count; k++) {
            lines.add(new LogRankGroup(sizes[k], sums.observed(k), sums.expected(k)));
            covariance.add(Arrays.stream(sums.covariance()[k]).boxed().toList());
            difference[k] = sums.observed(k) - sums.expected(k);
        }
        return new LogRankResult(lines, covariance, quadraticForm(sums, difference));
    }

    /**
     * Computes U'V⁻U by elimination on the diagonal of the covariance matrix, whose rank is the degrees of freedom.
     *
     * <p>The rows of the matrix sum to zero, so one direction always falls away; a group that was never at risk at an event falls away too.
     * Where more falls away, R stops at a singular matrix; here the rest is tested.
     */
    private static ChiSquareTest quadraticForm(LogRankSums sums, double[] difference) {
        int count = difference.length;
        double[][] covariance = sums.covariance();
        double[][] v = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        double[] u = difference.clone();
        boolean[] done = new boolean[count];
        double statistic = 0;
        int rank = 0;
        for (int pivot = pivot(v, covariance, done); pivot >= 0; pivot = pivot(v, covariance, done)) {
            done[pivot] = true;
            rank++;
            statistic += u[pivot] * u[pivot] / v[pivot][pivot];
            for (int j = 0; j < count; j++) {
                if (!done[j]) {
                    double factor = v[j][pivot] / v[pivot][pivot];
                    u[j] -= factor * u[pivot];
                    for (int k = 0; k < count; k++) {
                        v[j][k] -= factor * v[pivot][k];
                    }
                }
            }
        }
        return rank == 0
                ? ChiSquareTest.uninformative(Math.max(0, sums.exposedGroups() - 1))
                : ChiSquareTest.of(statistic, rank);
    }

    /** The open row that keeps the largest part of its own variance; -1 if all open rows are determined by those done. */
    private static int pivot(double[][] reduced, double[][] covariance, boolean[] done) {
        int best = -1;
        double bestPart = SINGULAR;
        for (int j = 0; j < done.length; j++) {
            double part = covariance[j][j] > 0 ? reduced[j][j] / covariance[j][j] : 0;
            if (!done[j] && part > bestPart) {
                best = j;
                bestPart = part;
            }
        }
        return best;
    }
}
