package org.aroregistry.statistics.regression;

/**
 * The Cholesky factor of a symmetric matrix, columns that depend on earlier ones left out.
 *
 * <p>A column is dependent if its pivot is no more than the tolerance times its own diagonal, or times the largest one: what is left of the
 * column is then rounding error. Solutions are 0 there, which is the generalised inverse R uses in its models and tests.
 */
final class Cholesky {
    /** What R calls {@code toler.chol}: 2^-39. */
    static final double TOLERANCE = 0x1p-39;

    private final double[][] lower;
    private final boolean[] dependent;
    private final int rank;

    private Cholesky(double[][] lower, boolean[] dependent, int rank) {
        this.lower = lower;
        this.dependent = dependent;
        this.rank = rank;
    }

    /** Factors a symmetric matrix of which the lower triangle is read. */
    static Cholesky of(double[][] matrix, double tolerance) {
        int p = matrix.length;
        double[][] lower = new double[p][p];
        boolean[] dependent = new boolean[p];
        double largest = 0;
        for (int j = 0; j < p; j++) {
            largest = Math.max(largest, matrix[j][j]);
        }
        int rank = 0;
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                if (!dependent[k]) {
                    lower[j][k] = (matrix[j][k] - dot(lower[j], lower[k], k)) / lower[k][k];
                }
            }
            double pivot = matrix[j][j] - dot(lower[j], lower[j], j);
            // Written so that NaN is dependent.
            if (pivot > 0 && pivot > tolerance * matrix[j][j] && pivot > tolerance * largest) {
                lower[j][j] = Math.sqrt(pivot);
                rank++;
            } else {
                dependent[j] = true;
            }
        }
        return new Cholesky(lower, dependent, rank);
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    int rank() {
        return rank;
    }

    boolean isDependent(int column) {
        return dependent[column];
    }

    boolean isFullRank() {
        return rank == dependent.length;
    }

    /** Gives the logarithm of the determinant of what is not left out. */
    double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < dependent.length; j++) {
            sum += dependent[j] ? 0 : 2 * Math.log(lower[j][j]);
        }
        return sum;
    }

    double[] solve(double[] right) {
        int p = right.length;
        double[] solution = new double[p];
        for (int j = 0; j < p; j++) {
            if (!dependent[j]) {
                solution[j] = (right[j] - dot(lower[j], solution, j)) / lower[j][j];
            }
        }
        for (int j = p - 1; j >= 0; j--) {
            if (!dependent[j]) {
                double sum = solution[j];
                for (int k = j + 1; k < p; k++) {
                    sum -= lower[k][j] * solution[k];
                }
                solution[j] = sum / lower[j][j];
            }
        }
        return solution;
    }

    /** Gives b' A^-1 b. */
    double quadraticForm(double[] b) {
        double[] solution = solve(b);
        return dot(b, solution, b.length);
    }

    double[][] inverse() {
        int p = dependent.length;
        double[][] inverse = new double[p][];
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = dependent[j] ? 0 : 1;
            inverse[j] = solve(unit);
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                // Rounding leaves the two halves different in the last bit.
                double both = (inverse[j][k] + inverse[k][j]) / 2;
                inverse[j][k] = both;
                inverse[k][j] = both;
            }
        }
        return inverse;
    }
}
