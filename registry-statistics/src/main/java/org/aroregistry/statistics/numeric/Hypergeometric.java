package org.aroregistry.statistics.numeric;

import java.util.function.IntToDoubleFunction;

/**
 * The first cell of a two by two table with fixed margins, for any odds ratio: Fisher's noncentral hypergeometric distribution.
 *
 * <p>Logarithms of the probabilities are summed from ratios of neighbours, outwards from the largest one, so that no factorial of a large count is
 * ever taken. Memory and time are linear in the smallest margin.
 */
public final class Hypergeometric {

    /** Probabilities within this relative distance count as equal, as R's exact tests have it. */
    private static final double SAME = Math.log1p(1e-7);

    private final long lowest;
    private final double[] logWeights;

    private Hypergeometric(long lowest, double[] logWeights) {
        this.lowest = lowest;
        this.logWeights = logWeights;
    }

    /**
     * Gives the distribution of the first cell.
     *
     * @param firstRow total of the first row, at least 0
     * @param secondRow total of the second row, at least 0
     * @param firstColumn total of the first column, at least 0 and at most that of both rows
     * @return the distribution
     * @throws IllegalArgumentException if a total is out of its range, or the cell could take more than a thousand million values
     */
    public static Hypergeometric of(long firstRow, long secondRow, long firstColumn) {
        if (firstRow < 0 || secondRow < 0 || firstColumn < 0 || firstColumn > firstRow + secondRow) {
            throw new IllegalArgumentException(
                    "row totals " + firstRow + " and " + secondRow + " do not allow a column total of " + firstColumn);
        }
        long lowest = Math.max(0, firstColumn - secondRow);
        long size = Math.min(firstRow, firstColumn) - lowest + 1;
        if (size > 1_000_000_000) {
            throw new IllegalArgumentException("the cell can take " + size + " values, more than 1000000000");
        }
        double[] logWeights = new double[(int) size];
        double largest = 0;
        for (int i = 1; i < logWeights.length; i++) {
            double x = lowest + i;
            double ratio = (firstRow - x + 1) / x * ((firstColumn - x + 1) / (secondRow - firstColumn + x));
            logWeights[i] = logWeights[i - 1] + Math.log(ratio);
            largest = Math.max(largest, logWeights[i]);
        }
        for (int i = 0; i < logWeights.length; i++) {
            logWeights[i] -= largest;
        }
        return new Hypergeometric(lowest, logWeights);
    }

    /** Gives the smallest value the cell can take. */
    public long lowest() {
        return lowest;
    }

    /** Gives the largest value the cell can take. */
    public long highest() {
        return lowest + logWeights.length - 1;
    }

    /**
     * Gives the probability of all values that are no more probable than one, under independence; equally probable is within a relative 1e-7.
     *
     * @param x a value the cell can take
     * @return the two-sided p-value of Fisher's test
     */
    public double twoSidedP(long x) {
        double limit = logWeights[index(x)] + SAME;
        return Math.min(1, share(i -> logWeights[i] <= limit ? 1 : 0));
    }

    /**
     * Gives the two-sided p-value in which the values as probable as the one seen count half.
     *
     * @param x a value the cell can take
     * @return the mid-P value
     */
    public double midP(long x) {
        double own = logWeights[index(x)];
        return share(i -> Math.abs(logWeights[i] - own) <= SAME ? 0.5 : logWeights[i] < own ? 1 : 0);
    }

    /**
     * Gives the probability of a value and all smaller ones.
     *
     * @param x a value the cell can take
     * @param logOdds logarithm of the odds ratio, finite
     * @return the lower tail
     */
    public double lowerTail(long x, double logOdds) {
        return tilted(logOdds).share(0, index(x));
    }

    /**
     * Gives the probability of a value and all larger ones.
     *
     * @param x a value the cell can take
     * @param logOdds logarithm of the odds ratio, finite
     * @return the upper tail
     */
    public double upperTail(long x, double logOdds) {
        return tilted(logOdds).share(index(x), logWeights.length - 1);
    }

    /**
     * Gives the expected value of the cell.
     *
     * @param logOdds logarithm of the odds ratio, finite
     * @return the mean, between the lowest and the highest value
     */
    public double mean(double logOdds) {
        Hypergeometric tilted = tilted(logOdds);
        return lowest + tilted.share(i -> i);
    }

    private int index(long x) {
        if (x < lowest || x > highest()) {
            throw new IllegalArgumentException("cell " + x + " is not between " + lowest + " and " + highest());
        }
        return (int) (x - lowest);
    }

    private Hypergeometric tilted(double logOdds) {
        if (logOdds == 0) {
            return this;
        }
        double[] weights = new double[logWeights.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = logWeights[i] + i * logOdds;
            largest = Math.max(largest, weights[i]);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= largest;
        }
        return new Hypergeometric(lowest, weights);
    }

    private double share(int from, int to) {
        return Math.min(1, share(i -> i >= from && i <= to ? 1 : 0));
    }

    private double share(IntToDoubleFunction part) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < logWeights.length; i++) {
            double weight = Math.exp(logWeights[i]);
            total += weight;
            sum += part.applyAsDouble(i) * weight;
        }
        return sum / total;
    }
}
