package org.aroregistry.statistics.recurrent;

import org.aroregistry.statistics.numeric.DoubleDoubleSum;

/**
 * The sum over subjects of (constant + slope m)², where those present have a common term as well, kept as subjects come and go.
 *
 * <p>The terms of the expanded square cancel where influences are small beside what they are differences of, so the sums keep 32 digits.
 */
final class InfluenceSums {
    private final double[] constants;
    private final double[] slopes;
    private final Pool presentPool = new Pool();
    private final Pool gonePool = new Pool();

    InfluenceSums(int subjects) {
        this.constants = new double[subjects];
        this.slopes = new double[subjects];
    }

    /** Number of subjects present. */
    int present() {
        return presentPool.count;
    }

    void enter(int subject, double constant, double slope) {
        gonePool.add(constants[subject], slopes[subject], -1);
        constants[subject] += constant;
        slopes[subject] += slope;
        presentPool.add(constants[subject], slopes[subject], 1);
    }

    void leave(int subject, double constant, double slope) {
        presentPool.add(constants[subject], slopes[subject], -1);
        constants[subject] += constant;
        slopes[subject] += slope;
        gonePool.add(constants[subject], slopes[subject], 1);
    }

    double sumOfSquares(double m, double common) {
        DoubleDoubleSum sum = new DoubleDoubleSum();
        presentPool.addSquares(sum, m);
        gonePool.addSquares(sum, m);
        sum.addProduct(presentPool.count, common, common);
        sum.addMultiple(2 * common, presentPool.constants);
        double product = 2 * m * common;
        sum.addMultiple(product, presentPool.slopes);
        sum.addMultiple(Math.fma(2 * m, common, -product), presentPool.slopes);
        return sum.value();
    }

    private static final class Pool {
        private int count;
        private final DoubleDoubleSum constants = new DoubleDoubleSum();
        private final DoubleDoubleSum slopes = new DoubleDoubleSum();
        private final DoubleDoubleSum constantSquares = new DoubleDoubleSum();
        private final DoubleDoubleSum slopeSquares = new DoubleDoubleSum();
        private final DoubleDoubleSum mixed = new DoubleDoubleSum();

        void add(double constant, double slope, int sign) {
            count += sign;
            if (constant != 0) {
                constants.add(sign * constant);
                constantSquares.addProduct(sign * constant, constant);
            }
            // Without terminal events there are no slopes.
            if (slope != 0) {
                slopes.add(sign * slope);
                slopeSquares.addProduct(sign * slope, slope);
                mixed.addProduct(sign * constant, slope);
            }
        }

        void addSquares(DoubleDoubleSum sum, double m) {
            sum.addMultiple(1, constantSquares);
            sum.addMultiple(2 * m, mixed);
            double square = m * m;
            sum.addMultiple(square, slopeSquares);
            sum.addMultiple(Math.fma(m, m, -square), slopeSquares);
        }
    }
}
