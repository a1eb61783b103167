package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.statistics.regression.Concordance;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxPrediction;
import org.aroregistry.statistics.regression.CoxProfile;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.FineGray;
import org.aroregistry.statistics.regression.FineGrayFit;
import org.aroregistry.statistics.regression.FirthCox;
import org.aroregistry.statistics.regression.LogisticSample;
import org.aroregistry.statistics.regression.PairWeights;
import org.aroregistry.statistics.regression.PredictionAccuracy;
import org.aroregistry.statistics.regression.Ties;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.GrayTest;
import org.aroregistry.statistics.survival.IntervalCensoredSample;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.LogRankWeight;
import org.aroregistry.statistics.survival.PseudoValues;
import org.aroregistry.statistics.survival.RestrictedMeanComparison;
import org.aroregistry.statistics.survival.SurvivalComparison;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.aroregistry.statistics.survival.Turnbull;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller of curves, tests and models got wrong: the message names the argument, its index and its value. */
class RefusalsTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double[] TIMES = {1, 2, 3, 4};
    private static final boolean[] EVENTS = {true, false, true, true};
    private static final double[] X = {1, 3, 2, 5};
    private static final SurvivalSample SAMPLE = SurvivalSample.of(TIMES, EVENTS);
    private static final CompetingRisksSample CAUSES = CompetingRisksSample.of(2, TIMES, new int[] {1, 0, 2, 1});
    private static final CompetingRisksSample LATE =
            CompetingRisksSample.of(1, new double[] {0, 1}, new double[] {2, 3}, new int[] {1, 1});
    private static final SurvivalCurve CURVE = KaplanMeier.withDefaults().estimate(SAMPLE);

    static Stream<Arguments> samples() {
        return Stream.of(
                refused("confidence level 1.0 is not between 0 and 1", () -> new ConfidenceLevel(1)),
                refused("limits 2.0 and 1.0 are not an interval", () -> new ConfidenceInterval(2, 1)),
                refused("there are no times", () -> SurvivalSample.of(new double[0], new boolean[0])),
                refused("4 times for 3 events", () -> SurvivalSample.of(TIMES, new boolean[3])),
                refused("3 entries for 4 times", () -> SurvivalSample.of(new double[3], TIMES, EVENTS)),
                refused("time of subject 1 is NaN, not finite and at least 0", () -> survival(1, NAN)),
                refused("time of subject 1 is -1.0, not finite and at least 0", () -> survival(1, -1)),
                refused(
                        "entry of subject 0 is -2.0, not finite and at least 0",
                        () -> SurvivalSample.of(new double[] {-2}, new double[] {1}, new boolean[1])),
                refused(
                        "subject 0 enters at 1.0, not before its time 1.0",
                        () -> SurvivalSample.of(new double[] {1}, new double[] {1}, new boolean[1])),
                refused("3 weights for 4 subjects", () -> SAMPLE.weighted(new double[3])),
                refused(
                        "weight of subject 2 is -1.0, not finite and at least 0",
                        () -> SAMPLE.weighted(new double[] {1, 1, -1, 1})),
                refused("all weights are 0", () -> SAMPLE.weighted(new double[4])),
                refused("5 clusters for 4 subjects", () -> SAMPLE.clustered(new int[5])),
                refused("minimum number at risk 0 is less than 1", () -> SAMPLE.firstTimeAtRisk(0)),
                refused("start NaN is not finite and at least 0.0", () -> SAMPLE.aliveAt(NAN)),
                refused("nobody is observed after the start 4.0", () -> SAMPLE.aliveAt(4)),
                refused("none of the 4 subjects is selected", () -> SAMPLE.select(i -> false)),
                refused("number of causes 0 is not between 1 and 1000", () -> causes(0, 0)),
                refused("number of causes 1001 is not between 1 and 1000", () -> causes(1001, 0)),
                refused("cause of subject 0 is 3, not between 0 and 2", () -> causes(2, 3)),
                refused("cause 3 is not between 1 and 2", () -> CAUSES.eventCount(3)),
                refused("cause 0 is not between 1 and 2", () -> CAUSES.causeSpecific(0)),
                refused("subject 4 is not between 0 and 3", () -> CAUSES.cause(4)),
                refused("nobody is observed after the start 9.0", () -> CAUSES.aliveAt(9)),
                refused("none of the 4 subjects is selected", () -> CAUSES.select(i -> false)),
                refused("there are no lower times", () -> IntervalCensoredSample.of(new double[0], new double[0])),
                refused(
                        "1 lower times for 2 upper times",
                        () -> IntervalCensoredSample.of(new double[1], new double[2])),
                refused(
                        "lower time of subject 0 is Infinity, not finite and at least 0",
                        () -> IntervalCensoredSample.of(new double[] {INFINITE}, new double[] {INFINITE})),
                refused(
                        "upper time of subject 0 is 1.0, not at least its lower time 2.0",
                        () -> IntervalCensoredSample.of(new double[] {2}, new double[] {1})));
    }

    static Stream<Arguments> curvesAndTests() {
        return Stream.of(
                refused("time -1.0 is not at or after the start of the curve, 0.0", () -> CURVE.at(-1)),
                refused("probability 1.0 is not between 0 and 1", () -> CURVE.quantile(1)),
                refused(
                        "horizon Infinity is not finite and after the start of the curve, 0.0",
                        () -> CURVE.restrictedMean(INFINITE)),
                refused(
                        "the curves start at different times, 0.0 and 1.0",
                        () -> SurvivalComparison.at(
                                CURVE, KaplanMeier.withDefaults().estimate(SAMPLE.aliveAt(1)), 2)),
                refused(
                        "the curves have different confidence levels, 0.95 and 0.9",
                        () -> RestrictedMeanComparison.of(
                                CURVE,
                                KaplanMeier.withDefaults()
                                        .with(new ConfidenceLevel(0.9))
                                        .estimate(SAMPLE),
                                2)),
                refused(
                        "time NaN is not at or after the start of the sample, 0.0",
                        () -> PseudoValues.survival(SAMPLE, NAN)),
                refused(
                        "horizon 0.0 is not finite and after the start of the sample, 0.0",
                        () -> PseudoValues.restrictedMean(SAMPLE, 0)),
                refused(
                        "pseudo-values take no case weights and no clusters",
                        () -> PseudoValues.survival(SAMPLE.clustered(new int[4]), 1)),
                refused("gap 0.0 is not finite and greater than 0", () -> Turnbull.withDefaults()
                        .with(0, 1)),
                refused("maximum of 0 iterations is less than 1", () -> Turnbull.withDefaults()
                        .with(1, 0)),
                refused("time is not a number", () -> Turnbull.withDefaults()
                        .estimate(IntervalCensoredSample.of(TIMES, TIMES))
                        .survival(NAN)),
                refused(
                        "cause 3 is not between 1 and 2",
                        () -> AalenJohansen.withDefaults().estimate(CAUSES).cause(3)),
                refused("time NaN is not at or after the start of the curve, 0.0", () -> AalenJohansen.withDefaults()
                        .estimate(CAUSES)
                        .cause(1)
                        .at(NAN)),
                refused("rho -1.0 is not finite and at least 0", () -> new LogRankWeight.FlemingHarrington(-1, 0)),
                refused("gamma NaN is not finite and at least 0", () -> new LogRankWeight.FlemingHarrington(0, NAN)),
                refused("2 groups for 4 subjects", () -> LogRankTest.withDefaults()
                        .test(SAMPLE, new int[2])),
                refused("1 strata for 4 subjects", () -> LogRankTest.withDefaults()
                        .pairwise(SAMPLE, new int[4], new int[1])),
                refused("group of subject 1 is 2147483647, not between 0 and 999", () -> LogRankTest.withDefaults()
                        .test(SAMPLE, new int[] {0, Integer.MAX_VALUE, 0, 0})),
                refused("a log-rank test takes no case weights and no clusters", () -> LogRankTest.withDefaults()
                        .test(SAMPLE.clustered(new int[4]), new int[4])),
                refused("3 scores for 1 groups", () -> LogRankTest.withDefaults()
                        .test(SAMPLE, new int[4])
                        .trend(new double[3])),
                refused("score of group 0 is not finite: NaN", () -> LogRankTest.withDefaults()
                        .test(SAMPLE, new int[4])
                        .trend(new double[] {NAN})),
                refused("a hazard ratio compares two groups, not 1", () -> LogRankTest.withDefaults()
                        .test(SAMPLE, new int[4])
                        .hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT)),
                refused("rho Infinity is not finite", () -> GrayTest.withDefaults()
                        .withRho(INFINITE)),
                refused("Gray's test is not defined for samples with delayed entry", () -> GrayTest.withDefaults()
                        .test(LATE, 1, new int[2])),
                refused("cause 0 is not between 1 and 2", () -> GrayTest.withDefaults()
                        .test(CAUSES, 0, new int[4])),
                refused("3 groups for 4 subjects", () -> GrayTest.withDefaults().test(CAUSES, 1, new int[3])),
                refused("group of subject 0 is 1000, not between 0 and 999", () -> GrayTest.withDefaults()
                        .test(CAUSES, 1, new int[] {1000, 0, 0, 0})));
    }

    static Stream<Arguments> models() {
        CoxSample rows = CoxSample.builder(TIMES, EVENTS).covariate("x", X).build();
        CoxFit fit = CoxRegression.withDefaults().fit(rows);
        CoxPrediction prediction = fit.prediction();
        CoxProfile reference = CoxProfile.reference(rows);
        FineGrayFit fineGray = FineGray.withDefaults().fit(CAUSES, 1, X);
        return Stream.of(
                refused("there are no times", () -> CoxSample.builder(new double[0], new boolean[0])),
                refused("4 times for 2 events", () -> CoxSample.builder(TIMES, new boolean[2])),
                refused(
                        "time of row 0 is NaN, not finite",
                        () -> CoxSample.builder(new double[] {NAN}, new boolean[1])),
                refused("cause 3 is not between 1 and 2", () -> CoxSample.builder(CAUSES, 3)),
                refused("entry of row 3 is Infinity, not finite", () -> rows().entries(
                                new double[] {0, 0, 0, INFINITE})),
                refused("row 1 enters at 2.0, not before its time 2.0", () -> rows().entries(
                                new double[] {0, 2, 0, 0})),
                refused("4 times for 1 strata", () -> rows().strata(new int[1])),
                refused("weight of row 0 is 0.0, not finite and greater than 0", () -> rows().weights(new double[4])),
                refused("4 times for 5 clusters", () -> rows().clusters(new int[5])),
                refused("4 times for 2 values of x", () -> rows().covariate("x", new double[2])),
                refused("x of row 2 is NaN, not finite", () -> rows().covariate("x", new double[] {0, 0, NAN, 0})),
                refused("covariate x is there already", () -> rows().covariate("x", X)
                        .covariate("x", X)),
                refused("levels of arm are [a, a], not at least one and distinct", () -> rows().category(
                                "arm", List.of("a", "a"), new int[4])),
                refused("arm of row 3 is code 2 of 2 levels", () -> rows().category(
                                "arm", List.of("a", "b"), new int[] {0, 1, 1, 2})),
                refused("exact ties take no weights", () -> CoxRegression.withDefaults()
                        .with(Ties.EXACT)
                        .fit(rows().weights(TIMES).covariate("x", X).build())),
                refused("exact ties have no Firth penalty", () -> FirthCox.withDefaults()
                        .with(Ties.EXACT)),
                refused("x is Infinity, not finite", () -> reference.with("x", INFINITE)),
                refused("no covariate age that is a number", () -> reference.with("age", 1)),
                refused("no covariate x that is a category", () -> reference.with("x", "new")),
                refused("time 1 is not a number", () -> prediction.predict(reference, 1, NAN)),
                refused("time is not a number", () -> prediction.cumulativeHazards(NAN)),
                refused("label 7 is none of the strata [0]", () -> prediction.predictInStratum(reference, 7, 1)),
                refused(
                        "the profile has the covariates [age], the model [x]",
                        () -> prediction.predict(
                                CoxProfile.reference(rows().covariate("age", X).build()), 1)),
                refused("the last time is not a number", () -> Concordance.withDefaults()
                        .upTo(NAN)),
                refused("4 rows for 1 predictors", () -> Concordance.withDefaults()
                        .estimate(rows, new double[1])),
                refused("predictor of row 0 is not a number", () -> Concordance.withDefaults()
                        .estimate(rows, new double[] {NAN, 1, 1, 1})),
                refused("inverse-censoring weights take no entries", () -> Concordance.withDefaults()
                        .with(PairWeights.INVERSE_CENSORING)
                        .estimate(rows().entries(new double[4]).build(), X)),
                refused("4 rows for 2 predictions", () -> PredictionAccuracy.of(rows)
                        .brierScore(1, new double[2])),
                refused("survival of row 0 is 1.5, not 0 to 1", () -> PredictionAccuracy.of(rows)
                        .brierScore(1, new double[] {1.5, 1, 1, 1})),
                refused("time is NaN, not finite", () -> PredictionAccuracy.of(rows)
                        .areaUnderCurve(NAN, X)),
                refused("there are no covariates", () -> FineGray.withDefaults().fit(CAUSES, 1)),
                refused("cause 3 is not between 1 and 2", () -> FineGray.withDefaults()
                        .fit(CAUSES, 3, X)),
                refused("2 values of covariate 1 for 4 subjects", () -> FineGray.withDefaults()
                        .fit(CAUSES, 1, X, new double[2])),
                refused("covariate 0 of subject 1 is NaN, not finite", () -> FineGray.withDefaults()
                        .fit(CAUSES, 1, new double[] {1, NAN, 1, 1})),
                refused("index 1 is not between 0 and 0", () -> fineGray.coefficient(1)),
                refused("column -1 is not between 0 and 0", () -> fineGray.covariance(0, -1)),
                refused("2 covariates for 1 coefficients", () -> fineGray.cumulativeIncidence(1, 1, 2)),
                refused("covariate 0 is NaN, not finite", () -> fineGray.cumulativeIncidence(1, NAN)),
                refused("there are no outcomes", () -> LogisticSample.builder(new boolean[0])),
                refused("4 outcomes for 2 values of x", () -> LogisticSample.builder(EVENTS)
                        .covariate("x", new double[2])),
                refused("x of row 1 is NaN, not finite", () -> LogisticSample.builder(EVENTS)
                        .covariate("x", new double[] {1, NAN, 1, 1})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"samples", "curvesAndTests", "models"})
    void names_what_was_wrong(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments refused(String message, ThrowingCallable call) {
        return arguments(message, call);
    }

    private static SurvivalSample survival(double first, double second) {
        return SurvivalSample.of(new double[] {first, second}, new boolean[2]);
    }

    private static CompetingRisksSample causes(int count, int cause) {
        return CompetingRisksSample.of(count, new double[] {1}, new int[] {cause});
    }

    private static CoxSample.Builder rows() {
        return CoxSample.builder(TIMES, EVENTS);
    }
}
