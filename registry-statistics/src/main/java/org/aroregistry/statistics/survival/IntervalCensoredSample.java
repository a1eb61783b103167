package org.aroregistry.statistics.survival;

/**
 * A checked sample of events known only to lie between two visits.
 *
 * <p>The event of a subject lies in (lower, upper]: it had not happened at lower and had at upper. Lower equal to upper is an event seen at
 * that time, an infinite upper is right-censoring, lower 0 an event before the first visit. Instances are immutable; the arrays are copied.
 */
public final class IntervalCensoredSample {

    private final double[] lower;
    private final double[] upper;

    private IntervalCensoredSample(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Takes a sample.
     *
     * @param lower length n ≥ 1; last time at which each subject was known to be free of the event, finite, ≥ 0, in any unit and order
     * @param upper length n; first time at which the event was known, at least the lower time; infinite if it never was
     * @return the sample
     * @throws IllegalArgumentException if the lengths differ or are zero, or a time is out of range
     */
    public static IntervalCensoredSample of(double[] lower, double[] upper) {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(lower.length + " lower times for " + upper.length + " upper times");
        }
        if (lower.length == 0) {
            throw new IllegalArgumentException("there are no lower times");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] >= 0 && lower[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "lower time of subject " + i + " is " + lower[i] + ", not finite and at least 0");
            }
            if (!(upper[i] >= lower[i])) {
                throw new IllegalArgumentException(
                        "upper time of subject " + i + " is " + upper[i] + ", not at least its lower time " + lower[i]);
            }
        }
        return new IntervalCensoredSample(lower.clone(), upper.clone());
    }

    /**
     * Gives the number of subjects.
     *
     * @return at least 1
     */
    public int size() {
        return lower.length;
    }

    double lower(int subject) {
        return lower[subject];
    }

    double upper(int subject) {
        return upper[subject];
    }

    boolean exact(int subject) {
        return lower[subject] == upper[subject];
    }
}
