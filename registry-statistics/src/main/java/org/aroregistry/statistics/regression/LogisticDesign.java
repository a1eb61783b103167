package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The columns of a logistic sample made orthogonal, by Gram and Schmidt, twice over.
 *
 * <p>Calendar years or columns that are nearly the same leave too few digits in their cross-products; in orthogonal columns nothing is lost. A
 * coefficient of the sample is a linear function of those of the orthogonal columns. Columns that depend on those before them are left out.
 */
final class LogisticDesign {
    /** Part of a column that must be left when those before it are taken away; R's {@code glm} has the same. */
    private static final double DEPENDENT = 1e-11;

    /** Columns of the sample in use. */
    final int[] columns;

    /** Orthogonal columns of the patterns, row by row, with mean square 1 over the subjects. */
    final double[] x;

    final CovariatePatterns patterns;

    /** By how much each column in use was multiplied, a power of 2. */
    private final double[] scale;

    /** Inverse of the triangle that makes the columns of the orthogonal ones. */
    private final double[][] inverse;

    private LogisticDesign(
            CovariatePatterns patterns, int[] columns, double[][] orthogonal, double[] scale, double[][] inverse) {
        this.patterns = patterns;
        this.columns = columns;
        this.scale = scale;
        this.inverse = inverse;
        int width = columns.length;
        this.x = new double[patterns.count() * width];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < patterns.count(); i++) {
                x[i * width + j] = orthogonal[j][i];
            }
        }
    }

    static LogisticDesign of(LogisticSample sample) {
        CovariatePatterns patterns = CovariatePatterns.of(sample);
        int all = sample.columnNames().size();
        int[] columns = new int[all];
        double[][] orthogonal = new double[all][];
        double[][] triangle = new double[all][all];
        double[] scale = new double[all];
        int width = 0;
        for (int j = 0; j < all; j++) {
            double[] values = sample.column(j);
            double[] column =
                    Arrays.stream(patterns.rows).mapToDouble(row -> values[row]).toArray();
            scale[width] = scaled(column);
            if (scale[width] > 0 && orthogonalise(column, orthogonal, width, triangle, patterns)) {
                columns[width] = j;
                orthogonal[width++] = column;
            }
        }
        return new LogisticDesign(
                patterns, Arrays.copyOf(columns, width), orthogonal, scale, inverseOf(triangle, width));
    }

    /** Multiplies by the power of 2, which rounds nothing, that brings a column to the size of 1; 0 if it is 0 throughout. */
    private static double scaled(double[] column) {
        double largest = Arrays.stream(column).map(Math::abs).max().orElse(0);
        if (largest == 0) {
            return 0;
        }
        double scale = Math.scalb(1.0, -Math.max(-1000, Math.getExponent(largest)));
        for (int i = 0; i < column.length; i++) {
            column[i] *= scale;
        }
        return scale;
    }

    /** Takes those before away from a column; false if nothing is left. */
    private static boolean orthogonalise(
            double[] column, double[][] before, int count, double[][] triangle, CovariatePatterns patterns) {
        double size = Math.sqrt(product(column, column, patterns));
        double[] parts = new double[count];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < count; k++) {
                double part = product(column, before[k], patterns);
                parts[k] += part;
                for (int i = 0; i < column.length; i++) {
                    column[i] -= part * before[k][i];
                }
            }
        }
        double left = Math.sqrt(product(column, column, patterns));
        // Written so that NaN is dependent.
        if (!(left > DEPENDENT * size)) {
            return false;
        }
        for (int i = 0; i < column.length; i++) {
            column[i] /= left;
        }
        for (int k = 0; k < count; k++) {
            triangle[k][count] = parts[k];
        }
        triangle[count][count] = left;
        return true;
    }

    /** Mean product over the subjects. */
    private static double product(double[] a, double[] b, CovariatePatterns patterns) {
        double sum = 0;
        double subjects = 0;
        for (int i = 0; i < a.length; i++) {
            sum += patterns.subjects[i] * a[i] * b[i];
            subjects += patterns.subjects[i];
        }
        return sum / subjects;
    }

    private static double[][] inverseOf(double[][] triangle, int width) {
        double[][] inverse = new double[width][width];
        for (int j = width - 1; j >= 0; j--) {
            inverse[j][j] = 1 / triangle[j][j];
            for (int k = j + 1; k < width; k++) {
                double sum = 0;
                for (int l = j + 1; l <= k; l++) {
                    sum += triangle[j][l] * inverse[l][k];
                }
                inverse[j][k] = -sum / triangle[j][j];
            }
        }
        return inverse;
    }

    /**
     * Gives the coefficient of a column in use as a linear function of the coefficients of the orthogonal columns.
     *
     * @param j its number among the columns in use
     * @return what to multiply them by before they are added up
     */
    double[] coefficient(int j) {
        return Arrays.stream(inverse[j]).map(value -> value * scale[j]).toArray();
    }
}
