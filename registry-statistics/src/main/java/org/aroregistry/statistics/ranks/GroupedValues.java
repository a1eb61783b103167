package org.aroregistry.statistics.ranks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * Values of several groups, ordered once for all tests.
 *
 * <p>A group may be empty or hold a single value; a test that needs more says that it has no answer.
 */
public final class GroupedValues {

    private final double[][] groups;
    private final double[] rankSums;
    private final int size;
    private final double tieSum;
    private final boolean ties;
    private final boolean allEqual;

    private GroupedValues(
            double[][] groups, double[] rankSums, int size, double tieSum, boolean ties, boolean allEqual) {
        this.groups = groups;
        this.rankSums = rankSums;
        this.size = size;
        this.tieSum = tieSum;
        this.ties = ties;
        this.allEqual = allEqual;
    }

    /**
     * Takes one array per group.
     *
     * @param groups finite values in any order; copied
     * @return the values
     * @throws IllegalArgumentException if there is no group or a value is not finite
     */
    public static GroupedValues of(double[]... groups) {
        if (groups.length == 0) {
            throw new IllegalArgumentException("there are no groups");
        }
        int size = Arrays.stream(groups).mapToInt(own -> own.length).sum();
        double[] values = new double[size];
        int[] numbers = new int[size];
        int next = 0;
        for (int g = 0; g < groups.length; g++) {
            for (int i = 0; i < groups[g].length; i++) {
                if (!Double.isFinite(groups[g][i])) {
                    throw new IllegalArgumentException(
                            "value " + i + " of group " + g + " is not finite: " + groups[g][i]);
                }
                values[next] = groups[g][i];
                numbers[next++] = g;
            }
        }
        return ranked(groups.length, values, numbers);
    }

    /**
     * Takes values with the number of their group.
     *
     * @param values length n, finite, in any order
     * @param groups length n, each 0 to 99999
     * @return the values, with groups up to the highest number
     * @throws IllegalArgumentException if the lengths differ or are zero, a value is not finite, or a group out of range
     */
    public static GroupedValues of(double[] values, int[] groups) {
        if (values.length != groups.length || values.length == 0) {
            throw new IllegalArgumentException(
                    values.length + " values and " + groups.length + " groups are not equally many, at least one");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " is not finite: " + values[i]);
            }
            if (groups[i] < 0 || groups[i] > 99_999) {
                throw new IllegalArgumentException(
                        "group of value " + i + " is " + groups[i] + ", not between 0 and 99999");
            }
        }
        return ranked(IntStream.of(groups).max().orElse(0) + 1, values, groups);
    }

    private static GroupedValues ranked(int count, double[] values, int[] numbers) {
        int[] order = SortOrder.ascending(values);
        int[] sizes = new int[count];
        for (int number : numbers) {
            sizes[number]++;
        }
        double[][] groups = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
        double[] rankSums = new double[count];
        int[] filled = new int[count];
        double tieSum = 0;
        boolean ties = false;
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            // Ranks count from 1; those of equal values are their mean, a multiple of one half and so exact.
            double rank = (start + 1 + end) / 2.0;
            for (int i = start; i < end; i++) {
                int group = numbers[order[i]];
                rankSums[group] += rank;
                groups[group][filled[group]++] = values[order[i]];
            }
            double equal = end - start;
            tieSum += equal * (equal * equal - 1);
            ties |= equal > 1;
            start = end;
        }
        boolean allEqual = order.length == 0 || values[order[0]] == values[order[order.length - 1]];
        return new GroupedValues(groups, rankSums, values.length, tieSum, ties, allEqual);
    }

    /** Gives the number of groups. */
    public int groupCount() {
        return groups.length;
    }

    /** Gives the number of values. */
    public int size() {
        return size;
    }

    /**
     * Gives the number of values of a group.
     *
     * @param group from 0
     * @return at least 0
     * @throws IllegalArgumentException if there is no such group
     */
    public int size(int group) {
        if (group < 0 || group >= groups.length) {
            throw new IllegalArgumentException("group " + group + " is not between 0 and " + (groups.length - 1));
        }
        return groups[group].length;
    }

    /** Says whether two values are equal, of the same group or not. */
    public boolean hasTies() {
        return ties;
    }

    /** The values of a group in ascending order; not to be changed. */
    double[] sorted(int group) {
        return groups[group];
    }

    double rankSum(int group) {
        return rankSums[group];
    }

    /** Sum of t³ - t over the sets of t equal values. */
    double tieSum() {
        return tieSum;
    }

    /** Whether all values of all groups are equal. */
    boolean areEqual() {
        return allEqual;
    }

    /** Whether a group has values and all are equal. */
    boolean isConstant(int group) {
        double[] own = groups[group];
        return own.length > 0 && own[0] == own[own.length - 1];
    }

    /**
     * Whether a standard deviation or error is no more than the rounding of values of that size, as R's {@code t.test} has it: "data are essentially constant".
     */
    static boolean isRounding(double deviation, double size) {
        return deviation < 10 * Math.ulp(1.0) * Math.abs(size);
    }

    double mean(int group) {
        return mean(groups[group]);
    }

    /** Sum of squares of a group around its mean. */
    double squares(int group) {
        double mean = mean(group);
        double sum = 0;
        for (double value : groups[group]) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    /** Variance with n - 1; NaN for fewer than two values. */
    double variance(int group) {
        return groups[group].length < 2 ? Double.NaN : squares(group) / (groups[group].length - 1);
    }

    /** Mean of ascending values. */
    private static double mean(double[] values) {
        // The mean of equal values is not left to rounding, or they would have a spread.
        if (values.length > 0 && values[0] == values[values.length - 1]) {
            return values[0];
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double rest = 0;
        // The second pass removes the rounding of a sum of many values.
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }

    void checkTwoGroups() {
        if (groups.length != 2) {
            throw new IllegalArgumentException("there are " + groups.length + " groups, not 2");
        }
    }
}
