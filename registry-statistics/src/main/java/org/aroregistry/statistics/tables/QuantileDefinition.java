package org.aroregistry.statistics.tables;

/**
 * Where a sample quantile lies among the ordered values x(1) ≤ … ≤ x(n), by the numbers of Hyndman and Fan, which are R's {@code type}.
 *
 * <p>A position between two values is read by linear interpolation; beyond the ends it is the end. Definitions 1 to 3 jump from value to value, the
 * others are continuous in q.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman &amp; Fan (1996), The American Statistician 50:361-365</a>
 */
public enum QuantileDefinition {
    /** Position nq, rounded up: the inverse of the empirical distribution function. */
    ONE {
        @Override
        double place(int size, double probability) {
            return Math.ceil(whole(size * probability));
        }
    },

    /** As definition 1, but the mean of the two values where nq is whole; the default of SAS and Stata. */
    TWO {
        @Override
        double place(int size, double probability) {
            double place = whole(size * probability);
            return place == Math.rint(place) ? place + 0.5 : Math.ceil(place);
        }
    },

    /** The position nearest to nq, the even one if two are. */
    THREE {
        @Override
        double place(int size, double probability) {
            return Math.rint(whole(size * probability));
        }
    },

    /** Position nq. */
    FOUR {
        @Override
        double place(int size, double probability) {
            return between(0, 1, size, probability);
        }
    },

    /** Position nq + 1/2. */
    FIVE {
        @Override
        double place(int size, double probability) {
            return between(0.5, 0.5, size, probability);
        }
    },

    /** Position (n + 1) q; the default of SPSS and Minitab. */
    SIX {
        @Override
        double place(int size, double probability) {
            return between(0, 0, size, probability);
        }
    },

    /** Position 1 + (n - 1) q; the default of R, S and spreadsheets. */
    SEVEN {
        @Override
        double place(int size, double probability) {
            return 1 + (size - 1) * probability;
        }
    },

    /** Position 1/3 + (n + 1/3) q, the median of the quantile's distribution; what Hyndman and Fan recommend. */
    EIGHT {
        @Override
        double place(int size, double probability) {
            return between(1.0 / 3, 1.0 / 3, size, probability);
        }
    },

    /** Position 3/8 + (n + 1/4) q, unbiased for normal data. */
    NINE {
        @Override
        double place(int size, double probability) {
            return between(0.375, 0.375, size, probability);
        }
    };

    /** R's tolerance of a position: 4 units in the last place of 1. */
    private static final double FUZZ = 4 * Math.ulp(1.0);

    /** The position of a quantile among n ordered values, from 1, possibly beyond the ends. */
    abstract double place(int size, double probability);

    /** The position of a quantile among n ordered values, between 1 and n. */
    final double position(int size, double probability) {
        return Math.min(size, Math.max(1, place(size, probability)));
    }

    private static double between(double a, double b, int size, double probability) {
        return whole(a + probability * (size + 1 - a - b));
    }

    /** A position that is whole but for rounding is whole, or 0.3 of ten values would jump to the next. */
    private static double whole(double position) {
        double nearest = Math.rint(position);
        return Math.abs(position - nearest) < FUZZ * Math.max(1, nearest) ? nearest : position;
    }
}
