package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogRankTestTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    private static final SurvivalSample SIX_SUBJECTS =
            SurvivalSample.of(new double[] {9, 1, 1, 6, 6, 8}, new boolean[] {true, true, false, true, true, false});
    private static final int[] TREATED = {0, 1, 1, 1, 0, 0};

    @Test
    void six_subjects_worked_by_hand() {
        LogRankResult result = LogRankTest.withDefaults().test(SIX_SUBJECTS, TREATED);

        // Expected in group 1: 3/6 at 1, 2 times 1/4 at 6, none at 9. Variance: 1/4 at 1, 2 (2/3) (1/4) (3/4) at 6.
        assertThat(result.groups().get(1)).isEqualTo(new LogRankGroup(3, 2, 1));
        assertThat(result.groups().get(0)).isEqualTo(new LogRankGroup(3, 2, 3));
        assertThat(result.covariance().get(1).get(1)).isCloseTo(0.5, within(1e-15));
        assertThat(result.test().statistic()).isCloseTo(2, within(1e-14));
        assertThat(result.test().degreesOfFreedom()).isEqualTo(1);
        assertThat(result.test().pValue()).isCloseTo(0.15729920705028513, within(1e-14));
    }

    @Test
    void gehan_weights_worked_by_hand() {
        LogRankResult result =
                LogRankTest.withDefaults().with(LogRankWeight.Named.GEHAN).test(SIX_SUBJECTS, TREATED);

        // Weights 6, 4, 1: observed 6 + 4, expected 6/2 + 4/2, variance 36/4 + 16/4.
        assertThat(result.groups().get(1)).isEqualTo(new LogRankGroup(3, 10, 5));
        assertThat(result.test().statistic()).isCloseTo(25 / 13.0, within(1e-14));
    }

    /**
     * R 4.2.2, survival 3.5-3: {@code survdiff(Surv(t, e) ~ g)}, the second with {@code + strata(s)}. Groups 1 and 3 are gone before the first event; degrees of
     * freedom are those of {@code survdiff}, groups with an expectation less one.
     */
    @Test
    void groups_never_at_risk_at_an_event_take_no_degree_of_freedom() {
        double[] times = {5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 6, 9, 13, 14, 3, 4, 5, 7, 12, 15};
        int[] events = {1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1};
        int[] groups = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4};
        boolean[] had = new boolean[events.length];
        for (int i = 0; i < had.length; i++) {
            had[i] = events[i] == 1;
        }
        int[] strata = IntStream.range(0, had.length).map(i -> 1 + i % 2).toArray();

        LogRankResult result = LogRankTest.withDefaults().test(SurvivalSample.of(times, had), groups);
        LogRankResult stratified = LogRankTest.withDefaults().test(SurvivalSample.of(times, had), groups, strata);

        assertThat(result.groups().get(1).expected()).isZero();
        assertThat(result.groups().get(4).expected()).isCloseTo(3.8896825396825396, within(1e-13));
        assertThat(result.test().statistic()).isCloseTo(1.1293954132932976, within(1e-12));
        assertThat(result.test().degreesOfFreedom()).isEqualTo(2);
        assertThat(result.test().pValue()).isCloseTo(0.56853198422359674, within(1e-12));
        assertThat(stratified.test().statistic()).isCloseTo(0.98726699596001488, within(1e-12));
        assertThat(stratified.test().degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void hazard_ratios_worked_by_hand() {
        LogRankHazardRatio ratio =
                LogRankTest.withDefaults().test(SIX_SUBJECTS, TREATED).hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT);

        // (2/1) / (2/3), and exp((2 - 1) / 0.5).
        assertThat(ratio.observedToExpected()).isCloseTo(3, within(1e-14));
        assertThat(ratio.peto()).isCloseTo(Math.exp(2), within(1e-13));
        assertThat(ratio.interval().lower()).isCloseTo(Math.exp(2 - 1.959963984540054 * Math.sqrt(2)), within(1e-12));
        assertThat(ratio.interval().upper()).isCloseTo(Math.exp(2 + 1.959963984540054 * Math.sqrt(2)), within(1e-11));
    }

    @Test
    void hazard_ratio_needs_two_groups_and_events() {
        LogRankResult three = LogRankTest.withDefaults().test(SIX_SUBJECTS, new int[] {0, 1, 2, 1, 0, 0});
        LogRankHazardRatio none = LogRankTest.withDefaults()
                .test(SurvivalSample.of(new double[] {1, 2}, new boolean[2]), new int[] {0, 1})
                .hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT);

        assertThat(none.peto()).isNaN();
        assertThat(none.observedToExpected()).isNaN();
        assertThat(none.interval().isDefined()).isFalse();
        assertThatThrownBy(() -> three.hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a hazard ratio compares two groups, not 3");
    }

    @Test
    void pairs_are_tests_of_their_two_groups_alone() {
        int[] groups = {0, 1, 2, 1, 0, 2};
        List<LogRankPair> pairs = LogRankTest.withDefaults().pairwise(SIX_SUBJECTS, groups, new int[6]);

        assertThat(pairs).extracting(pair -> pair.first() + "-" + pair.second()).containsExactly("0-1", "0-2", "1-2");
        assertThat(pairs.get(1).test())
                .isEqualTo(LogRankTest.withDefaults()
                        .test(SIX_SUBJECTS.select(i -> groups[i] != 1), new int[] {0, 1, 0, 1})
                        .test());
    }

    @Test
    void pair_with_an_empty_group_is_uninformative() {
        List<LogRankPair> pairs =
                LogRankTest.withDefaults().pairwise(SIX_SUBJECTS, new int[] {2, 2, 2, 2, 2, 2}, new int[6]);

        assertThat(pairs).hasSize(3).noneMatch(pair -> pair.test().isInformative());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void strata_add_up(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 90);
        SurvivalSample sample = cohort.sample();
        int[] strata = new SplittableRandom(seed).ints(90, -1, 3).toArray();

        LogRankResult whole = LogRankTest.withDefaults().test(sample, cohort.groups(), strata);

        for (int group = 0; group < 3; group++) {
            double expected = 0;
            double variance = 0;
            for (int stratum = -1; stratum < 3; stratum++) {
                int one = stratum;
                int[] members =
                        IntStream.range(0, 90).filter(i -> strata[i] == one).toArray();
                LogRankResult part = LogRankTest.withDefaults()
                        .test(
                                sample.select(i -> strata[i] == one),
                                IntStream.of(members)
                                        .map(i -> cohort.groups()[i])
                                        .toArray());
                if (group < part.groups().size()) {
                    expected += part.groups().get(group).expected();
                    variance += part.covariance().get(group).get(group);
                }
            }
            assertThat(whole.groups().get(group).expected()).isCloseTo(expected, within(1e-12));
            assertThat(whole.covariance().get(group).get(group)).isCloseTo(variance, within(1e-12));
        }
    }

    @Test
    void trend_over_two_groups_is_the_test_itself() {
        LogRankResult result = LogRankTest.withDefaults().test(SIX_SUBJECTS, TREATED);

        assertThat(result.trend(new double[] {1, 2}).statistic()).isCloseTo(2, within(1e-14));
        assertThat(result.trend(new double[] {1, 1}).isInformative()).isFalse();
        assertThatThrownBy(() -> result.trend(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 scores for 2 groups");
        assertThatThrownBy(() -> result.trend(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score of group 1 is not finite: NaN");
    }

    @Test
    void without_information_there_is_no_p_value() {
        ChiSquareTest none = LogRankTest.withDefaults()
                .test(SurvivalSample.of(new double[] {1, 2}, new boolean[2]), new int[] {0, 1})
                .test();

        assertThat(none.isInformative()).isFalse();
        assertThat(none.statistic()).isNaN();
        assertThat(none.pValue()).isNaN();
        assertThat(none.degreesOfFreedom()).isZero();
    }

    @Test
    void group_never_at_risk_at_an_event_takes_no_degree_of_freedom() {
        SurvivalSample sample =
                SurvivalSample.of(new double[] {1, 5, 6, 7, 8}, new boolean[] {false, true, true, true, true});

        LogRankResult three = LogRankTest.withDefaults().test(sample, new int[] {2, 0, 1, 0, 1});
        LogRankResult two = LogRankTest.withDefaults().test(sample.select(i -> i > 0), new int[] {0, 1, 0, 1});

        assertThat(three.test()).isEqualTo(two.test());
        assertThat(three.test().degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void groups_compared_in_separate_strata_only_are_tested_within_them() {
        SurvivalSample sample = SurvivalSample.of(
                new double[] {1, 2, 3, 4, 1, 3, 5, 6}, new boolean[] {true, true, true, true, true, true, true, true});
        int[] strata = {0, 0, 0, 0, 1, 1, 1, 1};

        LogRankResult result = LogRankTest.withDefaults().test(sample, new int[] {0, 0, 1, 1, 2, 3, 2, 3}, strata);

        double first = LogRankTest.withDefaults()
                .test(sample.select(i -> i < 4), new int[] {0, 0, 1, 1})
                .test()
                .statistic();
        double second = LogRankTest.withDefaults()
                .test(sample.select(i -> i >= 4), new int[] {0, 1, 0, 1})
                .test()
                .statistic();
        assertThat(result.test().degreesOfFreedom()).isEqualTo(2);
        assertThat(result.test().statistic()).isCloseTo(first + second, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void observed_and_expected_have_the_same_sum(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 90);

        LogRankResult result = LogRankTest.withDefaults().test(cohort.sample(), cohort.groups());

        double observed =
                result.groups().stream().mapToDouble(LogRankGroup::observed).sum();
        double expected =
                result.groups().stream().mapToDouble(LogRankGroup::expected).sum();
        assertThat(observed).isEqualTo(cohort.sample().eventCount());
        assertThat(expected).isCloseTo(observed, within(1e-11));
        assertThat(result.test().degreesOfFreedom()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void splitting_subjects_at_a_later_entry_changes_nothing(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 90);
        RandomCohort split = cohort.splitInHalf();

        ChiSquareTest whole = LogRankTest.withDefaults()
                .test(cohort.sample(), cohort.groups())
                .test();

        assertThat(LogRankTest.withDefaults()
                        .test(split.sample(), split.groups())
                        .test()
                        .statistic())
                .isCloseTo(whole.statistic(), within(1e-12 * whole.statistic()));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void numbering_of_the_groups_changes_nothing(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 90);
        int[] renamed =
                Arrays.stream(cohort.groups()).map(group -> (group + 1) % 3).toArray();

        ChiSquareTest test = LogRankTest.withDefaults()
                .test(cohort.sample(), cohort.groups())
                .test();

        assertThat(LogRankTest.withDefaults()
                        .test(cohort.sample(), renamed)
                        .test()
                        .statistic())
                .isCloseTo(test.statistic(), within(1e-11));
    }

    @Test
    void refuses_labels_that_do_not_fit() {
        assertThatThrownBy(() -> LogRankTest.withDefaults().test(SIX_SUBJECTS, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 groups for 6 subjects");
        assertThatThrownBy(() -> LogRankTest.withDefaults().test(SIX_SUBJECTS, TREATED, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 strata for 6 subjects");
        assertThatThrownBy(() -> LogRankTest.withDefaults().test(SIX_SUBJECTS, new int[] {0, 1, 0, -1, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("group of subject 3 is -1, not between 0 and 999");
        assertThatThrownBy(() -> new LogRankWeight.FlemingHarrington(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rho -1.0 is not finite and at least 0");
    }
}
