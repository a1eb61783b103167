package org.aroregistry.statistics.tables;

/**
 * Where a sample quantile lies between the ordered values, by the numbers of Hyndman and Fan.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman &amp; Fan (1996), The American Statistician 50:361-365</a>
 */
public enum QuantileDefinition {
    /** Position (n + 1) q, not beyond the ends; the default of SPSS and Minitab, R's {@code type = 6}. */
    SIX {
        @Override
        double position(int size, double probability) {
            double position = (size + 1) * probability;
            double whole = Math.floor(position + FUZZ);
            // A position that is whole but for rounding is whole.
            double exact = Math.abs(position - whole) < FUZZ ? whole : position;
            return Math.min(size, Math.max(1, exact));
        }
    },

    /** Position 1 + (n - 1) q; the default of R, S and spreadsheets. */
    SEVEN {
        @Override
        double position(int size, double probability) {
            return 1 + (size - 1) * probability;
        }
    };

    private static final double FUZZ = 4 * Math.ulp(1.0);

    /** The position of a quantile among n ordered values, between 1 and n. */
    abstract double position(int size, double probability);
}
