package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A checked sample of right-censored times, optionally with delayed entry.
 *
 * <p>The conventions of every estimator in this package:
 *
 * <ul>
 *   <li>A subject is at risk at t if entry &lt; t ≤ time. Without entries everybody is at risk from time 0, zero included, so an event at time
 *       0 counts. With entries an event at time 0 is impossible; the caller moves it to, say, half a day.
 *   <li>Events come before censorings: who is censored at t is still at risk at t. Entries come last: who enters at t is not at risk at t.
 *   <li>Times (entries included) closer than rounding error are one time, decided once over the whole sample. So build one sample of all
 *       groups and {@link #select} the groups from it.
 * </ul>
 *
 * <p>Instances are immutable; the arrays are copied.
 */
public final class SurvivalSample {

    private final FollowUp followUp;
    private final boolean[] events;

    private SurvivalSample(FollowUp followUp, boolean[] events) {
        if (events.length != followUp.size()) {
            throw new IllegalArgumentException(followUp.size() + " times for " + events.length + " events");
        }
        this.followUp = followUp;
        this.events = events;
    }

    SurvivalSample(FollowUp followUp, IntPredicate event) {
        this(followUp, flags(followUp.size(), event));
    }

    /**
     * Takes a sample in which everybody is observed from time 0.
     *
     * @param times follow-up time of each subject, length n ≥ 1, finite and ≥ 0, in any unit and order
     * @param events length n; {@code true} if the event was seen at that time, {@code false} if censored
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, or a time is negative or not finite
     */
    public static SurvivalSample of(double[] times, boolean[] events) {
        return new SurvivalSample(FollowUp.of(times), events.clone());
    }

    /**
     * Takes a sample with delayed entry (left truncation).
     *
     * @param entries length n; when the observation of each subject begins, finite, ≥ 0 and before its time
     * @param times length n ≥ 1; when it ends, finite, in the unit of the entries
     * @param events length n; {@code true} if the event was seen at that time, {@code false} if censored
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, a value is negative or not finite, or a subject enters at or after
     *     its time (such a subject was never observed; leave it out and count it)
     */
    public static SurvivalSample of(double[] entries, double[] times, boolean[] events) {
        return new SurvivalSample(FollowUp.of(entries, times), events.clone());
    }

    /**
     * Gives the number of subjects.
     *
     * @return at least 1
     */
    public int size() {
        return followUp.size();
    }

    /**
     * Gives the number of events.
     *
     * @return at least 0
     */
    public int eventCount() {
        return (int) IntStream.range(0, events.length).filter(i -> events[i]).count();
    }

    /**
     * Gives the time at which the sample begins.
     *
     * @return 0, or the time given to {@link #aliveAt}
     */
    public double start() {
        return followUp.start();
    }

    /**
     * Says whether subjects have entries of their own.
     *
     * @return {@code false} if everybody is observed from time 0
     */
    public boolean hasDelayedEntry() {
        return followUp.delayed();
    }

    /**
     * Counts the subjects at risk at a time.
     *
     * @param time any time
     * @return the number with entry &lt; time ≤ own time; with delayed entry 0 at the start of the sample
     */
    public int atRisk(double time) {
        return followUp.atRisk(time);
    }

    /**
     * Counts the subjects at risk an instant after a time, those who enter at it included.
     *
     * @param time any time
     * @return the number with entry ≤ time &lt; own time
     */
    public int atRiskAfter(double time) {
        return followUp.atRiskAfter(time);
    }

    /**
     * Adds up the observed time of all subjects.
     *
     * @return the sum of time - entry, greater than 0 unless all times are 0
     */
    public double personTime() {
        return followUp.personTime();
    }

    /**
     * Finds the first time after which enough subjects are at risk to begin a curve.
     *
     * @param minimum wanted number at risk, at least 1
     * @return the smallest t with {@link #atRiskAfter atRiskAfter(t)} ≥ minimum, which is an entry time or the start; empty if it is never
     *     reached
     * @throws IllegalArgumentException if the minimum is less than 1
     */
    public OptionalDouble firstTimeAtRisk(int minimum) {
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum number at risk " + minimum + " is less than 1");
        }
        if (!followUp.delayed()) {
            // An event at time 0 is within the risk set of time 0 here.
            return size() >= minimum ? OptionalDouble.of(start()) : OptionalDouble.empty();
        }
        return Arrays.stream(followUp.growthTimes())
                .filter(time -> followUp.atRiskAfter(time) >= minimum)
                .findFirst();
    }

    /**
     * Conditions on being event-free and observed after a time, so that estimates become S(t | alive at start).
     *
     * <p>Keeps the subjects whose time lies after the start, and lets nobody be at risk at or before it. Events at the start itself belong to
     * the condition and do not count (R's {@code survfit(start.time = )} counts them).
     *
     * @param start the new start, finite, not before the present one
     * @return the conditional sample, with delayed entry
     * @throws IllegalArgumentException if the start is out of range or nobody is left
     */
    public SurvivalSample aliveAt(double start) {
        if (!(start >= start() && start < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("start " + start + " is not finite and at least " + start());
        }
        SurvivalSample left = select(i -> followUp.time(i) > start);
        return new SurvivalSample(left.followUp.startingAt(start), left.events);
    }

    /**
     * Exchanges events and censorings, for the reverse Kaplan-Meier estimate of the follow-up time.
     *
     * @return the same times with the opposite flags
     */
    public SurvivalSample reversed() {
        return new SurvivalSample(followUp, i -> !events[i]);
    }

    /**
     * Picks subjects, for instance one group; ties stay as decided over the whole sample.
     *
     * @param subjects says of each index (0-based position in the arrays given) whether to keep it
     * @return the picked subjects in their order
     * @throws IllegalArgumentException if none is picked
     */
    public SurvivalSample select(IntPredicate subjects) {
        int[] picked = IntStream.range(0, size()).filter(subjects).toArray();
        if (picked.length == 0) {
            throw new IllegalArgumentException("no subjects");
        }
        return new SurvivalSample(followUp.select(picked), i -> events[picked[i]]);
    }

    RiskTable riskTable() {
        return riskTable(followUp.distinctTimes());
    }

    /** Counts on a grid that holds every exit time of this sample. */
    RiskTable riskTable(double[] grid) {
        return RiskTable.of(followUp, grid, 1, i -> events[i] ? 1 : 0);
    }

    double[] distinctTimes() {
        return followUp.distinctTimes();
    }

    double lastTime() {
        return followUp.lastTime();
    }

    private static boolean[] flags(int length, IntPredicate event) {
        boolean[] flags = new boolean[length];
        for (int i = 0; i < length; i++) {
            flags[i] = event.test(i);
        }
        return flags;
    }
}
