package org.aroregistry.reports.disclosure;

import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;

/** One cell as a profile lets it be seen. */
public sealed interface Disclosed {

    /**
     * A cell that may be seen with all its numbers.
     *
     * @param statistic the numbers
     */
    record Shown(Statistic statistic) implements Disclosed {}

    /** A count of 1 to 4 patients: that much is said, no more. */
    record Small() implements Disclosed {}

    /** A cell that is hidden because it, or another cell through it, would give away a small count. */
    record Withheld() implements Disclosed {}

    /**
     * A share of which only the approximate size may be seen.
     *
     * @param proportion rounded to the nearest 0.05
     */
    record Approximate(double proportion) implements Disclosed {}

    /**
     * A distribution without its number of patients and its extremes.
     *
     * @param unit unit of the values
     * @param lowerQuartile first quartile
     * @param median median
     * @param upperQuartile third quartile
     */
    record Quartiles(String unit, double lowerQuartile, double median, double upperQuartile) implements Disclosed {}

    /**
     * An estimate without the counts that it rests on.
     *
     * @param unit {@code probability}, {@code days} or another unit
     * @param value the estimate; not a number if it was not reached
     * @param interval its limits; not a number if not reached
     */
    record Value(String unit, double value, Interval interval) implements Disclosed {}

    /** Tells whether no number of the cell may be seen. */
    default boolean hidden() {
        return this instanceof Small || this instanceof Withheld;
    }
}
