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
    private static final int WARM_UPS = 4;
    private static final double WARM_UP_SECONDS = 2;
    private static final int BATCHES = 7;

    /** A batch lasts at least this long: the clock of the processors ticks in hundredths of a second. */
    private static final double BATCH_SECONDS = 0.25;

    private static final int BRIEF_BATCHES = 3;

    /** Runs without measuring for 2 seconds and at least 4 times, then gives the median of 7 batches. */
    static Timing warm(Calculation calculation, Clock clock) {
        double begin = Clock.WALL.seconds();
        for (int k = 0; k < WARM_UPS || Clock.WALL.seconds() - begin < WARM_UP_SECONDS; k++) {
            calculation.run();
        }
        return batches(calculation, clock, BATCHES);
    }

    /** As {@link #warm} with 3 batches; the first run alone if that takes long. */
    static Timing brief(Calculation calculation, Clock clock) {
        Timing first = once(calculation, clock);
        return first.seconds > WARM_UP_SECONDS ? first : batches(calculation, clock, BRIEF_BATCHES);
    }

    private static Timing batches(Calculation calculation, Clock clock, int count) {
        Timing one = once(calculation, Clock.WALL);
        int size = (int) Math.ceil(BATCH_SECONDS / one.seconds);
        List<Double> seconds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double begin = clock.seconds();
            for (int run = 0; run < size; run++) {
                calculation.run();
            }
            seconds.add((clock.seconds() - begin) / size);
        }
        return new Timing(median(seconds), one.values);
    }

    /** Runs once, not warmed up. */
    static Timing once(Calculation calculation, Clock clock) {
        double begin = clock.seconds();
        double[] values = calculation.run();
        return new Timing(clock.seconds() - begin, values);
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
