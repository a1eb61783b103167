package org.aroregistry.statistics.regression;

/**
 * A sum of weighted logarithms, most of them of weight 1: those are multiplied, and one logarithm is taken of many.
 *
 * <p>A product loses 1e-16 of itself per factor, no more than a logarithm of its own would be wrong by.
 */
final class LogSum {
    /** Factors between this and its inverse leave room for the product. */
    private static final double LARGE = 0x1p300;

    private final CompensatedSum sum = new CompensatedSum();
    private double product = 1;

    /** Adds weight times the logarithm of a value greater than 0. */
    void addLogarithm(double weight, double value) {
        if (weight == 1 && value < LARGE && value > 1 / LARGE) {
            product *= value;
            if (product > LARGE || product < 1 / LARGE) {
                sum.add(Math.log(product));
                product = 1;
            }
        } else {
            sum.add(weight * Math.log(value));
        }
    }

    void add(double term) {
        sum.add(term);
    }

    double sum() {
        CompensatedSum all = new CompensatedSum();
        all.add(sum.sum());
        all.add(Math.log(product));
        return all.sum();
    }
}
