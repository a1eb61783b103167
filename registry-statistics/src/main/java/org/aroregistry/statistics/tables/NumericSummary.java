package org.aroregistry.statistics.tables;

/**
 * Median, quartiles and range of a continuous variable, as a table prints them.
 *
 * @param size number of values, at least 1
 * @param minimum smallest value
 * @param lowerQuartile 25 % quantile, definition 7
 * @param median 50 % quantile, definition 7
 * @param upperQuartile 75 % quantile, definition 7
 * @param maximum largest value
 */
public record NumericSummary(
        int size, double minimum, double lowerQuartile, double median, double upperQuartile, double maximum) {

    /**
     * Summarises values.
     *
     * @param values length at least 1, finite, in any order; missing values are left out by the caller, who counts them
     * @return the summary
     * @throws IllegalArgumentException if there are no values or one is not finite
     */
    public static NumericSummary of(double[] values) {
        Quantiles quantiles = Quantiles.of(values);
        return new NumericSummary(
                values.length,
                quantiles.at(0),
                quantiles.at(0.25),
                quantiles.at(0.5),
                quantiles.at(0.75),
                quantiles.at(1));
    }
}
