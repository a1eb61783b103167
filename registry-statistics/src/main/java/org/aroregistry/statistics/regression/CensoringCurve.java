package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The product-limit estimates whose ratio G(t-)/G(s-) is the weight at t of a subject with a competing event at s.
 *
 * <p>Kept as factors at their times, because under delayed entry the product itself may leave the range of numbers while its ratios do not.
 */
final class CensoringCurve {
    private final double[] times;
    private final double[] factors;

    private CensoringCurve(double[] times, double[] factors) {
        this.times = times;
        this.factors = factors;
    }

    /**
     * G with those who fail at t at risk of censoring at t.
     *
     * @param ascending times with near-equal ones made equal, ascending
     * @param censored whether each of them is a censoring
     */
    static CensoringCurve withEventsAtRisk(double[] ascending, boolean[] censored) {
        int n = ascending.length;
        double[] times = new double[n];
        double[] factors = new double[n];
        int count = 0;
        for (int begin = 0, end; begin < n; begin = end) {
            int own = 0;
            for (end = begin; end < n && ascending[end] == ascending[begin]; end++) {
                own += censored[end] ? 1 : 0;
            }
            if (own > 0) {
                double atRisk = n - begin;
                times[count] = ascending[begin];
                factors[count++] = (atRisk - own) / atRisk;
            }
        }
        return new CensoringCurve(Arrays.copyOf(times, count), Arrays.copyOf(factors, count));
    }

    /**
     * G with those who fail at t no longer at risk of censoring at t; with delayed entry times the distribution of the entries, whose factors
     * divide.
     *
     * @param ascending times with near-equal ones made equal, ascending
     * @param censored whether each of them is a censoring
     * @param entries ascending; empty if everybody is there from the start
     */
    static CensoringCurve withEventsGone(double[] ascending, boolean[] censored, double[] entries) {
        int n = ascending.length;
        // Entries up to the first exit cancel in every ratio, so that they have no factors.
        boolean delayed = entries.length > 0 && entries[n - 1] > ascending[0];
        double[] times = new double[n + entries.length];
        double[] factors = new double[n + entries.length];
        int count = 0;
        int entered = n - entries.length;
        for (int left = 0; left < n; ) {
            double time = entered < n ? Math.min(ascending[left], entries[entered]) : ascending[left];
            int leaving = 0;
            int own = 0;
            while (left + leaving < n && ascending[left + leaving] == time) {
                own += censored[left + leaving++] ? 1 : 0;
            }
            double atRisk = entered - left - (leaving - own);
            double factor = own > 0 ? (atRisk - own) / atRisk : 1;
            left += leaving;
            int entering = 0;
            while (entered + entering < n && entries[entered + entering] == time) {
                entering++;
            }
            entered += entering;
            if (delayed && entering > 0) {
                double present = entered - left;
                factor /= (present - entering) / present;
            }
            if (own > 0 || delayed && entering > 0) {
                times[count] = time;
                factors[count++] = factor;
            }
        }
        return new CensoringCurve(Arrays.copyOf(times, count), Arrays.copyOf(factors, count));
    }

    /** Number of factors before a time. */
    int countBefore(double time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 1;
    }

    double factor(int index) {
        return factors[index];
    }

    /** Product of the factors from one index to before another. */
    double product(int from, int to) {
        double product = 1;
        for (int k = from; k < to; k++) {
            product *= factors[k];
        }
        return product;
    }
}
