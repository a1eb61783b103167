package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.HostileData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves and tests on data that leave them without an answer: a result that says so, and no number that is none. */
class HostileSurvivalTest {
    static Stream<HostileData> data() {
        return HostileData.all();
    }

    @ParameterizedTest
    @MethodSource("data")
    void survival_lacks_an_error_and_limits_where_it_is_zero_only(HostileData data) {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(data.sample());

        for (SurvivalPoint point : curve.points()) {
            assertThat(point.survival()).isBetween(0.0, 1.0);
            assertThat(Double.isNaN(point.standardError())).isEqualTo(point.survival() == 0);
            assertThat(point.interval().isDefined()).isEqualTo(point.survival() > 0);
            assertThat(point.cumulativeHazard()).isFinite();
            assertThat(point.cumulativeHazardError()).isFinite();
            assertThat(point.tieCorrectedHazard()).isFinite();
            assertThat(point.tieCorrectedHazardError()).isFinite();
        }
        boolean reached = curve.at(data.lastTime()).survival() <= 0.5;
        assertThat(curve.median().time().isPresent()).isEqualTo(reached);
    }

    @ParameterizedTest
    @MethodSource("data")
    void robust_errors_are_numbers_everywhere(HostileData data) {
        SurvivalSample clustered = data.sample().clustered(data.groups());

        for (SurvivalPoint point :
                KaplanMeier.withDefaults().estimate(clustered).points()) {
            assertThat(point.standardError()).isFinite();
            assertThat(point.interval().isDefined()).isTrue();
            assertThat(point.cumulativeHazardError()).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void group_whose_weights_are_all_zero_says_that_nobody_counts(HostileData data) {
        assumeTrue(data.size() > 1);
        double[] weights = new double[data.size()];
        weights[0] = 1;

        SurvivalCurve curve = KaplanMeier.withDefaults()
                .estimate(data.sample().weighted(weights).select(i -> i > 0));

        assertThat(curve.points()).allSatisfy(point -> {
            assertThat(point.weightedAtRisk()).isZero();
            assertThat(point.survival()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @MethodSource("data")
    void restricted_means_and_pseudo_values_are_numbers(HostileData data) {
        double horizon = Math.max(data.lastTime(), Double.MIN_NORMAL);
        assumeTrue(horizon < 1e300);
        RestrictedMean mean = KaplanMeier.withDefaults().estimate(data.sample()).restrictedMean(horizon);

        assertThat(mean.estimate()).isBetween(0.0, horizon);
        assertThat(mean.standardError()).isFinite();
        assertThat(Arrays.stream(PseudoValues.restrictedMean(data.sample(), horizon)))
                .allSatisfy(value -> assertThat(value).isFinite());
        assertThat(Arrays.stream(PseudoValues.survival(data.sample(), horizon / 2)))
                .allSatisfy(value -> assertThat(value).isFinite());
    }

    @ParameterizedTest
    @MethodSource("data")
    void tests_of_groups_give_a_statistic_with_a_p_value_or_say_that_there_is_none(HostileData data) {
        for (LogRankWeight weight : List.of(
                LogRankWeight.Named.LOG_RANK,
                LogRankWeight.Named.PETO_PETO,
                LogRankWeight.Named.PETO_PETO_MODIFIED,
                LogRankWeight.Named.GEHAN,
                LogRankWeight.Named.TARONE_WARE,
                new LogRankWeight.FlemingHarrington(0, 1))) {
            LogRankTest test = LogRankTest.withDefaults().with(weight);
            LogRankResult result = test.test(data.sample(), data.groups());
            whole(result.test());
            whole(result.trend(
                    IntStream.range(0, result.groups().size()).asDoubleStream().toArray()));
            for (LogRankPair pair : test.pairwise(data.sample(), data.groups(), data.groups())) {
                whole(pair.test());
            }
            for (LogRankGroup group : result.groups()) {
                assertThat(group.observed()).isFinite();
                assertThat(group.expected()).isFinite();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "one subject with the event, false",
        "all censored, false",
        "a group without events, true",
        "a single event, true",
        "all events at one time, false",
        "one group only, false",
        "all of one group gone before the first event, false",
        "groups that never meet, false",
        "a risk set that empties and fills again, true"
    })
    void log_rank_test_is_informative_where_two_groups_meet_at_an_event_some_survive(String name, boolean informative) {
        HostileData data =
                data().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

        LogRankResult result = LogRankTest.withDefaults().test(data.sample(), data.groups());

        assertThat(result.test().isInformative()).isEqualTo(informative);
        if (result.groups().size() == 2) {
            LogRankHazardRatio ratio = result.hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT);
            assertThat(Double.isNaN(ratio.peto())).isEqualTo(!informative);
            assertThat(ratio.interval().isDefined()).isEqualTo(informative);
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void incidences_and_event_free_survival_are_numbers_that_sum_to_one(HostileData data) {
        for (IncidenceVariance variance : IncidenceVariance.values()) {
            CumulativeIncidence estimate =
                    AalenJohansen.withDefaults().with(variance).estimate(data.competing());
            for (double time : data.times()) {
                double sum = estimate.eventFree().at(time).survival();
                for (IncidenceCurve curve : estimate.causes()) {
                    IncidenceEstimate at = curve.at(time);
                    sum += at.incidence();
                    assertThat(at.standardError()).isFinite();
                    assertThat(at.interval().isDefined())
                            .isEqualTo(variance != IncidenceVariance.GRAY || at.incidence() > 0);
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void gray_test_gives_a_statistic_with_a_p_value_or_says_that_there_is_none(HostileData data) {
        assumeFalse(data.delayed());

        for (int cause = 1; cause <= 2; cause++) {
            GrayResult result = GrayTest.withDefaults().test(data.competing(), cause, data.groups());
            whole(result.test());
            assertThat(result.scores()).allSatisfy(score -> assertThat(score).isFinite());
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void comparisons_have_a_p_value_if_and_only_if_they_have_an_error(HostileData data) {
        assumeTrue(Arrays.stream(data.groups()).max().orElseThrow() > 0 && data.lastTime() > 0);
        assumeTrue(data.lastTime() < 1e300);
        KaplanMeier estimator = KaplanMeier.withDefaults();
        SurvivalCurve first = estimator.estimate(data.sample().select(i -> data.groups()[i] == 0));
        SurvivalCurve second = estimator.estimate(data.sample().select(i -> data.groups()[i] > 0));

        RestrictedMeanComparison means = RestrictedMeanComparison.of(first, second, data.lastTime());
        for (Contrast contrast : List.of(means.difference(), means.ratio(), means.lostRatio())) {
            whole(contrast);
        }
        for (double time : data.times()) {
            SurvivalComparison comparison = SurvivalComparison.at(first, second, time);
            whole(comparison.difference());
            whole(comparison.plain());
            whole(comparison.logLog());
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void interval_censored_estimate_converges_to_probabilities(HostileData data) {
        double[] upper = IntStream.range(0, data.size())
                .mapToDouble(i -> data.events()[i] ? data.times()[i] : Double.POSITIVE_INFINITY)
                .toArray();

        TurnbullCurve curve = Turnbull.withDefaults().estimate(IntervalCensoredSample.of(data.begins(), upper));

        assertThat(curve.converged()).isTrue();
        assertThat(curve.logLikelihood()).isFinite();
        assertThat(curve.masses().stream()
                        .mapToDouble(TurnbullMass::probability)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    private static void whole(ChiSquareTest test) {
        if (test.isInformative()) {
            assertThat(test.statistic()).isFinite().isNotNegative();
            assertThat(test.degreesOfFreedom()).isPositive();
            assertThat(test.pValue()).isBetween(0.0, 1.0);
        } else {
            assertThat(test.pValue()).isNaN();
        }
    }

    private static void whole(Contrast contrast) {
        ConfidenceInterval interval = contrast.interval();
        assertThat(interval.isDefined()).isEqualTo(!Double.isNaN(contrast.standardError()));
        assertThat(Double.isNaN(contrast.pValue())).isEqualTo(!(contrast.standardError() > 0));
    }
}
