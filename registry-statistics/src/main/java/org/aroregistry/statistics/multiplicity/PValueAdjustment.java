package org.aroregistry.statistics.multiplicity;

import java.util.stream.IntStream;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * Adjusts p-values for the number of tests.
 *
 * <p>The first four keep the probability of any false rejection, the last two the expected share of false ones among the rejections. A p-value
 * that does not exist (NaN) stays so and is not counted as a test. Equals R's {@code p.adjust}.
 */
public enum PValueAdjustment {
    /** Multiplies by the number of tests. */
    BONFERRONI {
        @Override
        void adjustAscending(double[] ascending) {
            for (int i = 0; i < ascending.length; i++) {
                ascending[i] *= ascending.length;
            }
        }
    },

    /**
     * Bonferroni's step-down improvement, valid whatever the dependence; the choice unless there is a reason for another.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm (1979), Scandinavian Journal of Statistics 6:65-70</a>
     */
    HOLM {
        @Override
        void adjustAscending(double[] ascending) {
            double largest = 0;
            for (int i = 0; i < ascending.length; i++) {
                largest = Math.max(largest, (ascending.length - i) * ascending[i]);
                ascending[i] = largest;
            }
        }
    },

    /**
     * Step-up with Holm's factors, for independent or positively dependent tests.
     *
     * @see <a href="https://doi.org/10.1093/biomet/75.4.800">Hochberg (1988), Biometrika 75:800-802</a>
     */
    HOCHBERG {
        @Override
        void adjustAscending(double[] ascending) {
            double smallest = Double.POSITIVE_INFINITY;
            for (int i = ascending.length - 1; i >= 0; i--) {
                smallest = Math.min(smallest, (ascending.length - i) * ascending[i]);
                ascending[i] = smallest;
            }
        }
    },

    /**
     * Closed testing with Simes' test; a little more powerful than Hochberg's, under the same conditions. Takes time quadratic in the number of
     * tests.
     *
     * @see <a href="https://doi.org/10.1093/biomet/75.2.383">Hommel (1988), Biometrika 75:383-386</a>
     */
    HOMMEL {
        @Override
        void adjustAscending(double[] ascending) {
            int n = ascending.length;
            double[] adjusted = new double[n];
            for (int size = n; size >= 2; size--) {
                hommelStep(ascending, adjusted, size);
            }
            for (int i = 0; i < n; i++) {
                ascending[i] = Math.max(adjusted[i], ascending[i]);
            }
        }
    },

    /**
     * False discovery rate under independence or positive dependence.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini &amp; Hochberg (1995), JRSS B 57:289-300</a>
     */
    BENJAMINI_HOCHBERG {
        @Override
        void adjustAscending(double[] ascending) {
            stepUp(ascending, ascending.length);
        }
    },

    /**
     * False discovery rate whatever the dependence.
     *
     * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini &amp; Yekutieli (2001), Annals of Statistics 29:1165-1188</a>
     */
    BENJAMINI_YEKUTIELI {
        @Override
        void adjustAscending(double[] ascending) {
            double harmonic = 0;
            for (int i = ascending.length; i >= 1; i--) {
                harmonic += 1.0 / i;
            }
            stepUp(ascending, ascending.length * harmonic);
        }
    };

    /**
     * Adjusts p-values.
     *
     * @param pValues each between 0 and 1, or NaN where there is none; in any order; not changed
     * @return the adjusted p-values in the same order, at most 1
     * @throws IllegalArgumentException if one is not between 0 and 1
     */
    public double[] adjust(double... pValues) {
        for (int i = 0; i < pValues.length; i++) {
            if (pValues[i] < 0 || pValues[i] > 1) {
                throw new IllegalArgumentException("p-value " + i + " is not between 0 and 1: " + pValues[i]);
            }
        }
        int[] present = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .toArray();
        int[] order = SortOrder.ascending(
                IntStream.of(present).mapToDouble(i -> pValues[i]).toArray());
        double[] ascending =
                IntStream.of(order).mapToDouble(i -> pValues[present[i]]).toArray();
        // A single test needs no adjustment, and the factors below would only round it.
        if (ascending.length > 1) {
            adjustAscending(ascending);
        }
        double[] adjusted = pValues.clone();
        for (int i = 0; i < order.length; i++) {
            adjusted[present[order[i]]] = Math.min(1, ascending[i]);
        }
        return adjusted;
    }

    /** Replaces ascending p-values by the adjusted ones; a result above 1 is cut by the caller. */
    abstract void adjustAscending(double[] ascending);

    private static void stepUp(double[] ascending, double factor) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = ascending.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, factor / (i + 1) * ascending[i]);
            ascending[i] = smallest;
        }
    }

    /** What the intersections of {@code size} hypotheses demand: Simes over the largest ones, and over one of the others together with them. */
    private static void hommelStep(double[] p, double[] adjusted, int size) {
        int others = p.length - size + 1;
        double simes = Double.POSITIVE_INFINITY;
        for (int rank = 2; rank <= size; rank++) {
            simes = Math.min(simes, size * p[others + rank - 2] / rank);
        }
        for (int i = 0; i < others; i++) {
            adjusted[i] = Math.max(adjusted[i], Math.min(size * p[i], simes));
        }
        double last = Math.min(size * p[others - 1], simes);
        for (int i = others; i < p.length; i++) {
            adjusted[i] = Math.max(adjusted[i], last);
        }
    }
}
