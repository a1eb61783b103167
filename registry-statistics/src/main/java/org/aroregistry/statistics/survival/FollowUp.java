package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.aroregistry.statistics.followup.OrderedTimes;
import org.aroregistry.statistics.numeric.Ascending;
import org.aroregistry.statistics.numeric.Blocks;

/**
 * When each subject was observed: the intervals (entry, time] behind every sample.
 *
 * <p>Owns the two rules of the risk set. A subject is at risk at t if entry &lt; t ≤ time. Times closer together than rounding error count as
 * one time ({@link OrderedTimes}).
 */
final class FollowUp {

    private static final double[] NO_ENTRIES = {};
    private static final int[] NO_ORDER = {};

    private final double start;
    private final double[] entries;

    /** Times as given, but near-equal ones made equal; the same array as those given if there are none. */
    private final double[] times;

    private final double[] givenTimes;

    /** Observed time of each subject from the times as given: merging ties must not change person-time. Without entries those times. */
    private final double[] durations;

    /** Subjects by their time; a selection keeps the order and is not sorted again. */
    private final int[] exitOrder;

    private final double[] sortedTimes;
    private final int[] entryOrder;
    private final double[] sortedEntries;

    private FollowUp(
            double start,
            double[] entries,
            double[] times,
            double[] givenTimes,
            double[] durations,
            Order byEntry,
            Order byExit) {
        this.start = start;
        this.entries = entries;
        this.times = times;
        this.givenTimes = givenTimes;
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
        OrderedTimes ordered = OrderedTimes.of(entries, times);
        for (int i = 0; i < entries.length; i++) {
            requireOrder(i, ordered.entries()[i], ordered.times()[i], " once rounding error is removed");
        }
        return new FollowUp(
                0,
                ordered.entries(),
                ordered.times(),
                ordered.givenTimes(),
                delayed ? differences(times, entries) : ordered.givenTimes(),
                new Order(ordered.byEntry(), ordered.sortedEntries()),
                new Order(ordered.byTime(), ordered.sortedTimes()));
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

    double givenTime(int subject) {
        return givenTimes[subject];
    }

    double entry(int subject) {
        return delayed() ? entries[subject] : start;
    }

    /** The subjects in the order in which they leave, a copy; ties in the order of the sample. */
    int[] exitOrder() {
        return exitOrder.clone();
    }

    /** Values of the subjects in the order in which they leave. */
    int[] inExitOrder(int[] values) {
        int[] ordered = new int[exitOrder.length];
        Blocks.forEach(ordered.length, (from, to) -> {
            for (int place = from; place < to; place++) {
                ordered[place] = values[exitOrder[place]];
            }
        });
        return ordered;
    }

    /** Times as given, a copy. */
    double[] givenTimes() {
        return givenTimes.clone();
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
        double[] given = pick(givenTimes, subjects);
        return new FollowUp(
                start,
                pick(entries, delayed() ? subjects : NO_ORDER),
                times == givenTimes ? given : pick(times, subjects),
                given,
                durations == givenTimes ? given : pick(durations, subjects),
                new Order(entryOrder, sortedEntries).select(position, delayed() ? subjects.length : 0),
                new Order(exitOrder, sortedTimes).select(position, subjects.length));
    }

    /** The subjects of each group. */
    FollowUp[] split(Grouping grouping) {
        double[][] given = grouping.split(givenTimes);
        double[][] own = times == givenTimes ? given : grouping.split(times);
        double[][] observed = durations == givenTimes ? given : grouping.split(durations);
        Order[] byEntry = delayed() ? new Order(entryOrder, sortedEntries).split(grouping) : new Order[0];
        double[][] entering = delayed() ? grouping.split(entries) : new double[0][];
        Order[] byExit = new Order(exitOrder, sortedTimes).split(grouping);
        FollowUp[] groups = new FollowUp[grouping.count()];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new FollowUp(
                    start,
                    delayed() ? entering[g] : NO_ENTRIES,
                    own[g],
                    given[g],
                    observed[g],
                    delayed() ? byEntry[g] : new Order(NO_ORDER, NO_ENTRIES),
                    byExit[g]);
        }
        return groups;
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
                givenTimes,
                shorter,
                new Order(order, pick(later, order)),
                new Order(exitOrder, sortedTimes));
    }

    /** First index of the ascending grid at which the subject can be at risk. */
    int firstIndexAtRisk(int subject, double[] grid) {
        return delayed() ? Ascending.countUpTo(grid, entries[subject]) : 0;
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

    private static double[] differences(double[] times, double[] entries) {
        double[] differences = new double[times.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = times[i] - entries[i];
        }
        return differences;
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

        /** Those of each group, renumbered. */
        Order[] split(Grouping grouping) {
            Order[] groups = new Order[grouping.count()];
            for (int g = 0; g < groups.length; g++) {
                groups[g] = new Order(new int[grouping.size(g)], new double[grouping.size(g)]);
            }
            int[] next = new int[groups.length];
            for (int k = 0; k < subjects.length; k++) {
                int subject = subjects[k];
                int g = grouping.groupOf(subject);
                int place = next[g]++;
                groups[g].subjects[place] = grouping.placeOf(subject);
                groups[g].values[place] = values[k];
            }
            return groups;
        }
    }
}
