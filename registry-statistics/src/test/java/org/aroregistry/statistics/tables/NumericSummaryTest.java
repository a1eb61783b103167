package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NumericSummaryTest {

    @Test
    void quartiles_agree_with_the_default_of_r() {
        // R 4.2.2: quantile(c(3, 5, 7, 8, 12, 14, 21, 40))
        assertThat(NumericSummary.of(new double[] {40, 3, 21, 5, 14, 7, 12, 8}))
                .isEqualTo(new NumericSummary(8, 3, 6.5, 10, 15.75, 40));
    }

    @Test
    void quartile_of_one_to_ten_is_that_of_definition_seven() {
        assertThat(Quantiles.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).at(0.25))
                .isEqualTo(3.25);
    }

    @Test
    void one_value_is_its_own_summary() {
        assertThat(NumericSummary.of(new double[] {4.2})).isEqualTo(new NumericSummary(1, 4.2, 4.2, 4.2, 4.2, 4.2));
    }

    @Test
    void interpolation_lies_between_its_neighbours() {
        assertThat(Quantiles.of(new double[] {0, 10}).at(0.1)).isCloseTo(1, within(1e-15));
        assertThat(Quantiles.of(new double[] {0.1, 0.1, 0.1}).at(0.3)).isEqualTo(0.1);
    }

    @Test
    void refuses_what_has_no_quantile() {
        assertThatThrownBy(() -> NumericSummary.of(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no values");
        assertThatThrownBy(() -> NumericSummary.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 is not finite: NaN");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}).at(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability 1.1 is not between 0 and 1");
    }
}
