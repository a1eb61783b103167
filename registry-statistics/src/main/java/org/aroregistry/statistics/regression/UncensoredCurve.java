package org.aroregistry.statistics.regression;

/**
 * The Kaplan-Meier estimate of remaining uncensored, for weights by the inverse of it.
 *
 * <p>Events come before censorings: who has the event at t cannot be censored at t any more and is not at risk of it.
 */
final class UncensoredCurve {
    private final CoxSample sample;
    private final int[] order;
    private final int from;

    /** Probability of remaining uncensored just before each row's time, by position from the first. */
    private final double[] before;

    /**
     * Estimates from the rows at some positions.
     *
     * @param sample without entries
     * @param order rows; those at the positions by ascending time
     * @param from first position
     * @param to after the last
     */
    UncensoredCurve(CoxSample sample, int[] order, int from, int to) {
        this.sample = sample;
        this.order = order;
        this.from = from;
        this.before = new double[to - from];
        estimate(later());
    }

    /** Weight of the rows with a later time, by position. Summed from the end, so that it is exactly 0 after the last. */
    private double[] later() {
        double[] later = new double[before.length];
        double sum = 0;
        for (int i = before.length - 1, end = i; i >= 0; i--) {
            if (time(i) != time(end)) {
                for (; end > i; end--) {
                    sum += weight(end);
                }
            }
            later[i] = sum;
        }
        return later;
    }

    private void estimate(double[] later) {
        double uncensored = 1;
        for (int i = 0; i < before.length; ) {
            double censored = 0;
            int start = i;
            for (; i < before.length && time(i) == time(start); i++) {
                before[i] = uncensored;
                censored += sample.events()[order[from + i]] ? 0 : weight(i);
            }
            uncensored *= censored > 0 ? later[start] / (later[start] + censored) : 1;
        }
    }

    private double time(int index) {
        return sample.times()[order[from + index]];
    }

    private double weight(int index) {
        double[] weights = sample.weights();
        return weights == null ? 1 : weights[order[from + index]];
    }

    /** Probability just before the time of the row at a position of the order; greater than 0 for a row with an event. */
    double before(int position) {
        return before[position - from];
    }

    /**
     * Probability an instant after a time.
     *
     * @param firstLater first position with a later time
     * @return 0 if the position is after the last and some row of the last time is censored
     */
    double after(int firstLater) {
        int index = firstLater - from;
        if (index < before.length) {
            return before[index];
        }
        double last = before[before.length - 1];
        for (int i = before.length - 1; i >= 0 && time(i) == time(before.length - 1); i--) {
            if (!sample.events()[order[from + i]]) {
                return 0;
            }
        }
        return last;
    }
}
