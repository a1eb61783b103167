package org.aroregistry.statistics.regression;

/**
 * A sum that also carries what rounding took from it (Neumaier).
 *
 * <p>A log-likelihood of a million terms is compared with another in its last digits; plain addition loses three of them.
 */
final class CompensatedSum {
    private double sum;
    private double low;

    void add(double term) {
        double moved = sum + term;
        low += Math.abs(sum) >= Math.abs(term) ? (sum - moved) + term : (term - moved) + sum;
        sum = moved;
    }

    double sum() {
        return sum + low;
    }
}
