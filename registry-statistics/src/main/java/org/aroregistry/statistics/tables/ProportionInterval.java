package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.BetaQuantile;

/** The limits of a binomial proportion. */
public enum ProportionInterval {
    /**
     * Wilson's score limits without continuity correction, the choice for tables: good coverage for small totals, never empty.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927), JASA 22:209-212</a>
     */
    WILSON {
        @Override
        ConfidenceInterval of(long count, long total, ConfidenceLevel level) {
            double z = level.z();
            double n = total;
            double p = count / n;
            double scale = 1 + z * z / n;
            double centre = (p + z * z / (2 * n)) / scale;
            double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
            // Exact at the ends, where centre and half are equal but for their last bit.
            double lower = count == 0 ? 0 : Math.max(0, centre - half);
            double upper = count == total ? 1 : Math.min(1, centre + half);
            return new ConfidenceInterval(lower, upper);
        }
    },

    /**
     * Clopper and Pearson's exact limits, the choice for safety reports: coverage never below the level, so wider.
     *
     * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper &amp; Pearson (1934), Biometrika 26:404-413</a>
     */
    CLOPPER_PEARSON {
        @Override
        ConfidenceInterval of(long count, long total, ConfidenceLevel level) {
            double tail = level.tail();
            double lower = count == 0 ? 0 : BetaQuantile.of(tail, count, total - count + 1.0);
            double upper = count == total ? 1 : BetaQuantile.of(1 - tail, count + 1.0, (double) (total - count));
            return new ConfidenceInterval(lower, upper);
        }
    };

    /** Limits of the proportion when {@code count} of {@code total} were seen, 0 ≤ count ≤ total, total at least 1. */
    abstract ConfidenceInterval of(long count, long total, ConfidenceLevel level);
}
