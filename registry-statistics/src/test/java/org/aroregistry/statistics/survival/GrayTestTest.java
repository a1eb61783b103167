package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrayTestTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    @Test
    void four_subjects_worked_by_hand() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 3, 2, 4}, new int[] {1, 2, 1, 0});

        GrayResult result = GrayTest.withDefaults().test(sample, 1, new int[] {0, 0, 1, 1});

        // At 1: 1 - 2/4; at 2 group 0 has R = 1 of 3.
        assertThat(result.scores().get(0)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(result.covariance().get(0).get(0)).isCloseTo(557 / 1152.0, within(1e-15));
        assertThat(result.test().statistic()).isCloseTo(32 / 557.0, within(1e-15));
        assertThat(result.test().degreesOfFreedom()).isOne();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void one_cause_has_the_scores_of_the_log_rank_test(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 80).withoutEntry();
        int[] one = Arrays.stream(cohort.causes()).map(c -> Math.min(c, 1)).toArray();
        CompetingRisksSample sample = CompetingRisksSample.of(1, cohort.times(), one);

        GrayResult gray = GrayTest.withDefaults().test(sample, 1, cohort.groups());

        LogRankResult logRank = LogRankTest.withDefaults().test(sample.anyCause(), cohort.groups());
        for (int k = 0; k < 2; k++) {
            LogRankGroup line = logRank.groups().get(k);
            assertThat(gray.scores().get(k)).isCloseTo(line.observed() - line.expected(), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void order_of_rows_groups_and_unit_of_time_change_nothing(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 80);
        GrayTest test = GrayTest.withDefaults().withRho(0.5);
        RandomCohort other = cohort.reversedRows().scaled(0.25);

        GrayResult result = test.test(sample(cohort), 1, cohort.groups());
        GrayResult same = test.test(
                sample(other),
                1,
                Arrays.stream(other.groups()).map(group -> 2 - group).toArray());

        assertThat(same.test().statistic())
                .isCloseTo(
                        result.test().statistic(), within(1e-10 * result.test().statistic()));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void two_equal_strata_double_scores_and_covariance(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        int n = cohort.size();
        int[] twice = IntStream.range(0, 2 * n).map(i -> i % n).toArray();
        CompetingRisksSample doubled = CompetingRisksSample.of(
                2,
                Arrays.stream(twice).mapToDouble(cohort::time).toArray(),
                Arrays.stream(twice).map(i -> cohort.causes()[i]).toArray());
        int[] groups = Arrays.stream(twice).map(i -> cohort.groups()[i]).toArray();
        int[] strata = IntStream.range(0, 2 * n).map(i -> i < n ? 7 : -3).toArray();

        GrayResult one = GrayTest.withDefaults().withRho(1).test(sample(cohort), 2, cohort.groups());
        GrayResult two = GrayTest.withDefaults().withRho(1).test(doubled, 2, groups, strata);

        for (int k = 0; k < 2; k++) {
            assertThat(two.scores().get(k)).isCloseTo(2 * one.scores().get(k), within(1e-12));
            assertThat(two.covariance().get(k).get(0))
                    .isCloseTo(2 * one.covariance().get(k).get(0), within(1e-12));
        }
        assertThat(two.test().statistic()).isCloseTo(2 * one.test().statistic(), within(1e-10));
    }

    @Test
    void group_without_events_and_group_of_one_are_tested() {
        CompetingRisksSample sample =
                CompetingRisksSample.of(2, new double[] {1, 2, 3, 4, 5, 6, 7}, new int[] {1, 2, 1, 0, 0, 0, 1});

        ChiSquareTest test = GrayTest.withDefaults()
                .test(sample, 1, new int[] {0, 0, 0, 1, 1, 1, 2})
                .test();

        assertThat(test.isInformative()).isTrue();
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
    }

    /** Nobody is censored, and the pooled incidence is 1 before the last of the second group dies. cmprsk::cuminc() 2.2-11. */
    @Test
    void group_left_alone_is_compared_with_nobody() {
        CompetingRisksSample sample = CompetingRisksSample.of(
                2, new double[] {0.71, 0.93, 1.4, 2.84, 2.93, 5.89, 8.23, 15.14}, new int[] {2, 1, 2, 1, 1, 1, 1, 1});
        int[] groups = {0, 0, 0, 0, 0, 0, 1, 1};

        assertThat(GrayTest.withDefaults().test(sample, 1, groups).test().statistic())
                .isCloseTo(1.96636397835024312, within(1e-12));
        assertThat(GrayTest.withDefaults()
                        .withRho(1)
                        .test(sample, 1, groups)
                        .test()
                        .statistic())
                .isCloseTo(1.82225417061763917, within(1e-12));
    }

    @Test
    void nothing_to_test_gives_no_statistic() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 2, 3}, new int[] {1, 0, 1});

        // Nobody had cause 2; there is one group; group 1 has left before the first event.
        assertThat(GrayTest.withDefaults().test(sample, 2, new int[] {0, 1, 0}).test())
                .isEqualTo(ChiSquareTest.uninformative(1));
        assertThat(GrayTest.withDefaults().test(sample, 1, new int[3]).test())
                .isEqualTo(ChiSquareTest.uninformative(0));
        assertThat(GrayTest.withDefaults()
                        .test(CompetingRisksSample.of(1, new double[] {1, 2, 3}, new int[] {0, 1, 1}), 1, new int[] {
                            1, 0, 0
                        })
                        .test())
                .isEqualTo(ChiSquareTest.uninformative(1));
    }

    @Test
    void times_that_differ_in_the_last_bit_are_different_times() {
        double later = Math.nextUp(2.0);
        int[] groups = {0, 1, 0, 1, 1};
        int[] causes = {1, 1, 1, 2, 0};

        GrayResult near = GrayTest.withDefaults()
                .test(CompetingRisksSample.of(2, new double[] {2, later, 3, 4, 5}, causes), 1, groups);
        GrayResult far = GrayTest.withDefaults()
                .test(CompetingRisksSample.of(2, new double[] {2, 2.5, 3, 4, 5}, causes), 1, groups);

        assertThat(near).isEqualTo(far);
    }

    @Test
    void refuses_what_it_cannot_test() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 2}, new int[] {1, 2});
        GrayTest test = GrayTest.withDefaults();

        assertThatThrownBy(() -> test.test(sample, 3, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cause 3 is not between 1 and 2");
        assertThatThrownBy(() -> test.test(sample, 1, new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 groups for 2 subjects");
        assertThatThrownBy(() -> test.test(sample, 1, new int[2], new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 strata for 2 subjects");
        assertThatThrownBy(() -> test.test(sample, 1, new int[] {0, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("group of subject 1 is -1, not between 0 and 999");
        assertThatThrownBy(() -> test.withRho(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rho NaN is not finite");
        assertThatThrownBy(() -> test.test(
                        CompetingRisksSample.of(1, new double[] {0}, new double[] {1}, new int[] {1}), 1, new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Gray's test is not defined for samples with delayed entry");
    }

    private static CompetingRisksSample sample(RandomCohort cohort) {
        return CompetingRisksSample.of(2, cohort.times(), cohort.causes());
    }
}
