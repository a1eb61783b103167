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
    },

    /**
     * Wilson's score limits with a continuity correction of half a count, Newcombe's method 4. R's {@code prop.test} agrees but for a count of
     * exactly half of the total, where it leaves the correction out.
     *
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C857::AID-SIM777%3E3.0.CO;2-E">Newcombe (1998), Statistics in Medicine
     *     17:857-872</a>
     */
    WILSON_CONTINUITY {
        @Override
        ConfidenceInterval of(long count, long total, ConfidenceLevel level) {
            double z = level.z();
            double n = total;
            double below = (count - 0.5) / n;
            double above = (count + 0.5) / n;
            double lower = below <= 0 ? 0 : Math.max(0, score(below, n, -z));
            double upper = above >= 1 ? 1 : Math.min(1, score(above, n, z));
            return new ConfidenceInterval(lower, upper);
        }

        private double score(double p, double n, double z) {
            double shift = z * z / (2 * n);
            return (p + shift + z * Math.sqrt(p * (1 - p) / n + shift / (2 * n))) / (1 + 2 * shift);
        }
    },

    /**
     * Agresti and Coull's limits: Wald's around Wilson's centre. They may leave 0 to 1.
     *
     * @see <a href="https://doi.org/10.1080/00031305.1998.10480550">Agresti &amp; Coull (1998), The American Statistician 52:119-126</a>
     */
    AGRESTI_COULL {
        @Override
        ConfidenceInterval of(long count, long total, ConfidenceLevel level) {
            double z = level.z();
            double n = total + z * z;
            double p = (count + z * z / 2) / n;
            double half = z * Math.sqrt(p * (1 - p) / n);
            return new ConfidenceInterval(p - half, p + half);
        }
    },

    /**
     * Limits of equal tails from Jeffreys' prior, exactly 0 without a count and 1 for a full one.
     *
     * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai &amp; DasGupta (2001), Statistical Science 16:101-133</a>
     */
    JEFFREYS {
        @Override
        ConfidenceInterval of(long count, long total, ConfidenceLevel level) {
            double alpha = count + 0.5;
            double beta = total - count + 0.5;
            double lower = count == 0 ? 0 : BetaQuantile.of(level.tail(), alpha, beta);
            double upper = count == total ? 1 : BetaQuantile.of(1 - level.tail(), alpha, beta);
            return new ConfidenceInterval(lower, upper);
        }
    },

    /** The textbook's p ± z √(p(1 - p)/n), for comparison with older tables only: far too short near 0 and 1, and may leave 0 to 1. */
    WALD {
        @Override
        ConfidenceInterval of(long count, long total, ConfidenceLevel level) {
            double p = (double) count / total;
            double half = level.z() * Math.sqrt(p * (1 - p) / total);
            return new ConfidenceInterval(p - half, p + half);
        }
    };

    /** Limits of the proportion when {@code count} of {@code total} were seen, 0 ≤ count ≤ total, total at least 1. */
    abstract ConfidenceInterval of(long count, long total, ConfidenceLevel level);
}
