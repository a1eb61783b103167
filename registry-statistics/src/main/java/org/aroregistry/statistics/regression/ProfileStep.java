package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * A step of Newton's method to where the profile of one coefficient has a given value, from the quadratic that touches the likelihood.
 *
 * <p>With the others at their best the quadratic in the change d of the coefficient is l + gain + slope d - curvature d² / 2.
 */
final class ProfileStep {
    /** Change of the coefficient. */
    final double change;

    /** Change of all coefficients. */
    final double[] changes;

    /** What the other coefficients gain if this one stays. */
    final double gain;

    private ProfileStep(double change, double[] changes, double gain) {
        this.change = change;
        this.changes = changes;
        this.gain = gain;
    }

    /**
     * Computes the step.
     *
     * @param there the likelihood where the step begins
     * @param curvature minus its second derivatives, null if not known
     * @param index the coefficient
     * @param direction 1 to step to the upper end of the values above the target, -1 to the lower
     * @param target value of the log-likelihood
     * @return the step, null if the likelihood is no hill here or the quadratic does not come to the target
     */
    static @Nullable ProfileStep of(
            Evaluation there, double @Nullable [][] curvature, int index, int direction, double target) {
        if (curvature == null) {
            return null;
        }
        int size = curvature.length;
        Cholesky others = Cholesky.of(without(curvature, index), 0);
        if (!others.isFullRank() || !Double.isFinite(there.logLikelihood())) {
            return null;
        }
        double[] score = without(there.score(), index);
        double[] cross = without(curvature[index], index);
        double[] best = others.solve(score);
        double[] follow = others.solve(cross);
        double gain = Vectors.dot(score, best) / 2;
        double slope = there.score()[index] - Vectors.dot(cross, best);
        double bend = curvature[index][index] - Vectors.dot(cross, follow);
        double above = there.logLikelihood() + gain - target;
        double root = Math.sqrt(slope * slope + 2 * bend * above);
        // Beyond the top the slope falls in the direction, and the root is taken so that its parts add up.
        double fall = -direction * slope;
        double change = direction * (fall > 0 ? 2 * above / (root + fall) : (root - fall) / bend);
        if (!(bend > 0) || !Double.isFinite(change)) {
            return null;
        }
        double[] changes = new double[size];
        for (int j = 0; j < size; j++) {
            int other = j < index ? j : j - 1;
            changes[j] = j == index ? change : best[other] - follow[other] * change;
        }
        return new ProfileStep(change, changes, gain);
    }

    private static double[][] without(double[][] matrix, int index) {
        double[][] smaller = new double[matrix.length - 1][];
        for (int j = 0; j < smaller.length; j++) {
            smaller[j] = without(matrix[j < index ? j : j + 1], index);
        }
        return smaller;
    }

    private static double[] without(double[] values, int index) {
        double[] fewer = new double[values.length - 1];
        System.arraycopy(values, 0, fewer, 0, index);
        System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }
}
