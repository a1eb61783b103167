package org.aroregistry.statistics.ranks;

/**
 * Tests whether two groups have the same distribution.
 *
 * <p>The p-value is that of the limiting distribution, whose series is summed to the last digit. R's {@code ks.test(x, y, exact = FALSE)} stops
 * summing where terms fall below 1e-6, which leaves its p-value off by up to 3e-5; {@link #withSeriesOfR} reproduces that. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730256">Smirnov (1948), Annals of Mathematical Statistics 19:279-281</a>
 */
public final class KolmogorovSmirnov {

    private static final int ALL_TERMS = 100;

    /** Below 1, R's rule √(2 - log(1e-6)) for the number of terms leaves the first one only. */
    private static final int TERMS_OF_R = 2;

    private static final KolmogorovSmirnov DEFAULT = new KolmogorovSmirnov(ALL_TERMS);

    private final int terms;

    private KolmogorovSmirnov(int terms) {
        this.terms = terms;
    }

    /**
     * Gives the test with an accurate p-value.
     *
     * @return the test
     */
    public static KolmogorovSmirnov withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses to stop the series where R 4.2 does, to reproduce its p-value.
     *
     * @return a test with that choice
     */
    public KolmogorovSmirnov withSeriesOfR() {
        return new KolmogorovSmirnov(TERMS_OF_R);
    }

    /**
     * Compares two groups.
     *
     * @param values two groups
     * @return the test
     * @throws IllegalArgumentException if there are not two groups
     */
    public DistributionDifference test(GroupedValues values) {
        values.checkTwoGroups();
        double[] first = values.sorted(0);
        double[] second = values.sorted(1);
        if (first.length == 0 || second.length == 0) {
            return new DistributionDifference(Double.NaN, Double.NaN);
        }
        // In units of one over the product of the sizes, distances are whole numbers.
        long largest = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double value = Math.min(first[i], second[j]);
            while (i < first.length && first[i] == value) {
                i++;
            }
            while (j < second.length && second[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((long) i * second.length - (long) j * first.length));
        }
        double m = first.length;
        double n = second.length;
        double distance = largest / (m * n);
        return new DistributionDifference(distance, upperTail(Math.sqrt(m / (m + n) * n) * distance));
    }

    /** Probability that the limiting variable exceeds a value. */
    private double upperTail(double value) {
        if (value <= 0) {
            return 1;
        }
        double sum = 0;
        if (value < 1) {
            // Few terms of the other form of the series suffice where this one converges slowly.
            for (int k = 1; k < terms; k += 2) {
                sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * value * value));
            }
            return 1 - Math.sqrt(2 * Math.PI) / value * sum;
        }
        for (int k = 1; k < ALL_TERMS; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * value * value);
        }
        return sum;
    }
}
