package org.aroregistry.statistics.exposure;

import java.util.Optional;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Tests whether an exposure that begins during follow-up changes the hazard of the event.
 *
 * <p>The log-rank test in which each subject counts as unexposed until its exposure begins and as exposed afterwards. Nobody is classified by the
 * future, so there is no immortal time. Equals the score test of a Cox model with the exposure as a time-dependent covariate without ties.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1974.10480131">Mantel &amp; Byar (1974), JASA 69:81-86</a>
 */
public final class MantelByar {
    private MantelByar() {}

    /**
     * Tests the exposure.
     *
     * @param sample the subjects
     * @return observed and expected events in unexposed and in exposed time; the lines count rows, two for a subject that becomes exposed
     */
    public static ExposureComparison test(ExposureSample sample) {
        ExposureRows rows = sample.split();
        return rows.sample().map(split -> compare(split, rows)).orElseGet(ExposureComparison::nobody);
    }

    /**
     * Estimates the hazard ratio of the exposure, as a time-dependent covariate of a Cox model.
     *
     * @param sample the subjects
     * @param model ties, level and variance
     * @return the fit with the one coefficient "exposed", whose outcome says whether there is an estimate; empty if nobody was observed
     */
    public static Optional<CoxFit> fit(ExposureSample sample, CoxRegression model) {
        return sample.split().coxSample().map(rows -> model.fit(rows.build()));
    }

    private static ExposureComparison compare(SurvivalSample split, ExposureRows rows) {
        return ExposureComparison.of(split, rows.groups(), rows.personTime(false), rows.personTime(true));
    }
}
