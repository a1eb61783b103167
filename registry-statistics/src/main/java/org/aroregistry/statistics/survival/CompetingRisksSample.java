package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A checked sample of times that end in one of several exclusive causes or in censoring, optionally with delayed entry.
 *
 * <p>The conventions are those of {@link SurvivalSample}. Causes at one time all come before the censorings at that time.
 */
public final class CompetingRisksSample {

    private final FollowUp followUp;
    private final int causeCount;
    private final int[] causes;

    private CompetingRisksSample(FollowUp followUp, int causeCount, int[] causes) {
        if (causes.length != followUp.size()) {
            throw new IllegalArgumentException(followUp.size() + " times for " + causes.length + " causes");
        }
        if (causeCount < 1 || causeCount > 1000) {
            throw new IllegalArgumentException("number of causes " + causeCount + " is not between 1 and 1000");
        }
        for (int i = 0; i < causes.length; i++) {
            if (causes[i] < 0 || causes[i] > causeCount) {
                throw new IllegalArgumentException(
                        "cause of subject " + i + " is " + causes[i] + ", not between 0 and " + causeCount);
            }
        }
        this.followUp = followUp;
        this.causeCount = causeCount;
        this.causes = causes;
    }

    /**
     * Takes a sample in which everybody is observed from time 0.
     *
     * @param causeCount number of causes K, 1 to 1000, also of those nobody had
     * @param times follow-up time of each subject, length n ≥ 1, finite and ≥ 0, in any unit and order
     * @param causes length n; 1 to K for the cause seen at that time, 0 if censored
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, a time is negative or not finite, or a cause or their number is out of range
     */
    public static CompetingRisksSample of(int causeCount, double[] times, int[] causes) {
        return new CompetingRisksSample(FollowUp.of(times), causeCount, causes.clone());
    }

    /**
     * Takes a sample with delayed entry (left truncation).
     *
     * @param causeCount number of causes K, 1 to 1000, also of those nobody had
     * @param entries length n; when the observation of each subject begins, finite, ≥ 0 and before its time
     * @param times length n ≥ 1; when it ends, finite, in the unit of the entries
     * @param causes length n; 1 to K for the cause seen at that time, 0 if censored
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, a value is negative or not finite, a subject enters at or after its
     *     time, or a cause or their number is out of range
     */
    public static CompetingRisksSample of(int causeCount, double[] entries, double[] times, int[] causes) {
        return new CompetingRisksSample(FollowUp.of(entries, times), causeCount, causes.clone());
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
     * Gives the number of causes.
     *
     * @return K, at least 1
     */
    public int causeCount() {
        return causeCount;
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
     * @return the number with entry &lt; time ≤ own time
     */
    public int atRisk(double time) {
        return followUp.atRisk(time);
    }

    /**
     * Counts the events of one cause.
     *
     * @param cause 1 to K
     * @return at least 0
     * @throws IllegalArgumentException if there is no such cause
     */
    public int eventCount(int cause) {
        requireCause(cause);
        return (int) Arrays.stream(causes).filter(c -> c == cause).count();
    }

    /**
     * Finds the first time after which enough subjects are at risk to begin a curve.
     *
     * @param minimum wanted number at risk, at least 1
     * @return as {@link SurvivalSample#firstTimeAtRisk}
     * @throws IllegalArgumentException if the minimum is less than 1
     */
    public OptionalDouble firstTimeAtRisk(int minimum) {
        return anyCause().firstTimeAtRisk(minimum);
    }

    /**
     * Conditions on being event-free and observed after a time; see {@link SurvivalSample#aliveAt}.
     *
     * @param start the new start, finite, not before the present one
     * @return the conditional sample, with delayed entry
     * @throws IllegalArgumentException if the start is out of range or nobody is left
     */
    public CompetingRisksSample aliveAt(double start) {
        if (!(start >= start() && start < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("start " + start + " is not finite and at least " + start());
        }
        if (lastTime() <= start) {
            throw new IllegalArgumentException("nobody is observed after the start " + start);
        }
        CompetingRisksSample left = select(i -> followUp.time(i) > start);
        return new CompetingRisksSample(left.followUp.startingAt(start), causeCount, left.causes);
    }

    /**
     * Takes every cause as the event, for the event-free survival.
     *
     * @return the sample of the first event of any cause
     */
    public SurvivalSample anyCause() {
        return new SurvivalSample(followUp, i -> causes[i] > 0);
    }

    /**
     * Takes one cause as the event and censors at the others, for cause-specific hazards and tests.
     *
     * <p>One minus the Kaplan-Meier estimate of this sample is not the probability of the cause; use {@link AalenJohansen} for that.
     *
     * @param cause 1 to K
     * @return the sample of that cause
     * @throws IllegalArgumentException if there is no such cause
     */
    public SurvivalSample causeSpecific(int cause) {
        requireCause(cause);
        return new SurvivalSample(followUp, i -> causes[i] == cause);
    }

    /**
     * Picks subjects, for instance one group; ties stay as decided over the whole sample.
     *
     * @param subjects says of each index (0-based position in the arrays given) whether to keep it
     * @return the picked subjects in their order
     * @throws IllegalArgumentException if none is picked
     */
    public CompetingRisksSample select(IntPredicate subjects) {
        int[] picked = FollowUp.indices(size(), subjects);
        if (picked.length == 0) {
            throw new IllegalArgumentException("none of the " + size() + " subjects is selected");
        }
        int[] pickedCauses = new int[picked.length];
        for (int k = 0; k < picked.length; k++) {
            pickedCauses[k] = causes[picked[k]];
        }
        return new CompetingRisksSample(followUp.select(picked), causeCount, pickedCauses);
    }

    /**
     * Picks every group, in one pass; ties stay as decided over the whole sample.
     *
     * @param groups group of each subject, in the order of the sample: any numbers
     * @return the sample of each group that has subjects, by ascending number of the group
     * @throws IllegalArgumentException if there is not one group per subject
     */
    public SortedMap<Integer, CompetingRisksSample> byGroup(int[] groups) {
        Grouping grouping = Grouping.of(size(), groups);
        FollowUp[] parts = followUp.split(grouping);
        int[][] ownCauses = grouping.split(causes);
        SortedMap<Integer, CompetingRisksSample> samples = new TreeMap<>();
        for (int g = 0; g < parts.length; g++) {
            samples.put(grouping.label(g), new CompetingRisksSample(parts[g], causeCount, ownCauses[g]));
        }
        return Collections.unmodifiableSortedMap(samples);
    }

    RiskTable riskTable() {
        return RiskTable.of(followUp, followUp.distinctTimes(), causeCount, followUp.inExitOrder(causes));
    }

    FollowUp followUp() {
        return followUp;
    }

    /**
     * Gives the cause of a subject.
     *
     * @param subject position in the arrays given, from 0
     * @return 1 to the number of causes, 0 if censored
     * @throws IllegalArgumentException if there is no such subject
     */
    public int cause(int subject) {
        if (subject < 0 || subject >= causes.length) {
            throw new IllegalArgumentException("subject " + subject + " is not between 0 and " + (causes.length - 1));
        }
        return causes[subject];
    }

    /**
     * Gives the times with near-equal ones made equal, as most estimators use them.
     *
     * @return one per subject; a copy
     */
    public double[] times() {
        return IntStream.range(0, size()).mapToDouble(followUp::time).toArray();
    }

    /**
     * Gives the times just as they were given, for methods that treat near-equal ones as different.
     *
     * @return one per subject; a copy
     */
    public double[] givenTimes() {
        return followUp.givenTimes();
    }

    /**
     * Gives the subjects in the order of their times.
     *
     * @return positions in the arrays given, from 0; equal times in that order; a copy
     */
    public int[] byTime() {
        return followUp.exitOrder();
    }

    /**
     * Gives the entries, those near equal to another time made equal to it.
     *
     * @return one per subject; a copy
     * @throws IllegalStateException if the sample has no entries
     */
    public double[] entries() {
        if (!hasDelayedEntry()) {
            throw new IllegalStateException("the sample has no entries");
        }
        return IntStream.range(0, size()).mapToDouble(followUp::entry).toArray();
    }

    double lastTime() {
        return followUp.lastTime();
    }

    private void requireCause(int cause) {
        if (cause < 1 || cause > causeCount) {
            throw new IllegalArgumentException("cause " + cause + " is not between 1 and " + causeCount);
        }
    }
}
