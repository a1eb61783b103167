package org.aroregistry.statistics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests whether several groups have the same cumulative incidence of one cause, where other causes compete.
 *
 * <p>Compares the hazards of the subdistribution, in which who had another cause stays at risk, with the weight (1 - F0(t-))^ρ; F0 is the
 * incidence of all groups together. Default: ρ = 0. Equals {@code cuminc} of R's cmprsk, also in that times differing in the last bit are
 * different times here. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176350951">Gray (1988), Ann. Statist. 16:1141-1154</a>
 */
public final class GrayTest {

    /** Part of its own variance below which a score counts as determined by the others; that of R's {@code qr}. */
    private static final double SINGULAR = 1e-7;

    private static final GrayTest DEFAULT = new GrayTest(0);

    private final double rho;

    private GrayTest(double rho) {
        this.rho = rho;
    }

    /**
     * Gives the test with all times weighted equally.
     *
     * @return the test with ρ = 0
     */
    public static GrayTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the weight (1 - F0(t-))^ρ.
     *
     * @param rho any finite number; above 0 early differences count more
     * @return a test with that choice
     * @throws IllegalArgumentException if it is not finite
     */
    public GrayTest withRho(double rho) {
        if (!Double.isFinite(rho)) {
            throw new IllegalArgumentException("rho " + rho + " is not finite");
        }
        return new GrayTest(rho);
    }

    /**
     * Tests one cause.
     *
     * @param sample all subjects, without delayed entry
     * @param cause the cause tested, from 1
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @return scores, covariance and test
     * @throws IllegalArgumentException if the sample has delayed entry, for which this test is not defined; if there is no such cause; or if
     *     there is not one group in range per subject
     */
    public GrayResult test(CompetingRisksSample sample, int cause, int[] groups) {
        return test(sample, cause, groups, new int[groups.length]);
    }

    /**
     * Tests one cause within strata.
     *
     * @param sample all subjects, without delayed entry
     * @param cause the cause tested, from 1
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @param strata stratum of each subject: any numbers
     * @return scores, covariance and test, summed over the strata
     * @throws IllegalArgumentException if the sample has delayed entry, for which this test is not defined; if there is no such cause; or if
     *     there is not one group in range and one stratum per subject
     */
    public GrayResult test(CompetingRisksSample sample, int cause, int[] groups, int[] strata) {
        requireCause(sample, cause);
        requireGroups(sample, groups, strata);
        return test(GrayRows.of(sample, groups, strata), cause);
    }

    /**
     * Tests every cause.
     *
     * @param sample all subjects, without delayed entry
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @return the test of each cause, cause 1 first
     * @throws IllegalArgumentException as for {@link #test(CompetingRisksSample, int, int[])}
     */
    public List<GrayResult> test(CompetingRisksSample sample, int[] groups) {
        return test(sample, groups, new int[groups.length]);
    }

    /**
     * Tests every cause within strata.
     *
     * @param sample all subjects, without delayed entry
     * @param groups group of each subject, in the order of the sample: 0 to K - 1, at most 999; the largest number decides K
     * @param strata stratum of each subject: any numbers
     * @return the test of each cause, cause 1 first
     * @throws IllegalArgumentException as for {@link #test(CompetingRisksSample, int, int[], int[])}
     */
    public List<GrayResult> test(CompetingRisksSample sample, int[] groups, int[] strata) {
        requireGroups(sample, groups, strata);
        GrayRows rows = GrayRows.of(sample, groups, strata);
        return Parts.map(sample.causeCount(), sample.size(), index -> test(rows, index + 1));
    }

    private GrayResult test(GrayRows rows, int cause) {
        return result(GraySums.of(rows, cause, rho), cause);
    }

    private static void requireCause(CompetingRisksSample sample, int cause) {
        if (cause < 1 || cause > sample.causeCount()) {
            throw new IllegalArgumentException("cause " + cause + " is not between 1 and " + sample.causeCount());
        }
    }

    private static void requireGroups(CompetingRisksSample sample, int[] groups, int[] strata) {
        if (sample.hasDelayedEntry()) {
            throw new IllegalArgumentException("Gray's test is not defined for samples with delayed entry");
        }
        if (groups.length != sample.size()) {
            throw new IllegalArgumentException(groups.length + " groups for " + sample.size() + " subjects");
        }
        if (strata.length != sample.size()) {
            throw new IllegalArgumentException(strata.length + " strata for " + sample.size() + " subjects");
        }
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] < 0 || groups[i] > 999) {
                throw new IllegalArgumentException(
                        "group of subject " + i + " is " + groups[i] + ", not between 0 and 999");
            }
        }
    }

    /** The last group's score is minus the sum of the others and is left out. */
    private static GrayResult result(GraySums sums, int cause) {
        int size = sums.tested();
        List<Double> scores = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        double[] u = new double[size];
        double[][] v = new double[size][size];
        for (int k = 0; k < size; k++) {
            u[k] = sums.score(k);
            scores.add(u[k]);
            for (int l = 0; l < size; l++) {
                v[k][l] = sums.covariance(k, l);
            }
            covariance.add(Arrays.stream(v[k]).boxed().toList());
        }
        double statistic = quadraticForm(u, v);
        ChiSquareTest test = statistic >= 0 ? ChiSquareTest.of(statistic, size) : ChiSquareTest.uninformative(size);
        return new GrayResult(cause, scores, covariance, test);
    }

    /** Computes u'V⁻¹u by elimination on the diagonal; NaN if V is singular or empty. Destroys its arguments. */
    private static double quadraticForm(double[] u, double[][] v) {
        int size = u.length;
        double[] variances = new double[size];
        for (int k = 0; k < size; k++) {
            variances[k] = v[k][k];
        }
        double statistic = size == 0 ? Double.NaN : 0;
        for (int k = 0; k < size; k++) {
            if (!(v[k][k] > SINGULAR * variances[k])) {
                return Double.NaN;
            }
            statistic += u[k] * u[k] / v[k][k];
            for (int i = k + 1; i < size; i++) {
                double factor = v[i][k] / v[k][k];
                u[i] -= factor * u[k];
                for (int j = k + 1; j < size; j++) {
                    v[i][j] -= factor * v[k][j];
                }
            }
        }
        return statistic;
    }
}
