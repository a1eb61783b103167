package org.aroregistry.core.endpoint;

/**
 * The distribution of a measure at one age: Box-Cox power, median and coefficient of variation.
 *
 * @param l power; 0 for the logarithm
 * @param m median, greater than 0
 * @param s coefficient of variation, greater than 0
 * @see <a href="https://doi.org/10.1002/sim.4780111005">Cole &amp; Green (1992), Stat Med 11:1305-1319</a>
 */
record LmsPoint(double l, double m, double s) {
    private static final double OUTER = 3;
    private static final double INNER = 2;

    /** Returns the z-score of a value. */
    double z(double value) {
        return l == 0 ? StrictMath.log(value / m) / s : (StrictMath.pow(value / m, l) - 1) / (l * s);
    }

    /**
     * Returns the z-score of a value of a skewed measure: beyond 3 it is counted in distances between 2 and 3 standard deviations, as the power
     * has no hold on data there.
     *
     * @see <a href="https://www.who.int/publications/i/item/924154693X">WHO Child Growth Standards (2006), Methods and development, chapter 7</a>
     */
    double restrictedZ(double value) {
        double z = z(value);
        if (StrictMath.abs(z) <= OUTER) {
            return z;
        }
        double sign = StrictMath.signum(z);
        double outer = value(sign * OUTER);
        return sign * (OUTER + StrictMath.abs(value - outer) / StrictMath.abs(outer - value(sign * INNER)));
    }

    /** Returns the value that has a z-score. */
    private double value(double z) {
        return l == 0 ? m * StrictMath.exp(s * z) : m * StrictMath.pow(1 + l * s * z, 1 / l);
    }

    /** Returns the point between this one and a later one. */
    LmsPoint between(LmsPoint later, double part) {
        return new LmsPoint(l + part * (later.l - l), m + part * (later.m - m), s + part * (later.s - s));
    }
}
