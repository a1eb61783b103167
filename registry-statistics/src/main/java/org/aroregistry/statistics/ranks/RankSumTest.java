package org.aroregistry.statistics.ranks;

import org.aroregistry.statistics.numeric.Normal;

/**
 * Tests whether the values of one group tend to be larger than those of another.
 *
 * <p>Equals R's {@code wilcox.test(x, y)}, which takes the exact p-value for fewer than 50 values per group without ties.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann &amp; Whitney (1947), Annals of Mathematical Statistics 18:50-60</a>
 */
public final class RankSumTest {

    private static final int EXACT_BELOW = 50;

    private RankSumTest() {}

    /**
     * Compares two groups.
     *
     * @param values two groups
     * @return the test and the shift between the groups
     * @throws IllegalArgumentException if there are not two groups
     */
    public static RankSum test(GroupedValues values) {
        values.checkTwoGroups();
        double m = values.size(0);
        double n = values.size(1);
        double statistic = values.rankSum(0) - m * (m + 1) / 2;
        if (m == 0 || n == 0) {
            return new RankSum(
                    statistic,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    ComparisonOutcome.TOO_FEW_VALUES);
        }
        double total = m + n;
        double difference = Math.abs(statistic - m * n / 2);
        // With equal values only the variance is 0, but what rounding leaves of it grows with the number of values.
        double error =
                values.areEqual() ? 0 : Math.sqrt(m * n / 12 * (total + 1 - values.tieSum() / (total * (total - 1))));
        boolean exact = !values.hasTies() && m < EXACT_BELOW && n < EXACT_BELOW;
        return new RankSum(
                statistic,
                normalP(Math.max(0, difference - 0.5), error),
                normalP(difference, error),
                exact ? exactP((int) m, (int) n, (int) statistic) : Double.NaN,
                statistic / m / n,
                PairwiseDifferences.median(values.sorted(0), values.sorted(1)),
                error > 0 ? ComparisonOutcome.COMPUTED : ComparisonOutcome.NO_SPREAD);
    }

    private static double normalP(double difference, double error) {
        return error > 0 ? Math.min(1, 2 * Normal.upperTail(difference / error)) : Double.NaN;
    }

    /** Twice the smaller tail of W, whose distribution counts the ways to choose m of m + n ranks with a given sum. */
    private static double exactP(int m, int n, int statistic) {
        double[] ways = new double[m * n + 1];
        ways[0] = 1;
        int reached = 0;
        // One factor (1 - q^(n+i)) / (1 - q^i) of the Gaussian binomial coefficient after the other.
        for (int i = 1; i <= m; i++) {
            reached += n;
            for (int w = Math.min(reached + i, m * n); w >= n + i; w--) {
                ways[w] -= ways[w - n - i];
            }
            for (int w = i; w <= m * n; w++) {
                ways[w] += ways[w - i];
            }
        }
        int fewer = Math.min(statistic, m * n - statistic);
        double tail = 0;
        double all = 0;
        for (int w = 0; w <= m * n; w++) {
            all += ways[w];
            tail += w <= fewer ? ways[w] : 0;
        }
        return Math.min(1, 2 * tail / all);
    }
}
