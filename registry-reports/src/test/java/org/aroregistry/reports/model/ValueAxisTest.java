package org.aroregistry.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueAxisTest {
    @ParameterizedTest(name = "{0}: to {1} by {2}")
    @CsvSource({
        "0, 1, 0.2",
        "0.07, 0.08, 0.02",
        "0.5, 0.5, 0.1",
        "1, 1, 0.2",
        "1.01, 1.2, 0.2",
        "6, 6, 1",
        "6.1, 8, 2",
        "31, 40, 10",
        "1200, 1200, 200",
        "1201, 1500, 500"
    })
    void ticks_of_numbers_are_round_and_the_last_is_the_top(double largest, double top, double step) {
        ValueAxis axis = ValueAxis.ofNumbers("Fractures", largest);

        assertThat(axis.top()).isCloseTo(top, within(1e-12 * top));
        assertThat(axis.step()).isCloseTo(step, within(1e-12 * step));
        assertThat(axis.ticks()).hasSizeBetween(3, 8);
        assertThat(axis.ticks().get(axis.ticks().size() - 1)).isCloseTo(top, within(1e-12 * top));
        assertThat(axis.percent()).isFalse();
    }

    @Test
    void proportions_have_ticks_at_every_fifth() {
        assertThat(ValueAxis.ofProportions("Survival").ticks()).hasSize(6).startsWith(0.0, 0.2);
        assertThat(ValueAxis.ofProportions("Survival").percent()).isTrue();
    }
}
