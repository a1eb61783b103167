package org.aroregistry.statistics.ranks;

/** Whether groups could be compared, and if not, why. */
public enum ComparisonOutcome {
    /** There is a statistic and a p-value. */
    COMPUTED,

    /** Fewer than two groups hold values, or too few values for the variance that the test needs. */
    TOO_FEW_VALUES,

    /**
     * The values show no spread where the test needs one: all are equal, for a test of ranks; none differs from the mean of its group by more than rounding, for a
     * test of means; or a group is constant, for Welch's analysis of variance. Where the groups differ they do so without a measure of chance.
     */
    NO_SPREAD,

    /** The squares of the values leave the range of numbers: choose another unit. */
    OUT_OF_RANGE
}
