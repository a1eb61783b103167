package org.aroregistry.statistics.regression;

/** Arithmetic with vectors of coefficients. */
final class Vectors {
    private Vectors() {}

    /** The inner product of two vectors of one length. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int j = 0; j < product.length; j++) {
            product[j] = dot(matrix[j], vector);
        }
        return product;
    }
}
