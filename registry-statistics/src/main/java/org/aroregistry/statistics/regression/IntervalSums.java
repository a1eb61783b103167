package org.aroregistry.statistics.regression;

/**
 * Sums over the times at which a row is at risk, as differences of sums from the first time on.
 *
 * <p>Where the first subjects at risk have low risks, the hazard of the first times is many orders of magnitude above that of the others, and a
 * difference of two plain sums would have lost the latter. So with entries the sums are kept in twice the precision.
 */
final class IntervalSums {
    /** Part of a sum below which a difference is summed again; twice the precision leaves 1e-32. */
    private static final double CANCELLED = 1e-14;

    private final RiskSets sets;
    private final CoxDesign design;
    private final double[] increments;
    private final int stride;
    private final int offset;

    /** Sum of the increments up to each group, in the group's unit. */
    private final double[] sums;

    /** What rounding took from the sums; empty without entries. */
    private final double[] low;

    /** Number of increments up to each group that are not 0; empty without entries. */
    private final int[] count;

    private IntervalSums(RiskSets sets, CoxDesign design, double[] increments, int stride, int offset) {
        this.sets = sets;
        this.design = design;
        this.increments = increments;
        this.stride = stride;
        this.offset = offset;
        this.sums = new double[design.groupCount()];
        this.low = new double[design.entryGroup == null ? 0 : design.groupCount()];
        this.count = new int[low.length];
    }

    /**
     * Sums increments.
     *
     * @param sets holds the units
     * @param design the groups
     * @param increments of group g at g * stride + offset, in units of exp(-shift)
     * @param stride distance between groups
     * @param offset place within a group
     */
    static IntervalSums over(RiskSets sets, CoxDesign design, double[] increments, int stride, int offset) {
        IntervalSums all = new IntervalSums(sets, design, increments, stride, offset);
        for (int s = 0; s < design.strataCount(); s++) {
            all.sum(design.stratumStart[s], design.stratumStart[s + 1]);
        }
        return all;
    }

    private void sum(int first, int end) {
        double sum = 0;
        double lost = 0;
        int nonZero = 0;
        for (int g = first; g < end; g++) {
            if (!sets.oneUnit() && g > first && sets.shift[g] != sets.shift[g - 1]) {
                double ratio = sets.unitRatio(g, g - 1);
                sum *= ratio;
                lost *= ratio;
            }
            double term = increments[g * stride + offset];
            double moved = sum + term;
            if (low.length > 0) {
                lost += RiskSets.lost(sum, term, moved);
                low[g] = lost;
                nonZero += term == 0 ? 0 : 1;
                count[g] = nonZero;
            }
            sum = moved;
            sums[g] = sum;
        }
    }

    /**
     * Gives the sum over a position's interval.
     *
     * @param position of the design
     * @param group its group
     */
    double upTo(int position, int group) {
        if (design.entryGroup == null) {
            return sums[group];
        }
        int entered = design.entryGroup[position] - 1;
        if (entered < 0) {
            return sums[group] + low[group];
        }
        if (count[group] == count[entered]) {
            return 0;
        }
        double ratio = sets.unitRatio(group, entered);
        double difference = (sums[group] - ratio * sums[entered]) + (low[group] - ratio * low[entered]);
        return Math.abs(difference) > CANCELLED * Math.abs(sums[group]) ? difference : sumAgain(entered + 1, group);
    }

    /** Sums from scratch what is rounding error in the difference. */
    private double sumAgain(int from, int to) {
        double sum = 0;
        for (int g = from; g <= to; g++) {
            sum += increments[g * stride + offset] * sets.unitRatio(to, g);
        }
        return sum;
    }
}
