package org.aroregistry.statistics.tables;

import java.util.Arrays;

/**
 * Quantiles of data by linear interpolation between the ordered values.
 *
 * <p>By default the q-quantile of x(1) ≤ … ≤ x(n) lies at position 1 + (n - 1) q, definition 7 of Hyndman and Fan. Equals R's {@code quantile(x, q)}.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman &amp; Fan (1996), The American Statistician 50:361-365</a>
 */
public final class Quantiles {

    private final double[] sorted;
    private final QuantileDefinition definition;

    private Quantiles(double[] sorted, QuantileDefinition definition) {
        this.sorted = sorted;
        this.definition = definition;
    }

    /**
     * Orders the values once for any number of quantiles.
     *
     * @param values length at least 1, finite, in any order; copied
     * @return the quantile function of the values
     * @throws IllegalArgumentException if there are no values or one is not finite
     */
    public static Quantiles of(double[] values) {
        return of(values, QuantileDefinition.SEVEN);
    }

    /**
     * Orders the values once for any number of quantiles of a definition.
     *
     * @param values length at least 1, finite, in any order; copied
     * @param definition where a quantile lies between the values
     * @return the quantile function of the values
     * @throws IllegalArgumentException if there are no values or one is not finite
     */
    public static Quantiles of(double[] values, QuantileDefinition definition) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there are no values");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " is not finite: " + values[i]);
            }
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted, definition);
    }

    /**
     * Gives one quantile.
     *
     * @param probability at least 0 (the minimum) and at most 1 (the maximum)
     * @return the quantile
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public double at(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        double position = definition.position(sorted.length, probability) - 1;
        int below = (int) Math.floor(position);
        double fraction = position - below;
        // Equal neighbours are returned as they are: interpolation could change the last bit.
        if (fraction == 0 || sorted[below] == sorted[below + 1]) {
            return sorted[below];
        }
        return (1 - fraction) * sorted[below] + fraction * sorted[below + 1];
    }
}
