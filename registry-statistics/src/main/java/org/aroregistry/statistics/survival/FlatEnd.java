package org.aroregistry.statistics.survival;

/** What a quantile is when the curve ends in a flat piece exactly at the wanted level; R has both rules. */
public enum FlatEnd {
    /** The middle between the start of the flat piece and the last time of the sample, as R's {@code quantile(survfit)}. */
    MIDPOINT,

    /** The start of the flat piece, as R prints the median of a {@code survfit}. */
    FIRST_TIME
}
