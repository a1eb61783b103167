package org.aroregistry.statistics.followup;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * The distinct times of a sample, ascending, so that a time can be kept as its position.
 *
 * <p>Times closer than rounding error are one time: two neighbours belong to one run if their gap, or their gap over the mean size of the distinct
 * times, is at most 1.49e-8, and a run takes its first value. This is the rule of R's {@code aeqSurv} ({@code timefix = TRUE}). Immutable.
 */
public final class TimeGrid {
    /** Square root of the double epsilon 2^-52, the tolerance of R's {@code aeqSurv}. */
    private static final double ROUNDING = Math.sqrt(Math.ulp(1.0));

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
        double tolerance = tolerance(pool, order);
        int[] position = new int[pool.length];
        double[] grid = new double[pool.length];
        int size = 0;
        double previous = Double.NEGATIVE_INFINITY;
        for (int i : order) {
            // The gap to the previous value, merged or not: a chain of tiny gaps is one time.
            if (!(pool[i] - previous <= tolerance)) {
                grid[size++] = pool[i] + 0.0;
            }
            previous = pool[i];
            position[i] = size - 1;
        }
        int offset = 0;
        for (int a = 0; a < arrays.length; a++) {
            System.arraycopy(position, offset, positions[a], 0, arrays[a].length);
            offset += arrays[a].length;
        }
        return new TimeGrid(Arrays.copyOf(grid, size));
    }

    private static double tolerance(double[] pool, int[] order) {
        double sum = 0;
        int distinct = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || pool[order[i]] != pool[order[i - 1]]) {
                sum += Math.abs(pool[order[i]]);
                distinct++;
            }
        }
        return ROUNDING * Math.max(1, sum / distinct);
    }

    /** Gives the number of distinct times. */
    public int size() {
        return times.length;
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
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
