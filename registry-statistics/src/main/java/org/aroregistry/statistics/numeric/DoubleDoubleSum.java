package org.aroregistry.statistics.numeric;

/**
 * A running sum of numbers and products that keeps about 32 significant digits.
 *
 * <p>For sums of squares that are expanded into running sums: their terms cancel, and what is left of a double would be rounding error. Terms
 * taken out again leave nothing behind but an error of the 32nd digit.
 *
 * @see <a href="https://doi.org/10.1007/BF01397083">Dekker (1971), Numer. Math. 18:224-242</a>
 */
public final class DoubleDoubleSum {
    private double high;
    private double low;

    /** Begins at 0. */
    public DoubleDoubleSum() {}

    /** Begins at the value of another sum. */
    public DoubleDoubleSum(DoubleDoubleSum other) {
        this.high = other.high;
        this.low = other.low;
    }

    /** Adds a finite number. */
    public void add(double term) {
        double sum = high + term;
        double part = sum - high;
        // What the rounded sum lost, exactly.
        double lost = (high - (sum - part)) + (term - part);
        double rest = low + lost;
        high = sum + rest;
        low = rest - (high - sum);
    }

    /** Adds the product of two finite numbers, without rounding it. */
    public void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        add(Math.fma(a, b, -product));
    }

    /** Adds a multiple of another sum. */
    public void addMultiple(double factor, DoubleDoubleSum other) {
        addProduct(factor, other.high);
        addProduct(factor, other.low);
    }

    /** Adds the product of a count, at most 2^53, and the product of two finite numbers. */
    public void addProduct(long count, double a, double b) {
        double product = a * b;
        addProduct(count, product);
        addProduct(count, Math.fma(a, b, -product));
    }

    /** Gives the sum, rounded once. */
    public double value() {
        return high;
    }
}
