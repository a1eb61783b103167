package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.SortOrder;
import org.aroregistry.statistics.survival.CompetingRisksSample;

/**
 * Who is at risk of one cause in the subdistribution, and with what weight, at each distinct time of an event of the cause.
 *
 * <p>Subjects are kept in the order of their times. At event time number u a subject is at risk with weight 1 if entered ≤ u &lt; exited,
 * and, after a competing event, with weight fade · ratio(exited + 1) · … · ratio(u) if exited ≤ u. Ratios are kept instead of weights because
 * the weights themselves may leave the range of numbers under delayed entry.
 */
final class SubdistributionRiskSets {
    /** What cmprsk takes off a time to look just before it. */
    private static final double EPSILON = Math.ulp(1.0);

    /** Original position of each subject, in the order of time. */
    final int[] order;

    /** Times by which events are tied or not, ascending. */
    final double[] times;

    final boolean[] own;
    final boolean[] competing;
    final boolean[] censored;

    /** Number of event times at or before each subject's time, and at or before its entry. */
    final int[] exited;

    final int[] entered;

    /** Subjects by their entry, ascending; empty if everybody is there from the start. */
    final int[] byEntry;

    /** Distinct event times, ascending, the number of events at each, and the change of all weights since the one before. */
    final double[] eventTimes;

    final int[] events;
    final double[] ratio;

    /** Weight of each subject with a competing event at the first event time after it; 0 for all others. */
    final double[] fade;

    /** Rows that the weighted data set of R's finegray has. */
    final long expandedRows;

    private final CensoringCurve curve;
    private final int[] factorsBefore;

    SubdistributionRiskSets(CompetingRisksSample sample, int cause, CensoringWeights weights) {
        double[] merged = sample.times();
        double[] given = weights == CensoringWeights.FINE_GRAY ? sample.givenTimes() : merged;
        double[] entries = sample.hasDelayedEntry() ? sample.entries() : new double[0];
        int n = given.length;
        order = sample.byTime();
        times = new double[n];
        own = new boolean[n];
        competing = new boolean[n];
        censored = new boolean[n];
        double[] equalTimes = new double[n];
        for (int i = 0; i < n; i++) {
            int subject = order[i];
            times[i] = given[subject];
            equalTimes[i] = merged[subject];
            own[i] = sample.cause(subject) == cause;
            censored[i] = sample.cause(subject) == 0;
            competing[i] = !own[i] && !censored[i];
        }
        eventTimes = distinctOwn();
        events = new int[eventTimes.length];
        exited = new int[n];
        countExits();
        entered = new int[n];
        byEntry = entries.length == 0 ? new int[0] : placeEntries(entries);
        curve = weights == CensoringWeights.FINE_GRAY
                ? CensoringCurve.withEventsAtRisk(equalTimes, censored)
                : CensoringCurve.withEventsGone(equalTimes, censored, sorted(entries));
        factorsBefore = new int[eventTimes.length];
        for (int u = 0; u < factorsBefore.length; u++) {
            factorsBefore[u] = factorsBefore(eventTimes[u], weights);
        }
        ratio = new double[eventTimes.length];
        fade = new double[n];
        expandedRows = weigh(weights);
    }

    /**
     * Number of factors of the censoring curve that lie before a time. For the weights of crr, just as there: a product over times up to
     * t (1 - 2^-52), which decides for times in the last bit, and for time 0.
     */
    private int factorsBefore(double time, CensoringWeights weights) {
        return curve.countBefore(weights == CensoringWeights.FINE_GRAY ? Math.nextUp(time * (1 - EPSILON)) : time);
    }

    int size() {
        return order.length;
    }

    int eventTimeCount() {
        return eventTimes.length;
    }

    /** Whether all weights are numbers. */
    boolean isDefined() {
        for (double value : fade) {
            if (!(value < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        for (double value : ratio) {
            if (!(value < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    private double[] distinctOwn() {
        double[] distinct = new double[times.length];
        int count = 0;
        for (int i = 0; i < times.length; i++) {
            if (own[i] && (count == 0 || times[i] > distinct[count - 1])) {
                distinct[count++] = times[i];
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private void countExits() {
        int passed = 0;
        for (int i = 0; i < times.length; i++) {
            while (passed < eventTimes.length && eventTimes[passed] <= times[i]) {
                passed++;
            }
            exited[i] = passed;
            if (own[i]) {
                events[passed - 1]++;
            }
        }
    }

    private int[] placeEntries(double[] entries) {
        double[] byTime = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            byTime[i] = entries[order[i]];
        }
        int[] ascending = SortOrder.ascending(byTime);
        int passed = 0;
        for (int i : ascending) {
            while (passed < eventTimes.length && eventTimes[passed] <= byTime[i]) {
                passed++;
            }
            entered[i] = passed;
        }
        return ascending;
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Fills ratios and fades from the last time to the first, and counts the rows of the expanded data set. */
    private long weigh(CensoringWeights weights) {
        int first = 0;
        while (first < times.length && !competing[first]) {
            first++;
        }
        // Before the first competing event there is nothing to weigh, and a ratio need not exist.
        int firstUsed = first < times.length ? exited[first] : eventTimes.length;
        for (int u = 1; u < ratio.length; u++) {
            ratio[u] = u > firstUsed ? curve.product(factorsBefore[u - 1], factorsBefore[u]) : 1;
        }
        long rows = times.length;
        int next = eventTimes.length;
        int index = 0;
        double product = 1;
        int[] intervalsFrom = intervalsFrom();
        for (int i = times.length - 1; i >= 0; i--) {
            if (!competing[i] || exited[i] == eventTimes.length) {
                continue;
            }
            if (exited[i] < next) {
                next = exited[i];
                index = factorsBefore[next];
                product = 1;
            }
            int from = factorsBefore(times[i], weights);
            while (index > from) {
                product *= curve.factor(--index);
            }
            fade[i] = product;
            // The row that reaches over the time of the event itself is there anyhow.
            rows += intervalsFrom[next] - (from == factorsBefore[next] ? 1 : 0);
        }
        return rows;
    }

    /** Number of intervals between the steps of the curve that hold event times from u on. */
    private int[] intervalsFrom() {
        int[] intervals = new int[eventTimes.length + 1];
        for (int u = eventTimes.length - 1; u >= 0; u--) {
            boolean sameAsNext = u + 1 < eventTimes.length && factorsBefore[u] == factorsBefore[u + 1];
            intervals[u] = intervals[u + 1] + (sameAsNext ? 0 : 1);
        }
        return intervals;
    }
}
