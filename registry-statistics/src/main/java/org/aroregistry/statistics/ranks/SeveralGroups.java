package org.aroregistry.statistics.ranks;

import java.util.stream.IntStream;
import org.aroregistry.statistics.numeric.ChiSquare;
import org.aroregistry.statistics.numeric.FisherF;

/** Tests whether several groups have the same distribution or the same mean. Empty groups do not count. */
public final class SeveralGroups {

    private SeveralGroups() {}

    /**
     * Compares the ranks of the groups, with correction for ties. Equals R's {@code kruskal.test}.
     *
     * @param values at least two groups with values, or the test is not informative; nor is it if all values are equal
     * @return chi-square on groups - 1 degrees of freedom
     * @see <a href="https://doi.org/10.1080/01621459.1952.10483441">Kruskal &amp; Wallis (1952), JASA 47:583-621</a>
     */
    public static GroupTest kruskalWallis(GroupedValues values) {
        int[] present = present(values);
        double n = values.size();
        double correction = 1 - values.tieSum() / (n * n * n - n);
        if (present.length < 2) {
            return GroupTest.uninformative(present.length - 1, ComparisonOutcome.TOO_FEW_VALUES);
        }
        if (values.areEqual()) {
            return GroupTest.uninformative(present.length - 1, ComparisonOutcome.NO_SPREAD);
        }
        double sum = 0;
        for (int g : present) {
            // Around the mean rank: the textbook's difference of two large sums loses digits with many values.
            double deviation = values.rankSum(g) - values.size(g) * (n + 1) / 2;
            sum += deviation * deviation / values.size(g);
        }
        double statistic = 12 * sum / (n * (n + 1)) / correction;
        int degreesOfFreedom = present.length - 1;
        return GroupTest.of(
                statistic,
                degreesOfFreedom,
                Double.POSITIVE_INFINITY,
                ChiSquare.upperTail(statistic, degreesOfFreedom));
    }

    /**
     * Compares the means by the analysis of variance, which takes all groups to have the same variance. Equals R's {@code aov}.
     *
     * @param values at least two groups with values, more values than groups and some spread, or the test is not informative
     * @return F on groups - 1 and values - groups degrees of freedom
     */
    public static GroupTest analysisOfVariance(GroupedValues values) {
        int[] present = present(values);
        int numerator = present.length - 1;
        double denominator = values.size() - present.length;
        double mean = 0;
        for (int g : present) {
            mean += values.mean(g) * (values.size(g) / (double) values.size());
        }
        double between = 0;
        double within = 0;
        for (int g : present) {
            double deviation = values.mean(g) - mean;
            between += values.size(g) * deviation * deviation;
            within += values.squares(g);
        }
        if (numerator < 1 || denominator < 1) {
            return GroupTest.uninformative(numerator, ComparisonOutcome.TOO_FEW_VALUES);
        }
        if (!(within < Double.POSITIVE_INFINITY)) {
            return GroupTest.uninformative(numerator, ComparisonOutcome.OUT_OF_RANGE);
        }
        double deviation = Math.sqrt(within / denominator);
        if (IntStream.of(present).allMatch(values::isConstant)
                || GroupedValues.isRounding(deviation, largest(values))) {
            return GroupTest.uninformative(numerator, ComparisonOutcome.NO_SPREAD);
        }
        return f(between / numerator / (within / denominator), numerator, denominator);
    }

    /**
     * Compares the means by Welch's analysis of variance, which lets each group have its own variance. Equals R's {@code oneway.test}.
     *
     * @param values at least two groups, each with some spread, or the test is not informative
     * @return F on groups - 1 degrees of freedom and a fractional denominator
     * @see <a href="https://doi.org/10.1093/biomet/38.3-4.330">Welch (1951), Biometrika 38:330-336</a>
     */
    public static GroupTest welch(GroupedValues values) {
        int[] present = present(values);
        int groups = present.length;
        if (groups < 2 || IntStream.of(present).anyMatch(g -> values.size(g) < 2)) {
            return GroupTest.uninformative(groups - 1, ComparisonOutcome.TOO_FEW_VALUES);
        }
        if (IntStream.of(present).anyMatch(g -> isFlat(values, g))) {
            return GroupTest.uninformative(groups - 1, ComparisonOutcome.NO_SPREAD);
        }
        double weightSum = 0;
        double mean = 0;
        for (int g : present) {
            weightSum += values.size(g) / values.variance(g);
        }
        for (int g : present) {
            mean += values.size(g) / values.variance(g) / weightSum * values.mean(g);
        }
        double spread = 0;
        double between = 0;
        for (int g : present) {
            double weight = values.size(g) / values.variance(g);
            double rest = 1 - weight / weightSum;
            spread += rest * rest / (values.size(g) - 1);
            between += weight * (values.mean(g) - mean) * (values.mean(g) - mean);
        }
        spread /= (double) groups * groups - 1;
        return f(between / (groups - 1) / (1 + 2 * (groups - 2) * spread), groups - 1, 1 / (3 * spread));
    }

    private static GroupTest f(double statistic, int numerator, double denominator) {
        // Squares of values near the end of the range of numbers are infinite.
        if (!(statistic >= 0 && statistic < Double.POSITIVE_INFINITY && denominator > 0)) {
            return GroupTest.uninformative(numerator, ComparisonOutcome.OUT_OF_RANGE);
        }
        return GroupTest.of(statistic, numerator, denominator, FisherF.upperTail(statistic, numerator, denominator));
    }

    private static boolean isFlat(GroupedValues values, int group) {
        return values.isConstant(group)
                || GroupedValues.isRounding(Math.sqrt(values.variance(group)), values.mean(group));
    }

    /** The largest mean of a group, without its sign. */
    private static double largest(GroupedValues values) {
        return IntStream.of(present(values))
                .mapToDouble(g -> Math.abs(values.mean(g)))
                .max()
                .orElse(0);
    }

    private static int[] present(GroupedValues values) {
        return IntStream.range(0, values.groupCount())
                .filter(g -> values.size(g) > 0)
                .toArray();
    }
}
