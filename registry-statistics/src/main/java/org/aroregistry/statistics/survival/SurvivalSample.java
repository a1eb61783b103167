package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

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
    private final CaseWeights weights;

    private SurvivalSample(FollowUp followUp, boolean[] events, CaseWeights weights) {
        if (events.length != followUp.size()) {
            throw new IllegalArgumentException(followUp.size() + " times for " + events.length + " events");
        }
        this.followUp = followUp;
        this.events = events;
        this.weights = weights;
    }

    SurvivalSample(FollowUp followUp, IntPredicate event) {
        this(followUp, flags(followUp.size(), event), CaseWeights.NONE);
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
        return new SurvivalSample(FollowUp.of(times), events.clone(), CaseWeights.NONE);
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
        return new SurvivalSample(FollowUp.of(entries, times), events.clone(), CaseWeights.NONE);
    }

    /**
     * Gives each subject a weight, as for inverse probability of treatment or for identical subjects counted once.
     *
     * <p>Whole weights count subjects. If one weight of the sample is not whole, standard errors become robust (see {@link KaplanMeier}), in
     * every group selected from it.
     *
     * @param weights length n, in the order of the arrays given; finite, at least 0, not all 0
     * @return the weighted sample
     * @throws IllegalArgumentException if there is not one weight per subject, one is out of range, or all are 0
     */
    public SurvivalSample weighted(double[] weights) {
        if (weights.length != size()) {
            throw new IllegalArgumentException(weights.length + " weights for " + size() + " subjects");
        }
        return new SurvivalSample(followUp, events, this.weights.withWeights(weights));
    }

    /**
     * Says which rows belong together (one person's intervals, a family, a hospital), and asks for robust standard errors.
     *
     * @param clusters length n, in the order of the arrays given: any numbers
     * @return the clustered sample
     * @throws IllegalArgumentException if there is not one cluster per subject
     */
    public SurvivalSample clustered(int[] clusters) {
        if (clusters.length != size()) {
            throw new IllegalArgumentException(clusters.length + " clusters for " + size() + " subjects");
        }
        return new SurvivalSample(followUp, events, weights.withClusters(clusters));
    }

    /**
     * Says whether subjects have weights or clusters.
     *
     * @return {@code false} if each subject counts as one, on its own
     */
    public boolean isWeighted() {
        return weights.present();
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
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        return count;
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
     * Adds up the weights of the subjects at risk at a time.
     *
     * @param time any time
     * @return the sum over those with entry &lt; time ≤ own time; their number without weights
     */
    public double weightedAtRisk(double time) {
        if (!weights.present()) {
            return atRisk(time);
        }
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            boolean entered = !followUp.delayed() || followUp.entry(i) < time;
            sum += entered && followUp.time(i) >= time ? weights.weight(i) : 0;
        }
        return sum;
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
        if (lastTime() <= start) {
            throw new IllegalArgumentException("nobody is observed after the start " + start);
        }
        SurvivalSample left = select(i -> followUp.time(i) > start);
        return new SurvivalSample(left.followUp.startingAt(start), left.events, left.weights);
    }

    /**
     * Exchanges events and censorings, for the reverse Kaplan-Meier estimate of the follow-up time.
     *
     * @return the same times with the opposite flags
     */
    public SurvivalSample reversed() {
        return new SurvivalSample(followUp, flags(size(), i -> !events[i]), weights);
    }

    /**
     * Picks subjects, for instance one group; ties stay as decided over the whole sample.
     *
     * @param subjects says of each index (0-based position in the arrays given) whether to keep it
     * @return the picked subjects in their order
     * @throws IllegalArgumentException if none is picked
     */
    public SurvivalSample select(IntPredicate subjects) {
        int[] picked = FollowUp.indices(size(), subjects);
        if (picked.length == 0) {
            throw new IllegalArgumentException("none of the " + size() + " subjects is selected");
        }
        return new SurvivalSample(
                followUp.select(picked), flags(picked.length, i -> events[picked[i]]), weights.select(picked));
    }

    /**
     * Picks every group, in one pass; ties stay as decided over the whole sample.
     *
     * @param groups group of each subject, in the order of the sample: any numbers
     * @return the sample of each group that has subjects, by ascending number of the group
     * @throws IllegalArgumentException if there is not one group per subject
     */
    public SortedMap<Integer, SurvivalSample> byGroup(int[] groups) {
        Grouping grouping = Grouping.of(size(), groups);
        FollowUp[] parts = followUp.split(grouping);
        boolean[][] ownEvents = grouping.split(events);
        CaseWeights[] ownWeights = weights.split(grouping);
        SortedMap<Integer, SurvivalSample> samples = new TreeMap<>();
        for (int g = 0; g < parts.length; g++) {
            samples.put(grouping.label(g), new SurvivalSample(parts[g], ownEvents[g], ownWeights[g]));
        }
        return Collections.unmodifiableSortedMap(samples);
    }

    FollowUp followUp() {
        return followUp;
    }

    boolean event(int subject) {
        return events[subject];
    }

    CaseWeights weights() {
        return weights;
    }

    RiskTable riskTable() {
        int[] ends = new int[size()];
        for (int place = 0; place < ends.length; place++) {
            ends[place] = events[followUp.exiting(place)] ? 1 : 0;
        }
        return RiskTable.of(followUp, followUp.distinctTimes(), 1, ends);
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
