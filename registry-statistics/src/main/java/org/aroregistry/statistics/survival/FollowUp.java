package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.aroregistry.statistics.numeric.Ascending;
import org.aroregistry.statistics.numeric.RoundingTies;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * When each subject was observed: the intervals (entry, time] behind every sample.
 *
 * <p>Owns the two rules of the risk set. A subject is at risk at t if entry &lt; t ≤ time. Times closer together than rounding error count as
 * one time ({@link RoundingTies}).
 */
final class FollowUp {

    private static final double[] NO_ENTRIES = {};
    private static final int[] NO_ORDER = {};

    private final double start;
    private final double[] entries;
    private final double[] times;

    /** Observed time of each subject from the times as given: merging ties must not change person-time. */
    private final double[] durations;

    /** Subjects by their time; a selection keeps the order and is not sorted again. */
    private final int[] exitOrder;

    private final double[] sortedTimes;
    private final int[] entryOrder;
    private final double[] sortedEntries;

    private FollowUp(double start, double[] entries, double[] times, double[] durations, Order byEntry, Order byExit) {
        this.start = start;
        this.entries = entries;
        this.times = times;
        this.durations = durations;
        this.entryOrder = byEntry.subjects();
        this.sortedEntries = byEntry.values();
        this.exitOrder = byExit.subjects();
        this.sortedTimes = byExit.values();
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
            throw new IllegalArgumentException("there are no times");
        }
        for (int i = 0; i < times.length; i++) {
            requireTime("time", i, times[i]);
            if (delayed) {
                requireTime("entry", i, entries[i]);
                requireOrder(i, entries[i], times[i], "");
            }
        }
        int[] entryOrder = delayed ? SortOrder.ascending(entries) : NO_ORDER;
        int[] exitOrder = SortOrder.ascending(times);
        double[] durations = times.clone();
        for (int i = 0; i < entries.length; i++) {
            durations[i] -= entries[i];
        }
        double[] ownEntries = positiveZeros(entries);
        double[] ownTimes = positiveZeros(times);
        double[] sortedEntries = pick(ownEntries, entryOrder);
        double[] sortedTimes = pick(ownTimes, exitOrder);
        if (RoundingTies.merge(sortedEntries, sortedTimes)) {
            put(sortedEntries, entryOrder, ownEntries);
            put(sortedTimes, exitOrder, ownTimes);
            for (int i = 0; i < ownEntries.length; i++) {
                requireOrder(i, ownEntries[i], ownTimes[i], " once rounding error is removed");
            }
        }
        return new FollowUp(
                0,
                ownEntries,
                ownTimes,
                durations,
                new Order(entryOrder, sortedEntries),
                new Order(exitOrder, sortedTimes));
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

    double entry(int subject) {
        return delayed() ? entries[subject] : start;
    }

    /** The subjects in the order in which they leave, a copy; ties in the order of the sample. */
    int[] exitOrder() {
        return exitOrder.clone();
    }

    /** The subject who leaves in the given place, 0 for the first; ties in the order of the sample. */
    int exiting(int place) {
        return exitOrder[place];
    }

    /** The time of the subject in the given place of leaving. */
    double exitTime(int place) {
        return sortedTimes[place];
    }

    /** The subject who enters in the given place; only with delayed entry. */
    int entering(int place) {
        return entryOrder[place];
    }

    /** The entry of the subject in the given place of entering; only with delayed entry. */
    double entryTime(int place) {
        return sortedEntries[place];
    }

    double lastTime() {
        return sortedTimes[sortedTimes.length - 1];
    }

    /** Number with entry &lt; t ≤ time. */
    int atRisk(double t) {
        int entered = delayed() ? Ascending.countBelow(sortedEntries, t) : size();
        return entered - Ascending.countBelow(sortedTimes, t);
    }

    /** Number with entry ≤ t &lt; time: the risk set an instant after t. */
    int atRiskAfter(double t) {
        int entered = delayed() ? Ascending.countUpTo(sortedEntries, t) : size();
        return entered - Ascending.countUpTo(sortedTimes, t);
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

    /** Lists the positions that are wanted, ascending. */
    static int[] indices(int size, IntPredicate wanted) {
        int[] indices = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (wanted.test(i)) {
                indices[count++] = i;
            }
        }
        return Arrays.copyOf(indices, count);
    }

    /** The subjects at these positions, which ascend. */
    FollowUp select(int[] subjects) {
        int[] position = new int[times.length];
        Arrays.fill(position, -1);
        for (int k = 0; k < subjects.length; k++) {
            position[subjects[k]] = k;
        }
        return new FollowUp(
                start,
                delayed() ? pick(entries, subjects) : NO_ENTRIES,
                pick(times, subjects),
                pick(durations, subjects),
                new Order(entryOrder, sortedEntries).select(position, delayed() ? subjects.length : 0),
                new Order(exitOrder, sortedTimes).select(position, subjects.length));
    }

    /** The same subjects, each observed from the new start at the earliest; all of them must leave after it. */
    FollowUp startingAt(double newStart) {
        double[] later = new double[times.length];
        double[] shorter = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            later[i] = delayed() ? Math.max(entries[i], newStart) : newStart;
            shorter[i] = Math.min(durations[i], times[i] - newStart);
        }
        // The later of entry and start rises with the entry, so its order stays.
        int[] order = delayed() ? entryOrder : IntStream.range(0, times.length).toArray();
        return new FollowUp(
                newStart,
                later,
                times,
                shorter,
                new Order(order, pick(later, order)),
                new Order(exitOrder, sortedTimes));
    }

    /** First index of the ascending grid at which the subject can be at risk. */
    int firstIndexAtRisk(int subject, double[] grid) {
        return delayed() ? Ascending.countUpTo(grid, entries[subject]) : 0;
    }

    /** Adding zero turns a negative zero into zero. */
    private static double[] positiveZeros(double[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i] + 0.0;
        }
        return copy;
    }

    private static double[] distinct(double[] ascending) {
        double[] kept = new double[ascending.length];
        int count = 0;
        for (double value : ascending) {
            if (count == 0 || value != kept[count - 1]) {
                kept[count++] = value;
            }
        }
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    private static double[] pick(double[] values, int[] subjects) {
        double[] picked = new double[subjects.length];
        for (int k = 0; k < picked.length; k++) {
            picked[k] = values[subjects[k]];
        }
        return picked;
    }

    private static void put(double[] sorted, int[] order, double[] values) {
        for (int k = 0; k < sorted.length; k++) {
            values[order[k]] = sorted[k];
        }
    }

    /**
     * Subjects in an order, with the values they are ordered by.
     *
     * @param subjects their positions
     * @param values ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and not seen outside the class.
    private record Order(int[] subjects, double[] values) {

        /** Those with a new position, renumbered. */
        Order select(int[] position, int size) {
            int[] kept = new int[size];
            double[] keptValues = new double[size];
            int count = 0;
            for (int k = 0; k < subjects.length; k++) {
                int renumbered = position[subjects[k]];
                if (renumbered >= 0) {
                    kept[count] = renumbered;
                    keptValues[count++] = values[k];
                }
            }
            return new Order(kept, keptValues);
        }
    }
}
