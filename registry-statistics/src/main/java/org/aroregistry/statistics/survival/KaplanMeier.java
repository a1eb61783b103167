package org.aroregistry.statistics.survival;

import java.util.SortedMap;
import org.aroregistry.statistics.ConfidenceLevel;

/**
 * Estimates the survival function and the cumulative hazard of one group.
 *
 * <p>S(t) is the product of 1 - d/n over the times up to t, its variance Greenwood's; H(t) is the Nelson-Aalen sum of d/n. Default: log-log
 * limits at 95 %. Equals R's {@code survfit(Surv(time, event) ~ 1, conf.type = "log-log")}, and {@code Surv(entry, time, event)} with delayed
 * entry. Instances are immutable.
 *
 * <p>With weights d and n are sums of weights, as in {@code survfit(weights = )}. Greenwood's variance takes a weight for a number of
 * identical subjects. So it gives way to the robust one (infinitesimal jackknife, summed within clusters) as soon as a weight is not whole or
 * clusters are given; R does the same.
 *
 * <p>Delayed entry can leave a single subject at risk early, whose event takes the curve to 0 for good. Begin such a curve where enough are at
 * risk: {@link SurvivalSample#firstTimeAtRisk} and {@link SurvivalSample#aliveAt}.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan &amp; Meier (1958), JASA 53:457-481</a>
 */
public final class KaplanMeier {

    private static final KaplanMeier DEFAULT =
            new KaplanMeier(ConfidenceTransform.LOG_LOG, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final ConfidenceTransform transform;
    private final ConfidenceLevel level;

    private KaplanMeier(ConfidenceTransform transform, ConfidenceLevel level) {
        this.transform = transform;
        this.level = level;
    }

    /**
     * Gives the estimator with log-log limits at 95 %.
     *
     * @return the estimator
     */
    public static KaplanMeier withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the scale of the limits.
     *
     * @param transform the scale
     * @return an estimator with that choice
     */
    public KaplanMeier with(ConfidenceTransform transform) {
        return new KaplanMeier(transform, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public KaplanMeier with(ConfidenceLevel level) {
        return new KaplanMeier(transform, level);
    }

    /**
     * Estimates the survival curve of one group.
     *
     * <p>A subject censored at t counts as at risk at t: events come before censorings.
     *
     * @param sample the group
     * @return the curve, one point per distinct time, pure censoring times included
     */
    public SurvivalCurve estimate(SurvivalSample sample) {
        return new SurvivalCurve(sample, SurvivalSteps.of(sample), transform, level);
    }

    /**
     * Estimates the survival curve of every group.
     *
     * @param sample everybody, so that ties are decided once
     * @param groups group of each subject, in the order of the sample: any numbers
     * @return the curve of each group that has subjects, by ascending number of the group
     * @throws IllegalArgumentException if there is not one group per subject
     */
    public SortedMap<Integer, SurvivalCurve> estimate(SurvivalSample sample, int[] groups) {
        return Parts.map(sample.byGroup(groups), sample.size(), this::estimate);
    }
}
