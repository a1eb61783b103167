package org.aroregistry.statistics.survival;

import java.util.Arrays;

/**
 * When each subject was observed: the intervals (entry, time] behind every sample.
 *
 * <p>Owns the two rules of the risk set. A subject is at risk at t if entry &lt; t ≤ time. Times closer together than rounding error count as
 * one time ({@link #mergeRoundingTies}).
 */
final class FollowUp {

    private static final double[] NO_ENTRIES = {};

    /** Square root of the double epsilon 2^-52, the tolerance of R's {@code aeqSurv}. */
    private static final double ROUNDING = Math.sqrt(Math.ulp(1.0));

    private final double start;
    private final double[] entries;
    private final double[] times;
    private final double[] sortedEntries;
    private final double[] sortedTimes;

    /** Observed time of each subject from the times as given: merging ties must not change person-time. */
    private final double[] durations;

    private FollowUp(double start, double[] entries, double[] times, double[] durations) {
        this.start = start;
        this.entries = entries;
        this.times = times;
        this.durations = durations;
        this.sortedEntries = sorted(entries);
        this.sortedTimes = sorted(times);
    }

    /** Everybody observed from time zero on, zero included. */
    static FollowUp of(double[] times) {
        return of(NO_ENTRIES, times, false);
    }

    /** Each subject observed from just after its own entry. */
    static FollowUp of(double[] entries, double[] times) {
        if (entries.length != times.length) {
            throw new IllegalArgumentException(entries.length + " entries for " + times.length + " times");
        }
        return of(entries, times, true);
    }

    private static FollowUp of(double[] entries, double[] times, boolean delayed) {
        if (times.length == 0) {
            throw new IllegalArgumentException("no subjects");
        }
        for (int i = 0; i < times.length; i++) {
            requireTime("time", i, times[i]);
            if (delayed) {
                requireTime("entry", i, entries[i]);
                requireOrder(i, entries[i], times[i], "");
            }
        }
        double[] pool = distinct(entries, times);
        double[] merged = mergeRoundingTies(pool);
        double[] mergedEntries = replace(entries, pool, merged);
        double[] mergedTimes = replace(times, pool, merged);
        for (int i = 0; i < mergedEntries.length; i++) {
            requireOrder(i, mergedEntries[i], mergedTimes[i], " once rounding error is removed");
        }
        double[] durations = times.clone();
        for (int i = 0; i < entries.length; i++) {
            durations[i] -= entries[i];
        }
        return new FollowUp(0, mergedEntries, mergedTimes, durations);
    }

    private static void requireTime(String name, int subject, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " of subject " + subject + " is " + value + ", not finite and at least 0");
        }
    }

    private static void requireOrder(int subject, double entry, double time, String circumstance) {
        if (!(entry < time)) {
            throw new IllegalArgumentException(
                    "subject " + subject + " enters at " + entry + ", not before its time " + time + circumstance);
        }
    }

    int size() {
        return times.length;
    }

    double start() {
        return start;
    }

    boolean delayed() {
        return entries.length > 0;
    }

    double time(int subject) {
        return times[subject];
    }

    /** Only if there are entries. */
    double entry(int subject) {
        return entries[subject];
    }

    double lastTime() {
        return sortedTimes[sortedTimes.length - 1];
    }

    /** Number with entry &lt; t ≤ time. */
    int atRisk(double t) {
        int entered = delayed() ? countBelow(sortedEntries, t) : size();
        return entered - countBelow(sortedTimes, t);
    }

    /** Number with entry ≤ t &lt; time: the risk set an instant after t. */
    int atRiskAfter(double t) {
        double next = Math.nextUp(t);
        int entered = delayed() ? countBelow(sortedEntries, next) : size();
        return entered - countBelow(sortedTimes, next);
    }

    /** Where the risk set can grow: the distinct entries, or the start if everybody is there from the start. */
    double[] growthTimes() {
        return delayed() ? distinct(sortedEntries) : new double[] {start};
    }

    /** Distinct exit times, ascending. */
    double[] distinctTimes() {
        return distinct(sortedTimes);
    }

    double personTime() {
        return Arrays.stream(durations).sum();
    }

    FollowUp select(int[] subjects) {
        return new FollowUp(
                start,
                delayed() ? pick(entries, subjects) : NO_ENTRIES,
                pick(times, subjects),
                pick(durations, subjects));
    }

    /** The same subjects, each observed from the new start at the earliest; all of them must leave after it. */
    FollowUp startingAt(double newStart) {
        double[] later = new double[times.length];
        double[] shorter = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            later[i] = delayed() ? Math.max(entries[i], newStart) : newStart;
            shorter[i] = Math.min(durations[i], times[i] - newStart);
        }
        return new FollowUp(newStart, later, times, shorter);
    }

    /** First index of the ascending grid at which the subject can be at risk. */
    int firstIndexAtRisk(int subject, double[] grid) {
        return delayed() ? countBelow(grid, Math.nextUp(entries[subject])) : 0;
    }

    /**
     * Gives every value of a run of near-equal values the first value of the run.
     *
     * <p>Two neighbours belong to one run if their gap, or their gap over the mean of all values, is at most 1.49e-8. A day count divided by
     * 365.25 in two different orders is then still one time. This is the rule of R's {@code aeqSurv} ({@code timefix = TRUE}).
     */
    private static double[] mergeRoundingTies(double[] ascending) {
        double mean = 0;
        for (double value : ascending) {
            mean += value / ascending.length;
        }
        double tolerance = ROUNDING * Math.max(1, mean);
        double[] merged = ascending.clone();
        for (int i = 1; i < ascending.length; i++) {
            if (ascending[i] - ascending[i - 1] <= tolerance) {
                merged[i] = merged[i - 1];
            }
        }
        return merged;
    }

    private static double[] replace(double[] values, double[] ascending, double[] replacements) {
        double[] replaced = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // Adding zero turns a negative zero, which binary search orders apart, into zero.
            replaced[i] = replacements[Arrays.binarySearch(ascending, values[i] + 0.0)];
        }
        return replaced;
    }

    private static double[] distinct(double[]... parts) {
        return Arrays.stream(parts)
                .flatMapToDouble(Arrays::stream)
                .map(value -> value + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] pick(double[] values, int[] subjects) {
        return Arrays.stream(subjects).mapToDouble(i -> values[i]).toArray();
    }

    /** Number of values below the limit, in an ascending array that may repeat values. */
    private static int countBelow(double[] ascending, double limit) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
