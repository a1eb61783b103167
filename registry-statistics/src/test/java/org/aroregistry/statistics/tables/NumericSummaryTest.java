package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantiles of data by each definition, worked by hand and by R. */
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

    @ParameterizedTest
    @CsvSource({
        "ONE, 3, 5, 8, 14, 9, 49",
        "TWO, 3, 6, 10, 17.5, 12.5, 56.5",
        "THREE, 3, 5, 8, 14, 9, 49",
        "FOUR, 3, 5, 8, 14, 9, 49",
        "FIVE, 3.6, 6, 10, 17.5, 12.5, 56.5",
        "SIX, 3, 5.5, 10, 19.25, 11.1, 59.5",
        "SEVEN, 4.4, 6.5, 10, 15.75, 13.9, 53.5",
        "EIGHT, 3.333333333333333, 5.833333333333333, 10, 18.08333333333333, 12.03333333333333, 57.5",
        "NINE, 3.4, 5.875, 10, 17.9375, 12.15, 57.25"
    })
    void all_definitions_agree_with_r(
            QuantileDefinition definition,
            double tenth,
            double lower,
            double median,
            double upper,
            double threeTenths,
            double sevenTenths) {
        // R 4.2.2: quantile(c(3, 5, 7, 8, 12, 14, 21, 40), c(0.1, 0.25, 0.5, 0.75), type = 1 to 9),
        // quantile((1:10)^2, c(0.3, 0.7), type = 1 to 9), where 10 q is whole but for rounding
        Quantiles eight = Quantiles.of(new double[] {40, 3, 21, 5, 14, 7, 12, 8}, definition);
        Quantiles squares = Quantiles.of(new double[] {1, 4, 9, 16, 25, 36, 49, 64, 81, 100}, definition);

        assertThat(eight.at(0.1)).isCloseTo(tenth, within(1e-14));
        assertThat(eight.at(0.25)).isCloseTo(lower, within(1e-14));
        assertThat(eight.at(0.5)).isCloseTo(median, within(1e-13));
        assertThat(eight.at(0.75)).isCloseTo(upper, within(1e-13));
        assertThat(squares.at(0.3)).isCloseTo(threeTenths, within(1e-13));
        assertThat(squares.at(0.7)).isCloseTo(sevenTenths, within(1e-13));
        assertThat(squares.at(0)).isEqualTo(1);
        assertThat(squares.at(1)).isEqualTo(100);
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
