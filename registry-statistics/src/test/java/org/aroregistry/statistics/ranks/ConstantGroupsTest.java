package org.aroregistry.statistics.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.aroregistry.statistics.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that do not vary: a result that says why there is none, and no p-value made of rounding. */
class ConstantGroupsTest {

    /** R: {@code t.test(rep(v, n), rep(w, n))} stops, "data are essentially constant"; {@code oneway.test} gives NaN. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.7, 1, 1e9 / 3, -2.3})
    void constant_groups_have_no_test_of_means_whatever_their_value_and_size(double value) {
        for (int n = 2; n < 60; n++) {
            for (double other : new double[] {value, value + 1.1}) {
                GroupedValues values = GroupedValues.of(constant(value, n), constant(other, n + 1));

                withoutSpread(TTest.withDefaults().test(values), other - value);
                withoutSpread(TTest.withDefaults().withEqualVariances().test(values), other - value);
                withoutSpread(SeveralGroups.analysisOfVariance(values));
                withoutSpread(SeveralGroups.welch(values));
            }
        }
    }

    /** R: {@code t.test(c(0.3, 0.1 + 0.2, 0.3), c(0.4, 0.4, 0.4))} stops, "data are essentially constant". */
    @Test
    void spread_of_rounding_is_none() {
        GroupedValues values =
                GroupedValues.of(new double[] {0.3, 0.1 + 0.2, 0.3}, new double[] {0.4, 0.4, 0.4, 0.1 + 0.3});

        withoutSpread(TTest.withDefaults().test(values), 0.1);
        withoutSpread(TTest.withDefaults().withEqualVariances().test(values), 0.1);
        withoutSpread(SeveralGroups.analysisOfVariance(values));
        withoutSpread(SeveralGroups.welch(values));
    }

    /** R: {@code t.test(c(5, 5, 5), c(1, 2, 4))}: t = 3.023716, df = 2, p-value = 0.09419. */
    @Test
    void one_constant_group_of_two_has_a_t_test_and_no_analysis_of_variance_by_welch() {
        GroupedValues values = GroupedValues.of(new double[] {5, 5, 5}, new double[] {1, 2, 4});

        MeanDifference welch = TTest.withDefaults().test(values);

        assertThat(welch.outcome()).isEqualTo(ComparisonOutcome.COMPUTED);
        assertThat(welch.statistic()).isCloseTo((8 / 3.0) / Math.sqrt(7 / 9.0), within(1e-12));
        assertThat(welch.degreesOfFreedom()).isCloseTo(2, within(1e-12));
        assertThat(SeveralGroups.analysisOfVariance(values).outcome()).isEqualTo(ComparisonOutcome.COMPUTED);
        withoutSpread(SeveralGroups.welch(values));
    }

    /** R: {@code wilcox.test(rep(v, m), rep(v, n), exact = FALSE)$p.value} and {@code kruskal.test(rep(v, n), g)$p.value} are NaN. */
    @ParameterizedTest
    @ValueSource(ints = {2, 30, 77_777, 500_000})
    void equal_values_have_no_test_of_ranks_however_many(int n) {
        GroupedValues values = GroupedValues.of(constant(0.7, n), constant(0.7, n + 1));

        RankSum ranks = RankSumTest.test(values);

        assertThat(ranks.asymptoticP()).isNaN();
        assertThat(ranks.uncorrectedP()).isNaN();
        assertThat(ranks.outcome()).isEqualTo(ComparisonOutcome.NO_SPREAD);
        assertThat(ranks.shift()).isZero();
        assertThat(ranks.probability()).isEqualTo(0.5);
        withoutSpread(SeveralGroups.kruskalWallis(values));
    }

    /** R: {@code kruskal.test(list(c(1, 1), c(2, 2)))}: 3 on 1; {@code wilcox.test(c(1, 1), c(2, 2), exact = FALSE)}: p-value = 0.1939. */
    @Test
    void constants_that_differ_have_ranks_to_compare() {
        GroupedValues values = GroupedValues.of(new double[] {1, 1}, new double[] {2, 2});

        assertThat(SeveralGroups.kruskalWallis(values).statistic()).isCloseTo(3, within(1e-14));
        assertThat(SeveralGroups.kruskalWallis(values).outcome()).isEqualTo(ComparisonOutcome.COMPUTED);
        assertThat(RankSumTest.test(values).outcome()).isEqualTo(ComparisonOutcome.COMPUTED);
    }

    @Test
    void too_few_values_and_values_without_squares_are_other_reasons() {
        GroupedValues few = GroupedValues.of(new double[] {1}, new double[] {2});
        GroupedValues empty = GroupedValues.of(new double[] {}, new double[] {2, 3});
        GroupedValues huge = GroupedValues.of(new double[] {1e308, -1e308}, new double[] {1e308, 1});

        assertThat(TTest.withDefaults().test(few).outcome()).isEqualTo(ComparisonOutcome.TOO_FEW_VALUES);
        assertThat(SeveralGroups.analysisOfVariance(few).outcome()).isEqualTo(ComparisonOutcome.TOO_FEW_VALUES);
        assertThat(SeveralGroups.welch(few).outcome()).isEqualTo(ComparisonOutcome.TOO_FEW_VALUES);
        assertThat(TTest.withDefaults().test(empty).outcome()).isEqualTo(ComparisonOutcome.TOO_FEW_VALUES);
        assertThat(SeveralGroups.kruskalWallis(empty).outcome()).isEqualTo(ComparisonOutcome.TOO_FEW_VALUES);
        assertThat(RankSumTest.test(empty).outcome()).isEqualTo(ComparisonOutcome.TOO_FEW_VALUES);
        assertThat(TTest.withDefaults().test(huge).outcome()).isEqualTo(ComparisonOutcome.OUT_OF_RANGE);
        assertThat(SeveralGroups.analysisOfVariance(huge).outcome()).isEqualTo(ComparisonOutcome.OUT_OF_RANGE);
    }

    private static double[] constant(double value, int n) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static void withoutSpread(MeanDifference got, double difference) {
        assertThat(got.outcome()).isEqualTo(ComparisonOutcome.NO_SPREAD);
        assertThat(got.pValue()).isNaN();
        assertThat(got.interval()).isEqualTo(ConfidenceInterval.undefined());
        assertThat(Math.abs(got.difference())).isCloseTo(Math.abs(difference), within(1e-6));
    }

    private static void withoutSpread(GroupTest got) {
        assertThat(got.outcome()).isEqualTo(ComparisonOutcome.NO_SPREAD);
        assertThat(got.statistic()).isNaN();
        assertThat(got.pValue()).isNaN();
    }
}
