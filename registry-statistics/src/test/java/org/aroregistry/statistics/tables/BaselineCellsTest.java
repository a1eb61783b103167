package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselineCellsTest {

    @Test
    void measured_cell_worked_by_hand() {
        double[] values = {7, Double.NaN, 3, 40, 5, 12, 8, 21, 14};

        MeasuredCell seven = MeasuredCell.of(values);
        MeasuredCell six = MeasuredCell.of(values, QuantileDefinition.SIX);

        assertThat(seven.size()).isEqualTo(8);
        assertThat(seven.missing()).isEqualTo(1);
        assertThat(seven.mean()).isEqualTo(13.75);
        assertThat(seven.standardDeviation()).isCloseTo(Math.sqrt(1015.5 / 7), within(1e-14));
        assertThat(seven.lowerQuartile()).isEqualTo(6.5);
        // Position 9/4 of 8 values.
        assertThat(six.lowerQuartile()).isEqualTo(5.5);
        assertThat(six.median()).isEqualTo(10);
        assertThat(six.upperQuartile()).isEqualTo(19.25);
    }

    @Test
    void nobody_and_one_subject_have_what_exists_and_no_more() {
        MeasuredCell nobody = MeasuredCell.of(new double[] {Double.NaN});
        MeasuredCell one = MeasuredCell.of(new double[] {4});

        assertThat(nobody.size()).isZero();
        assertThat(nobody.mean()).isNaN();
        assertThat(nobody.median()).isNaN();
        assertThat(one.mean()).isEqualTo(4);
        assertThat(one.standardDeviation()).isNaN();
        assertThat(StandardizedDifference.ofMeasured(one, MeasuredCell.of(new double[] {1, 2})))
                .isNaN();
        assertThat(CountedCell.of(new int[] {-1}, 2).proportions()).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void two_categories_have_the_difference_of_two_proportions() {
        double p = 0.3;
        double q = 0.5;

        double got = StandardizedDifference.ofCategories(new long[] {3, 7}, new long[] {5, 5});

        assertThat(got).isCloseTo((q - p) / Math.sqrt((p * (1 - p) + q * (1 - q)) / 2), within(1e-14));
    }

    @Test
    void order_of_categories_and_absent_ones_do_not_matter() {
        double got = StandardizedDifference.ofCategories(new long[] {3, 7, 4}, new long[] {5, 5, 1});

        assertThat(StandardizedDifference.ofCategories(new long[] {4, 0, 3, 7}, new long[] {1, 0, 5, 5}))
                .isCloseTo(got, within(1e-13));
    }

    @Test
    void groups_without_a_common_category_have_no_unit() {
        assertThat(StandardizedDifference.ofCategories(new long[] {3, 0}, new long[] {0, 5}))
                .isNaN();
        assertThat(StandardizedDifference.ofCategories(new long[] {0, 0}, new long[] {2, 5}))
                .isNaN();
    }

    /** No difference is 0 of any unit. As in {@code StdDiff} and {@code StdDiffMulti} of R's tableone, which call the distance 0 where mean difference and variance are. */
    @Test
    void groups_alike_differ_by_nothing_even_where_nothing_varies() {
        assertThat(StandardizedDifference.ofCategories(new long[] {3}, new long[] {5}))
                .isZero();
        assertThat(StandardizedDifference.ofCategories(new long[] {0, 3, 0}, new long[] {0, 5, 0}))
                .isZero();
        assertThat(StandardizedDifference.ofCategories(new long[] {1, 2, 4}, new long[] {3, 6, 12}))
                .isZero();
        assertThat(StandardizedDifference.ofCategories(new long[] {0}, new long[] {5}))
                .isNaN();
        assertThat(between(new double[] {7, 7}, new double[] {7, 7, 7})).isZero();
        assertThat(between(new double[] {1, 2, 3}, new double[] {3, 2, 1})).isZero();
    }

    @Test
    void different_constants_have_no_unit_and_equal_ones_no_rounding() {
        assertThat(between(new double[] {7, 7}, new double[] {8, 8})).isNaN();
        // 0.1 + 0.1 + 0.1 is not 0.3, and a sum of 0.7 not a multiple of it.
        assertThat(MeasuredCell.of(new double[] {0.1, 0.1, 0.1}).standardDeviation())
                .isZero();
        for (int n = 2; n < 100; n++) {
            double[] values = new double[n];
            Arrays.fill(values, 0.7);
            assertThat(MeasuredCell.of(values).standardDeviation()).isZero();
            assertThat(between(values, new double[] {0.7, 0.7})).isZero();
            assertThat(between(values, new double[] {0.8, 0.8, 0.8})).isNaN();
        }
    }

    private static double between(double[] first, double[] second) {
        return StandardizedDifference.ofMeasured(MeasuredCell.of(first), MeasuredCell.of(second));
    }
}
