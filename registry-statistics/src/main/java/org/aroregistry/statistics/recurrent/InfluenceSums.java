package org.aroregistry.statistics.recurrent;

import org.aroregistry.statistics.numeric.DoubleDoubleSum;

/**
 * The sum over subjects of (constant + slope m)², where those present have a common term as well, kept as subjects come and go.
 *
 * <p>Of those present the events are seen or not, which makes two common terms.
 *
 * <p>The terms of the expanded square cancel where influences are small beside what they are differences of, so the sums keep 32 digits.
 */
final class InfluenceSums {
    private final double[] constants;
    private final double[] slopes;
    private final Pool seenPool = new Pool();
    private final Pool unseenPool = new Pool();
    private final Pool gonePool = new Pool();

    InfluenceSums(int subjects) {
        this.constants = new double[subjects];
        this.slopes = new double[subjects];
    }

    /** Number of subjects present. */
    int present() {
        return seenPool.count + unseenPool.count;
    }

    /** Number of subjects present whose events are seen. */
    int seen() {
        return seenPool.count;
    }

    void enter(int subject, boolean seen, double constant, double slope) {
        move(subject, gonePool, seen ? seenPool : unseenPool, constant, slope);
    }

    void leave(int subject, boolean seen, double constant, double slope) {
        move(subject, seen ? seenPool : unseenPool, gonePool, constant, slope);
    }

    private void move(int subject, Pool from, Pool to, double constant, double slope) {
        from.add(constants[subject], slopes[subject], -1);
        constants[subject] += constant;
        slopes[subject] += slope;
        to.add(constants[subject], slopes[subject], 1);
    }

    /**
     * Returns the sum at a mean.
     *
     * @param seenTerm common term of those present whose events are seen
     * @param unseenTerm common term of the others present
     */
    double sumOfSquares(double m, double seenTerm, double unseenTerm) {
        DoubleDoubleSum sum = new DoubleDoubleSum();
        seenPool.addSquares(sum, m);
        unseenPool.addSquares(sum, m);
        gonePool.addSquares(sum, m);
        seenPool.addCommon(sum, m, seenTerm);
        unseenPool.addCommon(sum, m, unseenTerm);
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

        /** Adds what a common term makes more of the squares. */
        void addCommon(DoubleDoubleSum sum, double m, double common) {
            sum.addProduct(count, common, common);
            sum.addMultiple(2 * common, constants);
            double product = 2 * m * common;
            sum.addMultiple(product, slopes);
            sum.addMultiple(Math.fma(2 * m, common, -product), slopes);
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
