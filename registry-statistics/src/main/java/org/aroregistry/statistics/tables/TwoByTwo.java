package org.aroregistry.statistics.tables;

import java.util.function.DoubleUnaryOperator;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.Hypergeometric;
import org.aroregistry.statistics.numeric.MonotoneRoot;

/**
 * Compares the risk of an event between two groups.
 *
 * <p>The groups are the rows, the first one compared with the second; the first column holds those with the event. A measure that the counts leave
 * undefined, as a risk ratio when nobody in the second group has the event, is NaN with undefined limits. Default: limits at 95 %. Instances are
 * immutable.
 */
public final class TwoByTwo {

    private static final TwoByTwo DEFAULT = new TwoByTwo(ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final ConfidenceLevel level;

    private TwoByTwo(ConfidenceLevel level) {
        this.level = level;
    }

    /**
     * Gives the comparison with limits at 95 %.
     *
     * @return the comparison
     */
    public static TwoByTwo withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return a comparison with that choice
     */
    public TwoByTwo with(ConfidenceLevel level) {
        return new TwoByTwo(level);
    }

    /**
     * Gives the risk difference with Wald's limits, which may leave -1 to 1 and are empty for two risks of 0 or 1.
     *
     * @param table two by two
     * @return risk of the first row minus risk of the second; NaN if a row is empty
     * @throws IllegalArgumentException if the table is not two by two
     */
    public Effect riskDifferenceWald(ContingencyTable table) {
        check(table);
        double first = risk(table, 0);
        double second = risk(table, 1);
        double variance = first * (1 - first) / table.rowTotal(0) + second * (1 - second) / table.rowTotal(1);
        return Effect.around(first - second, level.z() * Math.sqrt(variance));
    }

    /**
     * Gives the risk difference with Newcombe's limits, built from Wilson's limits of the two risks.
     *
     * @param table two by two
     * @return risk of the first row minus risk of the second; NaN if a row is empty
     * @throws IllegalArgumentException if the table is not two by two
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe (1998), Statistics in Medicine
     *     17:873-890, method 10</a>
     */
    public Effect riskDifferenceNewcombe(ContingencyTable table) {
        check(table);
        if (table.rowTotal(0) == 0 || table.rowTotal(1) == 0) {
            return Effect.undefined();
        }
        ProportionEstimator wilson = ProportionEstimator.withDefaults().with(level);
        Proportion first = wilson.estimate(table.count(0, 0), table.rowTotal(0));
        Proportion second = wilson.estimate(table.count(1, 0), table.rowTotal(1));
        double difference = first.estimate() - second.estimate();
        double below = Math.hypot(
                first.estimate() - first.interval().lower(), second.interval().upper() - second.estimate());
        double above = Math.hypot(
                first.interval().upper() - first.estimate(),
                second.estimate() - second.interval().lower());
        return new Effect(difference, new ConfidenceInterval(difference - below, difference + above));
    }

    /**
     * Gives the risk ratio with limits from the normal approximation on the logarithm (Katz).
     *
     * @param table two by two
     * @return risk of the first row over risk of the second; NaN without events in the second row; without events in the first only, 0 with limits
     *     0 and infinity
     * @throws IllegalArgumentException if the table is not two by two
     * @see <a href="https://doi.org/10.2307/2530610">Katz et al. (1978), Biometrics 34:469-474</a>
     */
    public Effect riskRatio(ContingencyTable table) {
        check(table);
        double ratio = table.count(1, 0) == 0 ? Double.NaN : risk(table, 0) / risk(table, 1);
        double variance =
                1.0 / table.count(0, 0) - 1.0 / table.rowTotal(0) + 1.0 / table.count(1, 0) - 1.0 / table.rowTotal(1);
        return Effect.ratio(ratio, level.z() * Math.sqrt(variance));
    }

    /**
     * Gives the odds ratio of the sample, a d / (b c), with Woolf's limits.
     *
     * @param table two by two
     * @return the odds ratio; NaN if b or c is 0; 0 with limits 0 and infinity if a or d is
     * @throws IllegalArgumentException if the table is not two by two
     * @see <a href="https://doi.org/10.1111/j.1469-1809.1955.tb01348.x">Woolf (1955), Annals of Human Genetics 19:251-253</a>
     */
    public Effect oddsRatio(ContingencyTable table) {
        check(table);
        return woolf(table, 0);
    }

    /**
     * Gives the odds ratio with 1/2 added to every cell, with Woolf's limits of these; defined whatever the counts.
     *
     * @param table two by two
     * @return the odds ratio
     * @throws IllegalArgumentException if the table is not two by two
     * @see <a href="https://doi.org/10.1111/j.1469-1809.1956.tb01404.x">Haldane (1956), Annals of Human Genetics 20:309-311</a>
     */
    public Effect oddsRatioHaldane(ContingencyTable table) {
        check(table);
        return woolf(table, 0.5);
    }

    private Effect woolf(ContingencyTable table, double added) {
        double a = table.count(0, 0) + added;
        double b = table.count(0, 1) + added;
        double c = table.count(1, 0) + added;
        double d = table.count(1, 1) + added;
        double ratio = b * c == 0 ? Double.NaN : a / b * (d / c);
        return Effect.ratio(ratio, level.z() * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
    }

    /**
     * Tests independence exactly, given the margins, and estimates the odds ratio under the same condition.
     *
     * <p>Equals R's {@code fisher.test}, but the odds ratio and its limits are found to the last digits. Takes time and memory linear in the smallest
     * margin.
     *
     * @param table two by two
     * @return the test; p-values of 1 and limits 0 and infinity if the margins allow no other table
     * @throws IllegalArgumentException if the table is not two by two
     * @see <a href="https://doi.org/10.2307/2340521">Fisher (1922), JRSS 85:87-94</a>
     */
    public FisherTest fisher(ContingencyTable table) {
        check(table);
        long x = table.count(0, 0);
        Hypergeometric cell = Hypergeometric.of(table.rowTotal(0), table.rowTotal(1), table.columnTotal(0));
        double lower = x == cell.lowest() ? 0 : odds(logOdds -> cell.upperTail(x, logOdds) - level.tail());
        double upper = x == cell.highest()
                ? Double.POSITIVE_INFINITY
                : odds(logOdds -> level.tail() - cell.lowerTail(x, logOdds));
        return new FisherTest(
                cell.twoSidedP(x),
                cell.lowerTail(x, 0),
                cell.upperTail(x, 0),
                cell.midP(x),
                likeliestOdds(cell, x),
                new ConfidenceInterval(lower, upper));
    }

    private static double likeliestOdds(Hypergeometric cell, long x) {
        if (x == cell.lowest()) {
            return 0;
        }
        if (x == cell.highest()) {
            return Double.POSITIVE_INFINITY;
        }
        return odds(logOdds -> cell.mean(logOdds) - x);
    }

    private static double odds(DoubleUnaryOperator increasing) {
        return MonotoneRoot.ofIncreasing(
                odds -> increasing.applyAsDouble(Math.log(odds)), Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    private static double risk(ContingencyTable table, int row) {
        return (double) table.count(row, 0) / table.rowTotal(row);
    }

    static void check(ContingencyTable table) {
        if (table.rows() != 2 || table.columns() != 2) {
            throw new IllegalArgumentException(
                    "the table has " + table.rows() + " rows and " + table.columns() + " columns, not 2 and 2");
        }
    }
}
