package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the sandwich variance: the cross-products of the score residuals, weighted and summed within clusters.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin &amp; Wei (1989), JASA 84:1074-1078</a>
 */
final class RobustSums {
    private RobustSums() {}

    /** Gives the matrix at any coefficients, on the scale of the design. */
    static double[][] at(CoxModel model, double[] beta) {
        CoxDesign design = model.design();
        int p = design.width;
        double[] rows = ScoreResiduals.of(design, model.efron(), beta, false).values;
        for (int i = 0; i < design.size; i++) {
            for (int j = 0; j < p; j++) {
                rows[i * p + j] *= design.weight(i);
            }
        }
        int[] clusters = model.sample().clusters();
        double[][] sums = new double[p][p];
        double[] own = new double[p];
        int[] order = byCluster(design, clusters);
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < p; j++) {
                own[j] += rows[order[i] * p + j];
            }
            boolean last = clusters == null
                    || i == order.length - 1
                    || clusters[design.order[order[i]]] != clusters[design.order[order[i + 1]]];
            if (last) {
                addSquare(own, sums);
            }
        }
        return sums;
    }

    private static void addSquare(double[] own, double[][] sums) {
        for (int j = 0; j < own.length; j++) {
            for (int k = 0; k < own.length; k++) {
                sums[j][k] += own[j] * own[k];
            }
        }
        Arrays.fill(own, 0);
    }

    private static int[] byCluster(CoxDesign design, int @Nullable [] clusters) {
        double[] labels = new double[design.size];
        for (int i = 0; i < design.size; i++) {
            labels[i] = clusters == null ? i : clusters[design.order[i]];
        }
        return SortOrder.ascending(labels);
    }

    /** Gives V B V. */
    static double[][] sandwich(double[][] variance, double[][] middle) {
        return product(product(variance, middle), variance);
    }

    private static double[][] product(double[][] a, double[][] b) {
        int p = a.length;
        double[][] product = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                for (int m = 0; m < p; m++) {
                    product[j][k] += a[j][m] * b[m][k];
                }
            }
        }
        return product;
    }
}
