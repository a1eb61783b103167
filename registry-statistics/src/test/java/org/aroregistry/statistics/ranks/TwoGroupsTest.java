package org.aroregistry.statistics.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoGroupsTest {

    @Test
    void rank_sum_of_three_against_two_worked_by_hand() {
        // Ranks 1, 2, 4 of ten choices of three: W = 1, reached or undercut by 2 of 10.
        RankSum got = RankSumTest.test(GroupedValues.of(new double[] {1, 5, 2}, new double[] {3, 9}));

        assertThat(got.statistic()).isEqualTo(1);
        assertThat(got.exactP()).isCloseTo(0.4, within(1e-15));
        assertThat(got.probability()).isCloseTo(1 / 6.0, within(1e-15));
        // Differences -8, -7, -4, -2, -1, 2.
        assertThat(got.shift()).isEqualTo(-3);
    }

    @Test
    void ties_have_no_exact_p() {
        RankSum got = RankSumTest.test(GroupedValues.of(new double[] {1, 2, 2}, new double[] {2, 3}));

        assertThat(got.exactP()).isNaN();
        assertThat(got.statistic()).isEqualTo(1);
        assertThat(got.asymptoticP()).isGreaterThan(got.uncorrectedP());
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void shift_is_the_median_of_all_differences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = random.doubles(1 + random.nextInt(40), -5, 5).toArray();
        double[] second = random.doubles(1 + random.nextInt(40), -5, 3).toArray();
        double[] differences = Arrays.stream(first)
                .flatMap(a -> Arrays.stream(second).map(b -> a - b))
                .sorted()
                .toArray();
        int half = differences.length / 2;
        double median =
                differences.length % 2 == 1 ? differences[half] : (differences[half - 1] + differences[half]) / 2;

        assertThat(RankSumTest.test(GroupedValues.of(first, second)).shift()).isEqualTo(median);
    }

    @Test
    void two_hundred_thousand_rows_need_no_matrix() {
        SplittableRandom random = new SplittableRandom(1);
        double[] first = random.doubles(120_000).map(u -> u + 0.25).toArray();
        double[] second = random.doubles(80_000).toArray();

        RankSum got = RankSumTest.test(GroupedValues.of(first, second));

        assertThat(got.shift()).isCloseTo(0.25, within(0.01));
        assertThat(got.asymptoticP()).isLessThan(1e-300);
    }

    @Test
    void t_tests_worked_by_hand() {
        // Means 2 and 4, sums of squares 2 and 8.
        GroupedValues values = GroupedValues.of(new double[] {1, 2, 3}, new double[] {2, 4, 6});

        MeanDifference student = TTest.withDefaults().withEqualVariances().test(values);
        MeanDifference welch = TTest.withDefaults().test(values);

        assertThat(student.statistic()).isCloseTo(-2 / Math.sqrt(2.5 * 2 / 3), within(1e-15));
        assertThat(student.degreesOfFreedom()).isEqualTo(4);
        assertThat(welch.statistic()).isCloseTo(student.statistic(), within(1e-15));
        assertThat(welch.degreesOfFreedom()).isCloseTo(25 / (1 / 2.0 + 16 / 2.0), within(1e-14));
        // Two degrees of freedom have a closed form: P(|T| > t) = 1 - t / √(2 + t²).
        MeanDifference two = TTest.withDefaults()
                .withEqualVariances()
                .test(GroupedValues.of(new double[] {0, 1}, new double[] {3, 4}));
        double t = Math.abs(two.statistic());
        assertThat(two.pValue()).isCloseTo(1 - t / Math.sqrt(2 + t * t), within(1e-15));
    }

    @Test
    void tests_agree_for_two_groups() {
        GroupedValues values =
                GroupedValues.of(new double[] {3.1, 4.5, 2.2, 8.0, 4.5}, new double[] {5.5, 9.1, 4.5, 7.7});

        double t = TTest.withDefaults().withEqualVariances().test(values).statistic();
        double welch = TTest.withDefaults().test(values).statistic();

        assertThat(SeveralGroups.analysisOfVariance(values).statistic()).isCloseTo(t * t, within(1e-13));
        assertThat(SeveralGroups.welch(values).statistic()).isCloseTo(welch * welch, within(1e-13));
        assertThat(SeveralGroups.kruskalWallis(values).pValue())
                .isCloseTo(RankSumTest.test(values).uncorrectedP(), within(1e-14));
    }

    @Test
    void nothing_to_compare_is_a_result() {
        GroupedValues empty = GroupedValues.of(new double[] {1, 2}, new double[] {});
        GroupedValues equal = GroupedValues.of(new double[] {2, 2}, new double[] {2, 2, 2});
        GroupedValues single = GroupedValues.of(new double[] {1}, new double[] {2});

        assertThat(RankSumTest.test(empty).asymptoticP()).isNaN();
        assertThat(TTest.withDefaults().test(empty).pValue()).isNaN();
        assertThat(KolmogorovSmirnov.withDefaults().test(empty).pValue()).isNaN();
        assertThat(SeveralGroups.kruskalWallis(empty).pValue()).isNaN();
        assertThat(RankSumTest.test(equal).asymptoticP()).isNaN();
        assertThat(RankSumTest.test(equal).shift()).isZero();
        assertThat(TTest.withDefaults().withEqualVariances().test(equal).pValue())
                .isNaN();
        assertThat(SeveralGroups.analysisOfVariance(equal).pValue()).isNaN();
        assertThat(SeveralGroups.welch(equal).pValue()).isNaN();
        assertThat(SeveralGroups.kruskalWallis(equal).pValue()).isNaN();
        assertThat(TTest.withDefaults().test(single).pValue()).isNaN();
        assertThat(TTest.withDefaults().withEqualVariances().test(single).pValue())
                .isNaN();
        assertThat(SeveralGroups.welch(single).pValue()).isNaN();
        assertThat(RankSumTest.test(single).exactP()).isEqualTo(1);
    }

    @Test
    void distance_of_distributions_worked_by_hand() {
        DistributionDifference got =
                KolmogorovSmirnov.withDefaults().test(GroupedValues.of(new double[] {1, 2, 2, 3}, new double[] {2, 4}));

        assertThat(got.distance()).isEqualTo(0.5);
        // Both forms of the series agree; at 0.577 the alternating one needs many terms.
        double x = 0.5 * Math.sqrt(8 / 6.0);
        double sum = 0;
        for (int k = 1; k < 60; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
        }
        assertThat(got.pValue()).isCloseTo(sum, within(1e-14));
    }

    @Test
    void refuses_three_groups_for_two_and_values_that_are_none() {
        GroupedValues three = GroupedValues.of(new double[] {1}, new double[] {2}, new double[] {3});

        assertThatThrownBy(() -> RankSumTest.test(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 3 groups, not 2");
        assertThatThrownBy(() -> GroupedValues.of(new double[] {1, Double.NaN}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 is not finite: NaN");
    }
}
