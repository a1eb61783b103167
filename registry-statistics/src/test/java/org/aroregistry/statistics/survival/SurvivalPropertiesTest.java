package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.statistics.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of curves and tests whatever the data, beyond what the tests of each say. */
class SurvivalPropertiesTest {
    private static final double YEAR = 365.25;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    private static double[] curve(SurvivalSample sample) {
        return KaplanMeier.withDefaults().estimate(sample).points().stream()
                .mapToDouble(SurvivalPoint::survival)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_censoring_incidences_are_shares_and_restricted_means_are_means(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 70).withoutEntry();
        int[] causes = Arrays.stream(cohort.causes())
                .map(cause -> cause == 0 ? 2 : cause)
                .toArray();
        CompetingRisksSample sample = CompetingRisksSample.of(2, cohort.times(), causes);
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample.anyCause());

        for (int t = 10; t < 200; t += 10) {
            int horizon = t;
            double share = IntStream.range(0, 70)
                            .filter(i -> causes[i] == 1 && cohort.time(i) <= horizon)
                            .count()
                    / 70.0;
            IncidenceEstimate incidence =
                    AalenJohansen.withDefaults().estimate(sample).cause(1).at(horizon);
            RestrictedMean mean = curve.restrictedMean(horizon);
            double[] observed = Arrays.stream(cohort.times())
                    .map(time -> Math.min(time, horizon))
                    .toArray();
            double average = Arrays.stream(observed).average().orElseThrow();
            double squares = Arrays.stream(observed)
                    .map(time -> (time - average) * (time - average))
                    .sum();
            assertThat(incidence.incidence()).isCloseTo(share, within(1e-13));
            assertThat(incidence.standardError()).isCloseTo(Math.sqrt(share * (1 - share) / 70), within(1e-13));
            assertThat(mean.estimate()).isCloseTo(average, within(1e-10));
            assertThat(mean.standardError()).isCloseTo(Math.sqrt(squares) / 70, within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_censoring_quantiles_are_those_of_the_data(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 71).withoutEntry();
        boolean[] all = new boolean[71];
        Arrays.fill(all, true);
        double[] sorted = Arrays.stream(cohort.times()).sorted().toArray();

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(SurvivalSample.of(cohort.times(), all));

        assertThat(curve.median().time()).hasValue(sorted[35]);
        assertThat(curve.quantile(0.25).time()).hasValue(sorted[17]);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void events_seen_exactly_give_turnbull_the_empirical_distribution(long seed) {
        double[] times = RandomCohort.of(seed, 40).times();

        TurnbullCurve curve = Turnbull.withDefaults().estimate(IntervalCensoredSample.of(times, times));

        for (double time : times) {
            double alive = Arrays.stream(times).filter(other -> other > time).count() / 40.0;
            assertThat(curve.survival(time).least()).isCloseTo(alive, within(1e-9));
            assertThat(curve.survival(time).greatest()).isCloseTo(alive, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitting_subjects_changes_no_incidence(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        CumulativeIncidence whole = AalenJohansen.withDefaults().estimate(cohort.competing());
        CumulativeIncidence split =
                AalenJohansen.withDefaults().estimate(cohort.splitInHalf().competing());

        for (double time : cohort.times()) {
            for (int cause = 1; cause <= 2; cause++) {
                assertThat(split.cause(cause).at(time).incidence())
                        .isCloseTo(whole.cause(cause).at(time).incidence(), within(1e-12));
            }
            assertThat(split.eventFree().at(time).survival())
                    .isCloseTo(whole.eventFree().at(time).survival(), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_of_rows_and_unit_of_time_change_no_test(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        RandomCohort reversed = cohort.reversedRows();
        RandomCohort scaled = cohort.scaled(1 / YEAR);

        for (LogRankWeight weight : List.of(LogRankWeight.Named.LOG_RANK, new LogRankWeight.FlemingHarrington(1, 1))) {
            LogRankTest test = LogRankTest.withDefaults().with(weight);
            LogRankResult expected = test.test(cohort.sample(), cohort.groups());
            for (RandomCohort other : List.of(reversed, scaled)) {
                LogRankResult got = test.test(other.sample(), other.groups());
                assertThat(got.test().statistic()).isCloseTo(expected.test().statistic(), within(1e-9));
                for (int k = 0; k < 3; k++) {
                    assertThat(got.groups().get(k).observed())
                            .isCloseTo(expected.groups().get(k).observed(), within(1e-10));
                    assertThat(got.groups().get(k).expected())
                            .isCloseTo(expected.groups().get(k).expected(), within(1e-10));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_depends_on_the_order_of_times_only_ignores_any_rising_clock(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        RandomCohort squared = new RandomCohort(
                Arrays.stream(cohort.entries()).map(t -> t * t).toArray(),
                Arrays.stream(cohort.times()).map(t -> t * t).toArray(),
                cohort.causes(),
                cohort.groups());

        assertThat(curve(squared.sample())).containsExactly(curve(cohort.sample()));
        assertThat(LogRankTest.withDefaults()
                        .test(squared.sample(), squared.groups())
                        .test())
                .isEqualTo(LogRankTest.withDefaults()
                        .test(cohort.sample(), cohort.groups())
                        .test());
        assertThat(GrayTest.withDefaults()
                        .test(present(squared), 1, squared.groups())
                        .test())
                .isEqualTo(GrayTest.withDefaults()
                        .test(present(cohort), 1, cohort.groups())
                        .test());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_of_rows_and_unit_of_time_change_pseudo_values_as_they_should(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 40);
        double[] survival = PseudoValues.survival(cohort.sample(), 80);
        double[] means = PseudoValues.restrictedMean(cohort.sample(), 100);

        double[] reversed = PseudoValues.survival(cohort.reversedRows().sample(), 80);
        double[] scaled = PseudoValues.restrictedMean(cohort.scaled(1 / YEAR).sample(), 100 / YEAR);
        double[] sameUnit = PseudoValues.survival(cohort.scaled(1 / YEAR).sample(), 80 / YEAR);

        for (int i = 0; i < 40; i++) {
            assertThat(reversed[39 - i]).isCloseTo(survival[i], within(1e-10));
            assertThat(scaled[i] * YEAR).isCloseTo(means[i], within(1e-8));
            assertThat(sameUnit[i]).isCloseTo(survival[i], within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void unit_of_time_scales_differences_of_means_and_leaves_ratios_and_p_values(long seed) {
        RestrictedMeanComparison days = comparison(RandomCohort.of(seed, 60), 150);
        RestrictedMeanComparison years = comparison(RandomCohort.of(seed, 60).scaled(1 / YEAR), 150 / YEAR);
        RestrictedMeanComparison reversed = comparison(RandomCohort.of(seed, 60).reversedRows(), 150);

        assertThat(years.difference().estimate() * YEAR)
                .isCloseTo(days.difference().estimate(), within(1e-9));
        assertThat(years.difference().pValue()).isCloseTo(days.difference().pValue(), within(1e-10));
        assertThat(years.ratio().estimate()).isCloseTo(days.ratio().estimate(), within(1e-12));
        assertThat(years.lostRatio().interval().upper())
                .isCloseTo(days.lostRatio().interval().upper(), within(1e-10));
        assertThat(reversed.difference().estimate()).isCloseTo(days.difference().estimate(), within(1e-9));
    }

    /** As if everybody had been there from the start, so that nobody enters at all. */
    private static CompetingRisksSample present(RandomCohort cohort) {
        return CompetingRisksSample.of(2, cohort.times(), cohort.causes());
    }

    private static RestrictedMeanComparison comparison(RandomCohort cohort, double horizon) {
        SurvivalSample sample = cohort.withoutEntry().sample();
        KaplanMeier estimator = KaplanMeier.withDefaults();
        return RestrictedMeanComparison.of(
                estimator.estimate(sample.select(i -> cohort.groups()[i] == 0)),
                estimator.estimate(sample.select(i -> cohort.groups()[i] > 0)),
                horizon);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_of_rows_and_unit_of_time_change_no_probability_of_an_interval(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 30);
        double[] upper = IntStream.range(0, 30)
                .mapToDouble(i -> cohort.causes()[i] == 0 ? Double.POSITIVE_INFINITY : cohort.time(i))
                .toArray();
        TurnbullCurve curve = Turnbull.withDefaults().estimate(IntervalCensoredSample.of(cohort.entries(), upper));
        TurnbullCurve reversed = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(cohort.reversedRows().entries(), reversed(upper)));
        TurnbullCurve scaled = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(
                        cohort.scaled(0.25).entries(),
                        Arrays.stream(upper).map(time -> time * 0.25).toArray()));

        for (int t = 0; t < 200; t += 7) {
            double expected = curve.survival(t).greatest();
            assertThat(reversed.survival(t).greatest()).isCloseTo(expected, within(1e-4));
            assertThat(scaled.survival(t * 0.25).greatest()).isCloseTo(expected, within(1e-12));
        }
        // The likelihood is flat near its maximum: it is what the gap of 1e-9 holds.
        assertThat(reversed.logLikelihood()).isCloseTo(curve.logLikelihood(), within(2e-9));
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }
}
