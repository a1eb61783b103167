package org.aroregistry.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A measured calculation.
 *
 * @param seconds median of the repetitions
 * @param values numbers that must agree
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Timing(double seconds, double[] values) {
    private static final double NANOS = 1e9;
    private static final int WARM_UPS = 4;
    private static final double WARM_UP_SECONDS = 2;
    private static final int REPETITIONS = 7;
    private static final double MEASURED_SECONDS = 1;

    /** Runs without measuring for 2 seconds and at least 4 times, then measures for 1 second and at least 7 times. */
    static Timing warm(Calculation calculation) {
        long begin = System.nanoTime();
        for (int k = 0; k < WARM_UPS || since(begin) < WARM_UP_SECONDS; k++) {
            calculation.run();
        }
        List<Double> seconds = new ArrayList<>();
        double[] values = {};
        begin = System.nanoTime();
        while (seconds.size() < REPETITIONS || since(begin) < MEASURED_SECONDS) {
            Timing one = once(calculation);
            values = one.values;
            seconds.add(one.seconds);
        }
        return new Timing(median(seconds), values);
    }

    /** As {@link #warm}, less often: for libraries that take minutes. */
    static Timing brief(Calculation calculation) {
        Timing first = once(calculation);
        if (first.seconds > 2 * WARM_UP_SECONDS) {
            return first;
        }
        long begin = System.nanoTime();
        while (since(begin) < WARM_UP_SECONDS) {
            calculation.run();
        }
        List<Double> seconds = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            seconds.add(once(calculation).seconds);
        }
        return new Timing(median(seconds), first.values);
    }

    static Timing once(Calculation calculation) {
        long begin = System.nanoTime();
        double[] values = calculation.run();
        return new Timing(since(begin), values);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The largest difference from the leading values of another, relative to the larger; infinite if a value is no number or there are none. */
    double differenceFrom(double[] others) {
        double largest = others.length == 0 ? Double.POSITIVE_INFINITY : 0;
        for (int k = 0; k < Math.min(values.length, others.length); k++) {
            double size = Math.max(Math.abs(values[k]), Math.abs(others[k]));
            double difference = Math.abs(values[k] - others[k]);
            boolean comparable = Double.isFinite(difference);
            largest = Math.max(largest, comparable ? (size == 0 ? 0 : difference / size) : Double.POSITIVE_INFINITY);
        }
        return largest;
    }
}
