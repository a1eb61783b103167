package org.aroregistry.statistics.tables;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * How far two groups differ in a variable, in standard deviations: the balance of a Table 1, which no p-value tells.
 *
 * @see <a href="https://support.sas.com/resources/papers/proceedings12/335-2012.pdf">Yang &amp; Dalton (2012), SAS Global Forum, paper 335</a>
 */
public final class StandardizedDifference {

    /** Part of a variance that counts as none. */
    private static final double SINGULAR = 1e-12;

    private StandardizedDifference() {}

    /**
     * Gives the difference of two means over √((s₁² + s₂²)/2).
     *
     * @param first a group
     * @param second another group
     * @return at least 0; 0 if both groups hold one and the same value only; NaN if a group has fewer than two values, or if neither has any spread and
     *     they differ, so that there is no unit to measure the difference in
     */
    public static double ofMeasured(MeasuredCell first, MeasuredCell second) {
        double variance = (first.standardDeviation() * first.standardDeviation()
                        + second.standardDeviation() * second.standardDeviation())
                / 2;
        if (variance == 0 && first.mean() == second.mean()) {
            return 0;
        }
        return variance > 0 ? Math.abs(first.mean() - second.mean()) / Math.sqrt(variance) : Double.NaN;
    }

    /**
     * Gives Mahalanobis' distance of the proportions of all categories but one, with the mean of the two multinomial covariances; which one is left
     * out does not matter.
     *
     * <p>Categories that occur in neither group are left out.
     *
     * @param first counts by category, each at least 0
     * @param second counts by the same categories
     * @return at least 0; 0 if the proportions are alike, as they are with one category only; NaN if a group is empty, or the groups have no category in
     *     common, so that nothing varies within them as it does between them
     * @throws IllegalArgumentException if the numbers of categories differ or a count is negative
     */
    public static double ofCategories(long[] first, long[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    first.length + " categories in the first group, but " + second.length + " in the second");
        }
        check("first", first);
        check("second", second);
        int[] present = IntStream.range(0, first.length)
                .filter(k -> first[k] + second[k] > 0)
                .toArray();
        double n = LongStream.of(first).sum();
        double m = LongStream.of(second).sum();
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        // Alike is a distance of 0 in any unit, so also where one category takes all and there is none.
        if (IntStream.of(present).allMatch(k -> first[k] / n == second[k] / m)) {
            return 0;
        }
        int[] kept = Arrays.copyOfRange(present, 1, present.length);
        double[] p = IntStream.of(kept).mapToDouble(k -> first[k] / n).toArray();
        double[] q = IntStream.of(kept).mapToDouble(k -> second[k] / m).toArray();
        RealMatrix covariance = MatrixUtils.createRealMatrix(kept.length, kept.length);
        RealVector difference = MatrixUtils.createRealVector(new double[kept.length]);
        for (int i = 0; i < kept.length; i++) {
            difference.setEntry(i, p[i] - q[i]);
            for (int j = 0; j < kept.length; j++) {
                double own = i == j ? p[i] + q[i] : 0;
                covariance.setEntry(i, j, (own - p[i] * p[j] - q[i] * q[j]) / 2);
            }
        }
        try {
            RealVector solved = new CholeskyDecomposition(covariance, 1e-15, SINGULAR)
                    .getSolver()
                    .solve(difference);
            return Math.sqrt(Math.max(0, difference.dotProduct(solved)));
        } catch (NonPositiveDefiniteMatrixException e) {
            // Within the groups some contrast of the categories does not vary: the distance has no unit.
            return Double.NaN;
        }
    }

    private static void check(String group, long[] counts) {
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < 0) {
                throw new IllegalArgumentException(
                        "count " + k + " of the " + group + " group is less than 0: " + counts[k]);
            }
        }
    }
}
