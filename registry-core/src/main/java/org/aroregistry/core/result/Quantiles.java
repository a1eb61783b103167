package org.aroregistry.core.result;

/**
 * Median, quartiles (type 7) and range of a measure.
 *
 * @param minimum smallest value
 * @param lowerQuartile first quartile
 * @param median median
 * @param upperQuartile third quartile
 * @param maximum largest value
 */
public record Quantiles(double minimum, double lowerQuartile, double median, double upperQuartile, double maximum) {}
