package org.aroregistry.statistics.exposure;

import org.aroregistry.statistics.followup.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * A checked sample of subjects followed to an event, some of whom become exposed on the way.
 *
 * <ul>
 *   <li>A subject exposed at x is unexposed up to x, x included, and exposed after it. So an event at x is an event of the unexposed: an exposure that
 *       begins at the time of the event did not precede it.
 *   <li>A subject is at risk at t if entry &lt; t ≤ time, the entry being 0 unless given. One whose exposure began at or before its entry is exposed
 *       throughout. An exposure after the end of follow-up was never seen.
 *   <li>A subject observed for no time at all, as with a time of 0, adds no row; {@link ExposureRows#unobserved} counts these.
 *   <li>Times closer than rounding error are one time, exposures included.
 * </ul>
 *
 * <p>Instances are immutable; the arrays are copied.
 */
public final class ExposureSample {
    private final double @Nullable [] entries;
    private final double[] times;
    private final boolean[] events;
    private final double[] exposures;

    private ExposureSample(double @Nullable [] entries, double[] times, boolean[] events, double[] exposures) {
        this.entries = entries;
        this.times = times;
        this.events = events;
        this.exposures = exposures;
    }

    /**
     * Takes a sample in which everybody is observed from time 0.
     *
     * @param times follow-up time of each subject, length n ≥ 1, finite and ≥ 0
     * @param events length n; whether the event was seen at that time
     * @param exposures length n; when the exposure began, finite, NaN for never
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, a time is negative or not finite, or an exposure is infinite
     */
    public static ExposureSample of(double[] times, boolean[] events, double[] exposures) {
        return checked(null, times, events, exposures);
    }

    /**
     * Takes a sample with delayed entry.
     *
     * @param entries length n; when the observation of each subject begins, finite, ≥ 0 and not after its time
     * @param times length n ≥ 1; when it ends, finite
     * @param events length n; whether the event was seen at that time
     * @param exposures length n; when the exposure began, finite, NaN for never
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, a value is negative or not finite, an exposure is infinite, or a subject
     *     enters after its time
     */
    public static ExposureSample of(double[] entries, double[] times, boolean[] events, double[] exposures) {
        return checked(entries.clone(), times, events, exposures);
    }

    private static ExposureSample checked(
            double @Nullable [] entries, double[] times, boolean[] events, double[] exposures) {
        int n = times.length;
        if (n == 0) {
            throw new IllegalArgumentException("there are no times");
        }
        requireLength("events", events.length, n);
        requireLength("exposures", exposures.length, n);
        if (entries != null) {
            requireLength("entries", entries.length, n);
        }
        for (int i = 0; i < n; i++) {
            requireTime("time", i, times[i]);
            if (Double.isInfinite(exposures[i])) {
                throw new IllegalArgumentException(
                        "exposure of subject " + i + " is " + exposures[i] + ", neither finite nor NaN for never");
            }
            if (entries != null) {
                requireTime("entry", i, entries[i]);
                if (entries[i] > times[i]) {
                    throw new IllegalArgumentException(
                            "subject " + i + " enters at " + entries[i] + ", after its time " + times[i]);
                }
            }
        }
        return new ExposureSample(entries, times.clone(), events.clone(), exposures.clone());
    }

    private static void requireLength(String what, int length, int subjects) {
        if (length != subjects) {
            throw new IllegalArgumentException(length + " " + what + " for " + subjects + " subjects");
        }
    }

    private static void requireTime(String what, int subject, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " of subject " + subject + " is " + value + ", not finite and at least 0");
        }
    }

    /** Gives the number of subjects, at least 1. */
    public int size() {
        return times.length;
    }

    /** Says whether subjects have entries of their own. */
    public boolean hasDelayedEntry() {
        return entries != null;
    }

    /**
     * Splits each subject at the begin of its exposure.
     *
     * @return a row of unexposed time, a row of exposed time, or both, for each subject
     */
    public ExposureRows split() {
        int n = size();
        double[] begins = new double[n];
        double[] switches = new double[n];
        for (int i = 0; i < n; i++) {
            begins[i] = entry(i);
            boolean inside = exposures[i] > begins[i] && exposures[i] < times[i];
            switches[i] = inside ? exposures[i] : begins[i];
        }
        int[][] positions = new int[3][n];
        TimeGrid grid = TimeGrid.of(positions, begins, times, switches);
        ExposureRows.Builder rows = new ExposureRows.Builder(n);
        for (int i = 0; i < n; i++) {
            int begin = positions[0][i];
            int end = positions[1][i];
            int change = positions[2][i];
            if (begin == end) {
                rows.unobserved();
            } else if (exposures[i] < times[i] && change == begin) {
                rows.add(i, grid.time(begin), grid.time(end), events[i], true, times[i] - begins[i]);
            } else if (exposures[i] < times[i] && change < end) {
                rows.add(i, grid.time(begin), grid.time(change), false, false, switches[i] - begins[i]);
                rows.add(i, grid.time(change), grid.time(end), events[i], true, times[i] - switches[i]);
            } else {
                rows.add(i, grid.time(begin), grid.time(end), events[i], false, times[i] - begins[i]);
            }
        }
        return rows.build();
    }

    /** Says of each subject whether it was observed for any time. */
    boolean[] observed() {
        double[] begins = new double[size()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = entry(i);
        }
        return observed(begins, times);
    }

    /** Says of each interval whether it has a length once rounding error is removed. */
    static boolean[] observed(double[] begins, double[] ends) {
        int[][] positions = new int[2][begins.length];
        if (begins.length > 0) {
            TimeGrid.of(positions, begins, ends);
        }
        boolean[] observed = new boolean[begins.length];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = positions[0][i] < positions[1][i];
        }
        return observed;
    }

    double entry(int subject) {
        return entries == null ? 0 : entries[subject];
    }

    double time(int subject) {
        return times[subject];
    }

    boolean event(int subject) {
        return events[subject];
    }

    /** NaN for never. */
    double exposure(int subject) {
        return exposures[subject];
    }
}
