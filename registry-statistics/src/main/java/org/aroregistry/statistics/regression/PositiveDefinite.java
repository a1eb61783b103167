package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The Cholesky decomposition of a symmetric positive definite matrix.
 *
 * <p>The matrix is first scaled to a unit diagonal, so that the unit of a covariate does not decide whether it counts as singular.
 */
final class PositiveDefinite {

    /** Part of a variable's information that must be left once those before it are known. */
    private static final double SINGULAR = 1e-11;

    private final double[] scale;
    private final double[][] lower;
    private final boolean singular;

    /** Decomposes a matrix, of which the lower triangle is read. */
    PositiveDefinite(double[][] matrix) {
        int size = matrix.length;
        scale = new double[size];
        lower = new double[size][size];
        boolean failed = false;
        for (int i = 0; i < size; i++) {
            scale[i] = 1 / Math.sqrt(matrix[i][i]);
            failed |= !(scale[i] < Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < size && !failed; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : matrix[i][j] * scale[i] * scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j) {
                    failed |= !(sum > SINGULAR);
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    lower[i][j] = sum / lower[j][j];
                }
            }
        }
        singular = failed;
    }

    boolean isSingular() {
        return singular;
    }

    /** The solution of matrix x = right-hand side. */
    double[] solve(double[] right) {
        int size = scale.length;
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = right[i] * scale[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * x[k];
            }
            x[i] = sum / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < size; k++) {
                sum -= lower[k][i] * x[k];
            }
            x[i] = sum / lower[i][i];
        }
        for (int i = 0; i < size; i++) {
            x[i] *= scale[i];
        }
        return x;
    }

    double[][] inverse() {
        int size = scale.length;
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return symmetric(inverse);
    }

    /** Inverse times middle times inverse. */
    double[][] sandwich(double[][] middle) {
        double[][] left = Arrays.stream(middle).map(this::solve).toArray(double[][]::new);
        double[][] transposed = new double[left.length][left.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                transposed[j][i] = left[i][j];
            }
        }
        return symmetric(Arrays.stream(transposed).map(this::solve).toArray(double[][]::new));
    }

    /** Makes both triangles the same to the last bit. */
    private static double[][] symmetric(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (matrix[i][j] + matrix[j][i]) / 2;
                matrix[i][j] = mean;
                matrix[j][i] = mean;
            }
        }
        return matrix;
    }
}
