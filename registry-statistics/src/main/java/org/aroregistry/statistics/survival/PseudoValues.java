package org.aroregistry.statistics.survival;

/**
 * Jackknife pseudo-values: what each subject contributes to an estimate, censored ones included.
 *
 * <p>The pseudo-value of subject i is n θ - (n - 1) θ₋ᵢ with θ the estimate of everybody and θ₋ᵢ that without i. Without censoring it is the
 * subject's own value: whether it survives the time, or its time up to the horizon. Pseudo-values are the outcome of a regression on a survival
 * probability or a restricted mean (generalised estimating equations, with robust errors).
 *
 * <p>These are true leave-one-out values, as of R's package pseudo; {@code survival::pseudo} approximates them by the infinitesimal jackknife.
 * If everybody has entered before the first one leaves, all n curves share two passes over the m times: n + m operations per time asked
 * for. Else each curve is computed by itself, n times m operations, and pseudo-values are biased unless entry is independent of the covariates.
 *
 * @see <a href="https://doi.org/10.1093/biomet/90.1.15">Andersen, Klein &amp; Rosthøj (2003), Biometrika 90:15-27</a>
 */
public final class PseudoValues {

    private PseudoValues() {}

    /**
     * Gives the pseudo-values of the survival at a time.
     *
     * @param sample without weights and clusters; a single subject has the estimate itself as its value
     * @param time not before the start of the sample; after the last time of a curve its last step is carried forward
     * @return one value per subject, in the order of the sample; may lie below 0 or above 1
     * @throws IllegalArgumentException if the sample has weights or clusters, or the time is before the start or NaN
     */
    public static double[] survival(SurvivalSample sample, double time) {
        require(sample);
        if (!(time >= sample.start())) {
            throw new IllegalArgumentException(
                    "time " + time + " is not at or after the start of the sample, " + sample.start());
        }
        LeaveOneOut curves = new LeaveOneOut(sample);
        double[] without = curves.sharePasses() ? curves.survival(time) : curves.survivalOneByOne(time);
        return values(curves.fullSurvival(time), without);
    }

    /**
     * Gives the pseudo-values of the restricted mean.
     *
     * @param sample without weights and clusters; a single subject has the estimate itself as its value
     * @param horizon end of the time counted, finite, after the start; after the last time of a curve its last step is carried forward
     * @return one value per subject, in the order of the sample, in units of time
     * @throws IllegalArgumentException if the sample has weights or clusters, or the horizon is not finite and after the start
     */
    public static double[] restrictedMean(SurvivalSample sample, double horizon) {
        require(sample);
        if (!(horizon > sample.start() && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "horizon " + horizon + " is not finite and after the start of the sample, " + sample.start());
        }
        LeaveOneOut curves = new LeaveOneOut(sample);
        double[] without = curves.sharePasses() ? curves.area(horizon) : curves.areaOneByOne(horizon);
        return values(curves.fullArea(horizon), without);
    }

    private static void require(SurvivalSample sample) {
        if (sample.isWeighted()) {
            throw new IllegalArgumentException("pseudo-values take no case weights and no clusters");
        }
    }

    private static double[] values(double full, double[] without) {
        int n = without.length;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = n * full - (n - 1) * without[i];
        }
        return values;
    }
}
