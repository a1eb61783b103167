package org.aroregistry.statistics.numeric;

/**
 * Decides which times are one time: those that differ by rounding error only.
 *
 * <p>Two neighbours among all distinct times belong to one run if their gap, or their gap over the mean size of the distinct times, is at most
 * 1.49e-8; chains link, and every member of a run takes its first value. A day count divided by 365.25 in two different orders is then still
 * one time. This is the rule of R's {@code aeqSurv} ({@code timefix = TRUE}).
 */
public final class RoundingTies {
    /** Square root of the double epsilon 2^-52, the tolerance of R's {@code aeqSurv}. */
    private static final double ROUNDING = Math.sqrt(Math.ulp(1.0));

    private RoundingTies() {}

    /**
     * Gives every value of a run of near-equal values the first value of the run, over two arrays as if they were one.
     *
     * @param entries ascending and finite; changed in place
     * @param times ascending and finite; changed in place
     * @return whether anything may have been changed
     */
    public static boolean merge(double[] entries, double[] times) {
        int size = entries.length + times.length;
        double sum = 0;
        int distinct = 0;
        double least = Double.POSITIVE_INFINITY;
        double previous = Double.NaN;
        for (int e = 0, x = 0; e + x < size; ) {
            double value = entryIsNext(entries, e, times, x) ? entries[e++] : times[x++];
            if (value != previous) {
                sum += Math.abs(value);
                distinct++;
                least = Double.isNaN(previous) ? least : Math.min(least, value - previous);
                previous = value;
            }
        }
        double tolerance = ROUNDING * Math.max(1, sum / distinct);
        if (least > tolerance) {
            return false;
        }
        double run = Double.NaN;
        double before = Double.NaN;
        for (int e = 0, x = 0; e + x < size; ) {
            boolean entry = entryIsNext(entries, e, times, x);
            double value = entry ? entries[e] : times[x];
            // The gap to the previous value, merged or not: chains link. The first comparison, with NaN, opens the
            // first run.
            if (!(value - before <= tolerance)) {
                run = value;
            }
            before = value;
            if (entry) {
                entries[e++] = run;
            } else {
                times[x++] = run;
            }
        }
        return true;
    }

    private static boolean entryIsNext(double[] entries, int e, double[] times, int x) {
        return x == times.length || e < entries.length && entries[e] <= times[x];
    }
}
