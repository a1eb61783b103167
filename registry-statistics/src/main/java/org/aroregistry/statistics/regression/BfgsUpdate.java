package org.aroregistry.statistics.regression;

/** What a step has shown of the curvature, put into the inverse of the second derivatives (Broyden, Fletcher, Goldfarb and Shanno). */
final class BfgsUpdate {
    /** Below this cosine a step has shown no curvature. */
    private static final double FLAT = 1e-8;

    private BfgsUpdate() {}

    /** The BFGS update of the inverse; left as it is if the curvature seen is not positive. */
    static double[][] of(double[][] inverse, double[] step, double[] change, double decrement) {
        double curvature = Vectors.dot(step, change);
        double[] product = Vectors.times(inverse, change);
        double own = Vectors.dot(change, product);
        // Both sides are cosines: of the step and the change of the score it made, in the metric of the inverse.
        if (!(curvature > FLAT * Math.sqrt(own * decrement))) {
            return inverse;
        }
        int p = step.length;
        double[][] updated = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                updated[j][k] = inverse[j][k]
                        + (1 + own / curvature) * step[j] * step[k] / curvature
                        - (product[j] * step[k] + step[j] * product[k]) / curvature;
            }
        }
        return updated;
    }
}
