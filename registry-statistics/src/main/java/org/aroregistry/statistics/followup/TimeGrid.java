package org.aroregistry.statistics.followup;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.Ascending;
import org.aroregistry.statistics.numeric.RoundingTies;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * The distinct times of a sample, ascending, so that a time can be kept as its position.
 *
 * <p>Times closer than rounding error are one time ({@link RoundingTies}). Immutable.
 */
public final class TimeGrid {
    private static final double[] NONE = {};

    private final double[] times;

    private TimeGrid(double[] times) {
        this.times = times;
    }

    /**
     * Finds the grid of arrays of times and replaces each time by its position on it.
     *
     * @param positions filled with the position of each time: one array per array of times, of its length
     * @param arrays finite times, at least one in all
     * @return the grid
     */
    public static TimeGrid of(int[][] positions, double[]... arrays) {
        double[] pool = Arrays.stream(arrays).flatMapToDouble(Arrays::stream).toArray();
        int[] order = SortOrder.ascending(pool);
        double[] sorted = Arrays.stream(order).mapToDouble(i -> pool[i] + 0.0).toArray();
        RoundingTies.merge(NONE, sorted);
        int[] position = new int[pool.length];
        int size = 0;
        for (int k = 0; k < sorted.length; k++) {
            double time = sorted[k];
            if (k == 0 || time != sorted[size - 1]) {
                sorted[size++] = time;
            }
            position[order[k]] = size - 1;
        }
        int offset = 0;
        for (int a = 0; a < arrays.length; a++) {
            System.arraycopy(position, offset, positions[a], 0, arrays[a].length);
            offset += arrays[a].length;
        }
        return new TimeGrid(Arrays.copyOf(sorted, size));
    }

    /** Gives the number of distinct times. */
    public int size() {
        return times.length;
    }

    /** Gives the times at some positions. */
    public double[] times(int[] positions) {
        double[] at = new double[positions.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = times[positions[i]];
        }
        return at;
    }

    /** Gives the time at a position from 0. */
    public double time(int position) {
        return times[position];
    }

    /**
     * Finds the last time of the grid that is not after a time.
     *
     * @param time any time but NaN
     * @return its position; -1 if the time is before all of the grid
     */
    public int lastAtOrBefore(double time) {
        return Ascending.countUpTo(times, time) - 1;
    }
}
