package org.aroregistry.statistics.exposure;

import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.LogRankResult;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Observed and expected events without and with exposure, and the log-rank test between them.
 *
 * @param unexposed the unexposed side
 * @param exposed the exposed side
 * @param variance hypergeometric variance of observed - expected of either side
 * @param test test on one degree of freedom; without information if there were no events at times when both sides were at risk
 */
public record ExposureComparison(ExposureLine unexposed, ExposureLine exposed, double variance, ChiSquareTest test) {

    private static final ExposureLine NOBODY = new ExposureLine(0, 0, 0, 0);

    static ExposureComparison nobody() {
        return new ExposureComparison(NOBODY, NOBODY, 0, new ChiSquareTest(Double.NaN, 0, Double.NaN));
    }

    /** Tests group 1 against group 0; either may be empty. */
    static ExposureComparison of(SurvivalSample sample, int[] groups, double unexposedTime, double exposedTime) {
        LogRankResult result = LogRankTest.withDefaults().test(sample, groups);
        return new ExposureComparison(
                line(result, 0, unexposedTime),
                line(result, 1, exposedTime),
                result.covariance().get(0).get(0),
                result.test());
    }

    private static ExposureLine line(LogRankResult result, int group, double personTime) {
        if (group >= result.groups().size()) {
            return NOBODY;
        }
        return new ExposureLine(
                result.groups().get(group).subjects(),
                personTime,
                result.groups().get(group).observed(),
                result.groups().get(group).expected());
    }
}
