package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.statistics.HostileData;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models on data that leave them without an estimate: an outcome that says so, never an exception and never a number that is none. */
class HostileRegressionTest {
    private static final double[] TIMES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final boolean[] EVENTS = {true, true, false, true, true, false, true, true, false, true};
    private static final double[] AGE = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};

    static Stream<HostileData> data() {
        return HostileData.all();
    }

    private static HostileData named(String name) {
        return data().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "one subject with the event, NO_INFORMATION, NO_INFORMATION, NO_INFORMATION",
        "one censored subject, NO_EVENTS, NO_EVENTS, NO_EVENTS",
        "all censored, NO_EVENTS, NO_EVENTS, NO_EVENTS",
        "a group without events, MONOTONE, MONOTONE, CONVERGED",
        "a single event, MONOTONE, MONOTONE, CONVERGED",
        "all events at one time, CONVERGED, NO_INFORMATION, CONVERGED",
        "an empty group between others, MONOTONE, MONOTONE, CONVERGED",
        "one group only, NO_INFORMATION, NO_INFORMATION, NO_INFORMATION",
        "all of one group gone before the first event, NO_INFORMATION, NO_INFORMATION, NO_INFORMATION",
        "groups in perfect order, MONOTONE, MONOTONE, CONVERGED",
        "groups that never meet, NO_INFORMATION, NO_INFORMATION, NO_INFORMATION",
        "a risk set that empties and fills again, MONOTONE, MONOTONE, CONVERGED"
    })
    void outcome_says_what_is_wrong(String name, CoxOutcome efron, CoxOutcome exact, CoxOutcome firth) {
        CoxSample rows = named(name).rows();

        assertThat(CoxRegression.withDefaults().fit(rows).outcome()).isEqualTo(efron);
        assertThat(CoxRegression.withDefaults().with(Ties.EXACT).fit(rows).outcome())
                .isEqualTo(exact);
        assertThat(FirthCox.withDefaults().fit(rows).outcome()).isEqualTo(firth);
    }

    @ParameterizedTest
    @MethodSource("data")
    void cox_fit_holds_whole_estimates_or_none(HostileData data) {
        for (Ties ties : Ties.values()) {
            CoxFit fit = CoxRegression.withDefaults().with(ties).fit(data.rows());

            assertWhole(fit);
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void what_follows_from_a_cox_fit_is_undefined_without_estimates(HostileData data) {
        CoxFit fit = CoxRegression.withDefaults().fit(data.rows());
        boolean estimated = fit.outcome() == CoxOutcome.CONVERGED;

        for (TimeTransform transform : TimeTransform.values()) {
            ProportionalHazardsTest test = fit.proportionalHazards(transform);
            assertWhole(test.global());
            test.terms().forEach(term -> assertWhole(term.test()));
            assertThat(test.global().isInformative() && !estimated).isFalse();
        }
        CoxResiduals residuals = fit.residuals();
        for (double[] values : List.of(residuals.martingale(), residuals.deviance(), fit.linearPredictors())) {
            assertThat(values).hasSize(data.size());
            assertThat(Arrays.stream(values).allMatch(value -> Double.isFinite(value) == estimated))
                    .isTrue();
        }
        assertThat(residuals.schoenfeld()).hasSize(data.sample().eventCount());
        assertThat(residuals.scaledSchoenfeld()).hasSize(data.sample().eventCount());
        assertThat(residuals.dfbeta().length).isEqualTo(residuals.score().length);
        PredictedSurvival predicted = fit.prediction()
                .predict(CoxProfile.reference(fit.sample()), data.lastTime())
                .get(0);
        assertThat(Double.isNaN(predicted.survival())).isEqualTo(!estimated);
        assertThat(predicted.interval().isDefined()).isEqualTo(estimated);
        ConcordanceEstimate concordance = Concordance.withDefaults().estimate(fit);
        assertThat(Double.isNaN(concordance.concordance()))
                .isEqualTo(!(concordance.pairs().comparable() > 0));
    }

    @ParameterizedTest
    @MethodSource("data")
    void firth_fit_holds_whole_estimates_or_none(HostileData data) {
        FirthCoxFit fit = FirthCox.withDefaults().fit(data.rows());

        boolean estimated = fit.outcome() == CoxOutcome.CONVERGED;
        assertWhole(fit.test());
        assertThat(fit.test().isInformative()).isEqualTo(estimated);
        for (PenalizedCoefficient coefficient : fit.coefficients()) {
            assertThat(Double.isFinite(coefficient.estimate())).isEqualTo(estimated);
            assertThat(Double.isFinite(coefficient.standardError())).isEqualTo(estimated);
            assertThat(Double.isFinite(coefficient.pValue())).isEqualTo(estimated);
            assertThat(coefficient.interval().isDefined()).isEqualTo(estimated);
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void fine_gray_fit_holds_whole_estimates_or_none(HostileData data) {
        for (CensoringWeights weights : CensoringWeights.values()) {
            if (weights == CensoringWeights.FINE_GRAY && data.delayed()) {
                continue;
            }
            FineGrayFit fit = FineGray.withDefaults().with(weights).fit(data.competing(), 1, data.covariate());

            boolean estimated = fit.outcome() == FineGrayOutcome.ESTIMATED;
            assertThat(Double.isFinite(fit.coefficient(0))).isEqualTo(estimated);
            assertThat(Double.isFinite(fit.standardError(0))).isEqualTo(estimated);
            assertThat(fit.hazardRatioInterval(0).isDefined()).isEqualTo(estimated);
            assertThat(Double.isFinite(fit.pValue(0))).isEqualTo(estimated);
            assertWhole(fit.likelihoodRatioTest());
            assertThat(Double.isNaN(fit.cumulativeIncidence(data.lastTime(), 0)))
                    .isEqualTo(!estimated);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "one subject with the event, SINGULAR",
        "all censored, NO_EVENTS",
        "a group without events, MONOTONE",
        "one group only, SINGULAR"
    })
    void fine_gray_outcome_says_what_is_wrong(String name, FineGrayOutcome outcome) {
        HostileData data = named(name);

        assertThat(FineGray.withDefaults()
                        .fit(data.competing(), 1, data.covariate())
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("data")
    void logistic_fit_holds_whole_estimates_or_says_separation(HostileData data) {
        LogisticSample sample = LogisticSample.builder(data.events())
                .covariate("group", data.covariate())
                .build();

        LogisticFit likelihood = LogisticRegression.withDefaults().fit(sample);
        LogisticFit firth = LogisticRegression.withDefaults().withFirthPenalty().fit(sample);

        boolean mixed = sample.eventCount() > 0 && sample.eventCount() < data.size();
        boolean estimated = likelihood.outcome() == LogisticOutcome.CONVERGED;
        assertThat(estimated && !mixed).isFalse();
        assertThat(Double.isFinite(likelihood.coefficients().get(0).estimate())).isEqualTo(estimated);
        assertThat(firth.outcome()).isEqualTo(LogisticOutcome.CONVERGED);
        assertThat(firth.coefficients().get(0).estimate()).isFinite();
        assertThat(firth.coefficients().get(0).profile().isDefined()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("data")
    void measures_of_prediction_are_numbers_or_undefined(HostileData data) {
        assumeFalse(data.delayed());
        PredictionAccuracy accuracy = PredictionAccuracy.of(data.rows());
        double[] half = new double[data.size()];
        Arrays.fill(half, 0.5);

        for (double time : data.times()) {
            assertThat(accuracy.brierScore(time, half))
                    .satisfiesAnyOf(score -> assertThat(score).isNaN(), score -> assertThat(score)
                            .isFinite());
            assertThat(accuracy.areaUnderCurve(time, data.covariate()))
                    .satisfiesAnyOf(area -> assertThat(area).isNaN(), area -> assertThat(area)
                            .isBetween(0.0, 1.0));
        }
    }

    @Test
    void errors_and_tests_do_not_depend_on_a_unit_as_small_or_large_as_numbers_allow() {
        CoxCoefficient plain = scaled(1).coefficients().get(0);

        for (double unit : new double[] {1e-300, 1e-200, 1e200, 1e300}) {
            CoxFit fit = scaled(unit);
            CoxCoefficient coefficient = fit.coefficients().get(0);

            assertThat(coefficient.standardError() * unit).isCloseTo(plain.standardError(), relative(1e-9));
            assertThat(coefficient.pValue()).isCloseTo(plain.pValue(), relative(1e-9));
            assertThat(fit.waldTest().statistic())
                    .isCloseTo(scaled(1).waldTest().statistic(), relative(1e-9));
        }
    }

    @Test
    void profile_far_beyond_the_data_has_no_limits() {
        CoxFit fit = scaled(1);

        PredictedSurvival predicted = fit.prediction()
                .predict(CoxProfile.reference(fit.sample()).with("age", -1e6), 10)
                .get(0);

        assertThat(predicted.survival()).isZero();
        assertThat(predicted.interval().isDefined()).isFalse();
    }

    private static CoxFit scaled(double unit) {
        double[] age = Arrays.stream(AGE).map(value -> value * unit).toArray();
        return CoxRegression.withDefaults()
                .fit(CoxSample.builder(TIMES, EVENTS).covariate("age", age).build());
    }

    private static Percentage relative(double part) {
        return Percentage.withPercentage(100 * part);
    }

    private static void assertWhole(CoxFit fit) {
        assertThat(fit.outcome()).isNotEqualTo(CoxOutcome.NOT_CONVERGED);
        for (CoxCoefficient coefficient : fit.coefficients()) {
            boolean estimated = coefficient.status() == CoxCoefficient.Status.ESTIMATED;
            assertThat(Double.isFinite(coefficient.estimate())).isEqualTo(estimated);
            assertThat(Double.isInfinite(coefficient.estimate()))
                    .isEqualTo(coefficient.status() == CoxCoefficient.Status.DIVERGES);
            assertThat(coefficient.standardError() > 0).isEqualTo(estimated);
            assertThat(coefficient.interval().isDefined()).isEqualTo(estimated);
            assertThat(coefficient.pValue() >= 0).isEqualTo(estimated);
        }
        assertWhole(fit.likelihoodRatioTest());
        assertWhole(fit.scoreTest());
        assertWhole(fit.waldTest());
        assertThat(fit.waldTest().isInformative()).isEqualTo(fit.outcome() == CoxOutcome.CONVERGED);
    }

    private static void assertWhole(ChiSquareTest test) {
        if (test.isInformative()) {
            assertThat(test.statistic()).isFinite().isNotNegative();
            assertThat(test.pValue()).isBetween(0.0, 1.0);
        } else {
            assertThat(test.pValue()).isNaN();
        }
    }
}
