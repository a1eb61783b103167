package org.aroregistry.statistics.survival;

/**
 * How a curve is inverted where the answer is not plain; R has both rules.
 *
 * <p>They differ in two places only: where the curve ends in a flat piece exactly at the wanted level, and where a limit of the curve is not
 * monotone, which happens with small risk sets and delayed entry.
 */
public enum QuantileRule {
    /**
     * The first time at which the curve (or limit) is at or below the level; a flat end at the level counts from its start. What R prints as
     * the median of a {@code survfit}.
     */
    FIRST_CROSSING,

    /**
     * The first time at which the curve (or limit) takes its largest value at or below the level; a flat end at the level is replaced by the
     * middle between its start and the last time of the sample. What R's {@code quantile(survfit)} gives.
     */
    NEAREST_BELOW
}
