package org.aroregistry.statistics.regression;

import java.util.Arrays;

/** An information matrix, scaled to a unit diagonal so that the units of the covariates do not decide whether it counts as singular. */
final class ScaledInformation {
    /** Part of a variable's information that must be left once those before it are known. */
    private static final double SINGULAR = 1e-11;

    private final double[] scale;
    private final Cholesky factor;

    ScaledInformation(double[][] information) {
        int size = information.length;
        scale = new double[size];
        double[][] scaled = new double[size][size];
        for (int i = 0; i < size; i++) {
            // No information at all stays without, and makes the matrix singular.
            scale[i] = information[i][i] > 0 ? 1 / Math.sqrt(information[i][i]) : 0;
            for (int j = 0; j <= i; j++) {
                scaled[i][j] = information[i][j] * scale[i] * scale[j];
            }
        }
        factor = Cholesky.of(scaled, SINGULAR);
    }

    boolean isSingular() {
        return !factor.isFullRank();
    }

    /** The solution of information x = right-hand side. */
    double[] solve(double[] right) {
        return times(factor.solve(times(right)));
    }

    double[][] inverse() {
        double[][] inverse = factor.inverse();
        for (int i = 0; i < scale.length; i++) {
            for (int j = 0; j < scale.length; j++) {
                inverse[i][j] *= scale[i] * scale[j];
            }
        }
        return inverse;
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

    private double[] times(double[] values) {
        double[] product = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            product[i] = values[i] * scale[i];
        }
        return product;
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
