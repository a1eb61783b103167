package org.aroregistry.statistics.ranks;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.StudentT;

/**
 * Tests whether two groups have the same mean.
 *
 * <p>Default: Welch's test, which lets each group have its own variance, with limits at 95 %. Equals R's {@code t.test}. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch (1947), Biometrika 34:28-35</a>
 */
public final class TTest {

    private static final TTest DEFAULT = new TTest(false, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final boolean equalVariances;
    private final ConfidenceLevel level;

    private TTest(boolean equalVariances, ConfidenceLevel level) {
        this.equalVariances = equalVariances;
        this.level = level;
    }

    /**
     * Gives Welch's test with limits at 95 %.
     *
     * @return the test
     */
    public static TTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses Student's test, which takes both groups to have the same variance.
     *
     * @return a test with that choice
     */
    public TTest withEqualVariances() {
        return new TTest(true, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return a test with that choice
     */
    public TTest with(ConfidenceLevel level) {
        return new TTest(equalVariances, level);
    }

    /**
     * Compares two groups.
     *
     * @param values two groups
     * @return the test; statistic, degrees of freedom and p-value are NaN and limits undefined where a variance is needed of fewer than two
     *     values, no value differs from the mean of its group by more than rounding (where {@code t.test} stops: "data are essentially constant"), or
     *     squares leave the range of numbers; the outcome says which
     * @throws IllegalArgumentException if there are not two groups
     */
    public MeanDifference test(GroupedValues values) {
        values.checkTwoGroups();
        double m = values.size(0);
        double n = values.size(1);
        double difference = values.mean(0) - values.mean(1);
        double error;
        double degreesOfFreedom;
        if (equalVariances) {
            degreesOfFreedom = m + n - 2;
            error = Math.sqrt((values.squares(0) + values.squares(1)) / degreesOfFreedom * (1 / m + 1 / n));
        } else {
            double first = values.variance(0) / m;
            double second = values.variance(1) / n;
            error = Math.sqrt(first + second);
            degreesOfFreedom =
                    (first + second) * (first + second) / (first * first / (m - 1) + second * second / (n - 1));
        }
        ComparisonOutcome outcome = outcome(values, difference, error, degreesOfFreedom);
        if (outcome != ComparisonOutcome.COMPUTED) {
            return MeanDifference.without(difference, outcome);
        }
        double half = StudentT.upperQuantile(level.tail(), degreesOfFreedom) * error;
        return new MeanDifference(
                difference,
                difference / error,
                degreesOfFreedom,
                StudentT.bothTails(difference / error, degreesOfFreedom),
                new ConfidenceInterval(difference - half, difference + half),
                outcome);
    }

    private ComparisonOutcome outcome(GroupedValues values, double difference, double error, double degreesOfFreedom) {
        int smaller = Math.min(values.size(0), values.size(1));
        if (smaller < (equalVariances ? 1 : 2) || values.size() < 3) {
            return ComparisonOutcome.TOO_FEW_VALUES;
        }
        double larger = Math.max(Math.abs(values.mean(0)), Math.abs(values.mean(1)));
        if (values.isConstant(0) && values.isConstant(1) || GroupedValues.isRounding(error, larger)) {
            return ComparisonOutcome.NO_SPREAD;
        }
        // Values near the ends of the range of numbers have no square.
        boolean inRange = error > 0 && degreesOfFreedom > 0 && Double.isFinite(difference / error);
        return inRange && Double.isFinite(error) ? ComparisonOutcome.COMPUTED : ComparisonOutcome.OUT_OF_RANGE;
    }
}
