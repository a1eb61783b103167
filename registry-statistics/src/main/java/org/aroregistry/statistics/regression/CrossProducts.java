package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.numeric.Blocks;

/**
 * Symmetric sums of weighted cross-products x x' of the same rows, one sum for each of several weights; the lower triangles packed row by row.
 *
 * <p>Four rows are added at a time: a sum is then read and written once for four products, which is most of what the products cost. Single rows
 * wait until a block of them is full.
 */
final class CrossProducts {
    private static final int WAITING = 256;

    private final int width;
    private final int packed;
    private final double[][] sums;
    private final double[] waiting;
    private final double[][] waitingWeights;
    private int waitingCount;
    private final double[] combined;

    /** One sum. */
    CrossProducts(int width) {
        this(width, 1);
    }

    CrossProducts(int width, int count) {
        this.width = width;
        this.packed = width * (width + 1) / 2;
        this.sums = new double[count][packed];
        this.waiting = new double[WAITING * width];
        this.waitingWeights = new double[count][WAITING];
        this.combined = new double[width];
    }

    /**
     * Adds to each sum its weight times x x' over all rows of a design.
     *
     * @param x rows of the width
     * @param rowWeights for each sum, the weight of each row
     */
    void addRows(double[] x, double[]... rowWeights) {
        int length = rowWeights[0].length;
        double[][][] blocks = new double[Blocks.count(length)][sums.length][packed];
        Blocks.forEachBlock(length, (block, from, to) -> {
            // Few enough rows at a time to stay near the processor until every sum has had them.
            for (int begin = from; begin < to; begin += WAITING) {
                int end = Math.min(to, begin + WAITING);
                for (int p = 0; p < sums.length; p++) {
                    addRows(x, rowWeights[p], begin, end, blocks[block][p]);
                }
            }
        });
        for (double[][] block : blocks) {
            for (int p = 0; p < sums.length; p++) {
                for (int at = 0; at < packed; at++) {
                    sums[p][at] += block[p][at];
                }
            }
        }
    }

    private void addRows(double[] x, double[] weights, int from, int to, double[] sum) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            addFour(x, i * width, weights[i], weights[i + 1], weights[i + 2], weights[i + 3], sum);
        }
        for (; i < to; i++) {
            int row = i * width;
            int at = 0;
            for (int j = 0; j < width; j++) {
                double weighted = weights[i] * x[row + j];
                for (int k = 0; k <= j; k++) {
                    sum[at++] += weighted * x[row + k];
                }
            }
        }
    }

    private void addFour(double[] x, int first, double w0, double w1, double w2, double w3, double[] sum) {
        int second = first + width;
        int third = second + width;
        int fourth = third + width;
        int at = 0;
        for (int j = 0; j < width; j++) {
            double a = w0 * x[first + j];
            double b = w1 * x[second + j];
            double c = w2 * x[third + j];
            double d = w3 * x[fourth + j];
            for (int k = 0; k <= j; k++) {
                sum[at++] += a * x[first + k] + b * x[second + k] + (c * x[third + k] + d * x[fourth + k]);
            }
        }
    }

    /** Adds one row to the sum of number p with the weight times the factor to the power of p. */
    private void add(double[] row, double weight, double factor) {
        System.arraycopy(row, 0, waiting, waitingCount * width, width);
        double power = weight;
        for (double[] weights : waitingWeights) {
            weights[waitingCount] = power;
            power *= factor;
        }
        waitingCount++;
        if (waitingCount == WAITING) {
            addWaiting();
        }
    }

    private void addWaiting() {
        for (int p = 0; p < sums.length; p++) {
            addRows(waiting, waitingWeights[p], 0, waitingCount, sums[p]);
        }
        waitingCount = 0;
    }

    /**
     * Takes away the products of the risk set's means, summed over the events of a time.
     *
     * @param first times which the first sum takes the products
     * @param factor times which each further sum takes what the one before takes
     */
    void subtractMeans(TieSums ties, RiskSets set, double first, double factor) {
        double inverse = ties.inverse;
        // With means a of all and t of the tied the products are square a a' - tiedSquare (a t' + t a')
        // + tiedTiedSquare t t', here as a sum of two squares.
        double share = ties.tiedSquare == 0 ? 0 : ties.tiedSquare / ties.square;
        for (int j = 0; j < width; j++) {
            combined[j] = share == 0 ? set.totals[j] * inverse : (set.totals[j] - share * set.tiedTotals[j]) * inverse;
        }
        add(combined, -first * ties.square, factor);
        if (share != 0) {
            for (int j = 0; j < width; j++) {
                combined[j] = set.tiedTotals[j] * inverse;
            }
            add(combined, -first * (ties.tiedTiedSquare - share * ties.tiedSquare), factor);
        }
    }

    /** Gives the first sum. */
    double[][] matrix() {
        return matrix(0);
    }

    /** Gives a sum. */
    double[][] matrix(int number) {
        addWaiting();
        double[] sum = sums[number];
        double[][] matrix = new double[width][width];
        int at = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                matrix[j][k] = sum[at];
                matrix[k][j] = sum[at++];
            }
        }
        return matrix;
    }
}
