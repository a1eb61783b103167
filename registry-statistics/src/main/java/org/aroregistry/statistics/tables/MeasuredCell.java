package org.aroregistry.statistics.tables;

import java.util.stream.DoubleStream;

/**
 * What a table says of a measured variable in one group of subjects.
 *
 * @param size number of values, at least 0
 * @param missing number of subjects without a value, at least 0
 * @param mean mean; NaN without values
 * @param standardDeviation with n - 1; NaN for fewer than two values
 * @param minimum smallest value; NaN without values
 * @param lowerQuartile 25 % quantile; NaN without values
 * @param median 50 % quantile; NaN without values
 * @param upperQuartile 75 % quantile; NaN without values
 * @param maximum largest value; NaN without values
 */
public record MeasuredCell(
        int size,
        int missing,
        double mean,
        double standardDeviation,
        double minimum,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double maximum) {

    /**
     * Describes values, with the quartiles of definition 7.
     *
     * @param values one per subject, in any order; NaN is missing; may be empty
     * @return the cell
     * @throws IllegalArgumentException if a value is infinite
     */
    public static MeasuredCell of(double[] values) {
        return of(values, QuantileDefinition.SEVEN);
    }

    /**
     * Describes values.
     *
     * @param values one per subject, in any order; NaN is missing; may be empty
     * @param definition where the quartiles lie
     * @return the cell
     * @throws IllegalArgumentException if a value is infinite
     */
    public static MeasuredCell of(double[] values, QuantileDefinition definition) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " is " + values[i] + ", neither finite nor NaN for missing");
            }
        }
        double[] present =
                DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
        int missing = values.length - present.length;
        if (present.length == 0) {
            double none = Double.NaN;
            return new MeasuredCell(0, missing, none, none, none, none, none, none, none);
        }
        Quantiles quantiles = Quantiles.of(present, definition);
        // The mean of equal values is not left to rounding, or they would have a spread.
        double mean = quantiles.at(0) == quantiles.at(1) ? quantiles.at(0) : mean(present);
        double squares = 0;
        for (double value : present) {
            squares += (value - mean) * (value - mean);
        }
        return new MeasuredCell(
                present.length,
                missing,
                mean,
                present.length < 2 ? Double.NaN : Math.sqrt(squares / (present.length - 1)),
                quantiles.at(0),
                quantiles.at(0.25),
                quantiles.at(0.5),
                quantiles.at(0.75),
                quantiles.at(1));
    }

    private static double mean(double[] values) {
        double mean = DoubleStream.of(values).sum() / values.length;
        double rest = 0;
        // The second pass removes the rounding of a sum of many values.
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }
}
