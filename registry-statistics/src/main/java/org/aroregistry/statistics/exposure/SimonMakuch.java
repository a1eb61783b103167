package org.aroregistry.statistics.exposure;

import java.util.Optional;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.SurvivalCurve;

/**
 * Draws survival without and with an exposure that begins during follow-up.
 *
 * <p>Kaplan-Meier curves of the unexposed and the exposed time: a subject leaves the first risk set and enters the second when its exposure begins.
 * The exposed curve is that of a hypothetical subject exposed from time 0 whose hazard is that of the exposed at each time; it says nothing
 * about the time before the first exposure, and few at risk early make it fall in large steps.
 *
 * @see <a href="https://doi.org/10.1002/sim.4780030106">Simon &amp; Makuch (1984), Stat. Med. 3:35-44</a>
 */
public final class SimonMakuch {
    private SimonMakuch() {}

    /**
     * The two curves.
     *
     * @param unexposed curve of the unexposed time; empty if there is none
     * @param exposed curve of the exposed time; empty if there is none
     */
    public record Curves(Optional<SurvivalCurve> unexposed, Optional<SurvivalCurve> exposed) {}

    /**
     * Estimates the curves.
     *
     * @param sample the subjects
     * @param estimator scale and level of the limits
     * @return the two curves
     */
    public static Curves estimate(ExposureSample sample, KaplanMeier estimator) {
        ExposureRows rows = sample.split();
        return new Curves(
                rows.sample(false).map(estimator::estimate), rows.sample(true).map(estimator::estimate));
    }
}
