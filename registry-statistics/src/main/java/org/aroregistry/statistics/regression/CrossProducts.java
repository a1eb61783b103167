package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A symmetric sum of weighted cross-products, the lower triangle packed row by row. */
final class CrossProducts {
    private final int width;
    private final double[] sums;
    private final double[] all;
    private final double[] tied;

    CrossProducts(int width) {
        this.width = width;
        this.sums = new double[width * (width + 1) / 2];
        this.all = new double[width];
        this.tied = new double[width];
    }

    /** Adds the sum of weight times x x' over all rows of a design. */
    void addRows(double[] x, double[] rowWeights) {
        int length = rowWeights.length;
        double[][] blocks = new double[Blocks.count(length)][sums.length];
        IntStream.range(0, blocks.length)
                .parallel()
                .forEach(b -> addRows(x, rowWeights, Blocks.start(b), Blocks.end(b, length), blocks[b]));
        for (double[] block : blocks) {
            for (int at = 0; at < sums.length; at++) {
                sums[at] += block[at];
            }
        }
    }

    private void addRows(double[] x, double[] rowWeights, int from, int to, double[] sum) {
        for (int i = from; i < to; i++) {
            int row = i * width;
            int at = 0;
            for (int j = 0; j < width; j++) {
                double weighted = rowWeights[i] * x[row + j];
                for (int k = 0; k <= j; k++) {
                    sum[at++] += weighted * x[row + k];
                }
            }
        }
    }

    /** Adds to each of several sums that of its own weights times x x'; reads the rows once. */
    static void addRows(double[] x, double[][] rowWeights, CrossProducts[] products) {
        int length = rowWeights[0].length;
        double[][][] blocks = new double[Blocks.count(length)][products.length][products[0].sums.length];
        IntStream.range(0, blocks.length)
                .parallel()
                .forEach(b -> products[0].addRows(x, rowWeights, Blocks.start(b), Blocks.end(b, length), blocks[b]));
        for (double[][] block : blocks) {
            for (int p = 0; p < products.length; p++) {
                for (int at = 0; at < block[p].length; at++) {
                    products[p].sums[at] += block[p][at];
                }
            }
        }
    }

    private void addRows(double[] x, double[][] rowWeights, int from, int to, double[][] sums) {
        for (int i = from; i < to; i++) {
            int row = i * width;
            for (int p = 0; p < sums.length; p++) {
                double[] sum = sums[p];
                double weight = rowWeights[p][i];
                int at = 0;
                for (int j = 0; j < width; j++) {
                    double weighted = weight * x[row + j];
                    for (int k = 0; k <= j; k++) {
                        sum[at++] += weighted * x[row + k];
                    }
                }
            }
        }
    }

    /** Adds a multiple of other sums. */
    void add(double factor, CrossProducts other) {
        for (int at = 0; at < sums.length; at++) {
            sums[at] += factor * other.sums[at];
        }
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    /** Takes away the products of the risk set's means, summed over the events of a time. */
    void subtractMeans(TieSums ties, RiskSets set, double factor) {
        double inverse = ties.inverse;
        for (int j = 0; j < width; j++) {
            all[j] = set.totals[j] * inverse;
        }
        double square = factor * ties.square;
        int at = 0;
        if (ties.tiedSquare == 0) {
            for (int j = 0; j < width; j++) {
                double scaled = square * all[j];
                for (int k = 0; k <= j; k++) {
                    sums[at++] -= scaled * all[k];
                }
            }
            return;
        }
        for (int j = 0; j < width; j++) {
            tied[j] = set.tiedTotals[j] * inverse;
        }
        double cross = factor * ties.tiedSquare;
        double both = factor * ties.tiedTiedSquare;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                sums[at++] -= square * all[j] * all[k]
                        - cross * (all[j] * tied[k] + tied[j] * all[k])
                        + both * tied[j] * tied[k];
            }
        }
    }

    double[][] matrix() {
        double[][] matrix = new double[width][width];
        int at = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                matrix[j][k] = sums[at];
                matrix[k][j] = sums[at++];
            }
        }
        return matrix;
    }
}
