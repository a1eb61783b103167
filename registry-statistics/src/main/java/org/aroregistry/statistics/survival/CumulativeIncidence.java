package org.aroregistry.statistics.survival;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cumulative incidences of all causes and what they leave over; at every time they add up to one.
 *
 * <p>Made by {@link AalenJohansen}; immutable.
 */
public final class CumulativeIncidence {

    private final List<IncidenceCurve> causes;
    private final IncidenceVariance variance;
    private final KaplanMeier eventFreeEstimator;
    private final CompetingRisksSample sample;

    /** Made when first asked for: who wants incidences only need not pay for the survival curve. */
    private volatile @Nullable SurvivalCurve eventFree;

    CumulativeIncidence(
            List<IncidenceCurve> causes,
            IncidenceVariance variance,
            KaplanMeier eventFreeEstimator,
            CompetingRisksSample sample) {
        this.causes = List.copyOf(causes);
        this.variance = variance;
        this.eventFreeEstimator = eventFreeEstimator;
        this.sample = sample;
    }

    /**
     * Gives the curves.
     *
     * @return one per cause, cause 1 first; unmodifiable
     */
    public List<IncidenceCurve> causes() {
        return causes;
    }

    /**
     * Gives the curve of one cause.
     *
     * @param cause 1 to the number of causes
     * @return its curve
     * @throws IllegalArgumentException if there is no such cause
     */
    public IncidenceCurve cause(int cause) {
        if (cause < 1 || cause > causes.size()) {
            throw new IllegalArgumentException("cause " + cause + " is not between 1 and " + causes.size());
        }
        return causes.get(cause - 1);
    }

    /**
     * Gives the Kaplan-Meier estimate of being free of every cause.
     *
     * @return the curve, with the transform and level of the incidences
     */
    public SurvivalCurve eventFree() {
        SurvivalCurve curve = eventFree;
        if (curve == null) {
            curve = eventFreeEstimator.estimate(sample.anyCause());
            eventFree = curve;
        }
        return curve;
    }

    /**
     * Gives the variance estimator of the incidences.
     *
     * @return the one chosen
     */
    public IncidenceVariance variance() {
        return variance;
    }
}
