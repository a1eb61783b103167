package org.aroregistry.statistics.followup;

import org.aroregistry.statistics.numeric.Blocks;
import org.aroregistry.statistics.numeric.RoundingTies;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * Times, and entries if there are any, sorted once, with those that differ by rounding error made equal ({@link RoundingTies}).
 *
 * <p>Immutable; arrays given out are not to be changed.
 */
public final class OrderedTimes {
    private static final double[] NO_ENTRIES = {};
    private static final int[] NO_ORDER = {};

    private final double[] entries;
    private final double[] times;
    private final double[] givenTimes;
    private final int[] byEntry;
    private final int[] byTime;
    private final double[] sortedEntries;
    private final double[] sortedTimes;

    private OrderedTimes(double[] entries, double[] times) {
        this.byEntry = entries.length == 0 ? NO_ORDER : SortOrder.ascending(entries);
        this.byTime = SortOrder.ascending(times);
        this.sortedEntries = pick(entries, byEntry);
        this.sortedTimes = pick(times, byTime);
        this.givenTimes = times;
        boolean merged = RoundingTies.merge(sortedEntries, sortedTimes);
        this.entries = merged ? put(sortedEntries, byEntry) : entries;
        this.times = merged ? put(sortedTimes, byTime) : times;
    }

    /**
     * Sorts times.
     *
     * @param times finite, at least one; copied
     * @return the times in order
     */
    public static OrderedTimes of(double[] times) {
        return of(NO_ENTRIES, times);
    }

    /**
     * Sorts entries and times.
     *
     * @param entries finite, as many as times, or none; copied
     * @param times finite, at least one; copied
     * @return entries and times in order
     */
    public static OrderedTimes of(double[] entries, double[] times) {
        return new OrderedTimes(positiveZeros(entries), positiveZeros(times));
    }

    /** Gives the entries, near-equal ones made equal; empty if there are none. */
    public double[] entries() {
        return entries;
    }

    /** Gives the times, near-equal ones made equal; the array of {@link #givenTimes()} if there are none. */
    public double[] times() {
        return times;
    }

    /** Gives the times as they were given. */
    public double[] givenTimes() {
        return givenTimes;
    }

    /** Gives the positions by entry, ascending; equal ones in the order given. */
    public int[] byEntry() {
        return byEntry;
    }

    /** Gives the positions by time, ascending; those of equal and near-equal times by the times as given, then in their order. */
    public int[] byTime() {
        return byTime;
    }

    /** Gives the entries in ascending order. */
    public double[] sortedEntries() {
        return sortedEntries;
    }

    /** Gives the times in ascending order. */
    public double[] sortedTimes() {
        return sortedTimes;
    }

    /** Adding zero turns a negative zero into zero. */
    private static double[] positiveZeros(double[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i] + 0.0;
        }
        return copy;
    }

    private static double[] pick(double[] values, int[] order) {
        double[] picked = new double[order.length];
        Blocks.forEach(picked.length, (from, to) -> {
            for (int k = from; k < to; k++) {
                picked[k] = values[order[k]];
            }
        });
        return picked;
    }

    private static double[] put(double[] sorted, int[] order) {
        double[] values = new double[sorted.length];
        Blocks.forEach(sorted.length, (from, to) -> {
            for (int k = from; k < to; k++) {
                values[order[k]] = sorted[k];
            }
        });
        return values;
    }
}
