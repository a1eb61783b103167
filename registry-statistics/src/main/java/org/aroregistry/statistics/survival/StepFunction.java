package org.aroregistry.statistics.survival;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Reading of right-continuous step functions given as ascending points. */
final class StepFunction {

    private StepFunction() {}

    /** Index of the last point at or before a time, -1 if the time is before all of them. */
    static <T> int lastIndexAt(List<T> points, ToDoubleFunction<T> time, double at) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsDouble(points.get(middle)) <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Running sums. */
    static int[] cumulative(IntStream counts) {
        int[] sums = counts.toArray();
        for (int j = 1; j < sums.length; j++) {
            sums[j] += sums[j - 1];
        }
        return sums;
    }
}
