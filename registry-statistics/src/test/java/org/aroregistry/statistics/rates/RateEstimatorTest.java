package org.aroregistry.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.statistics.ConfidenceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateEstimatorTest {

    @ParameterizedTest
    @CsvSource({
        // R 4.2.2: poisson.test(events, time)
        "7, 23.4, 0.2991452991, 0.1202719253, 0.6163536479",
        "0, 11.2, 0, 0, 0.329364237",
        "1, 0.75, 1.333333333, 0.03375707731, 7.428857855",
        "42, 130.5, 0.3218390805, 0.2319533006, 0.4350329408"
    })
    void exact_limits_agree_with_poisson_test(long events, double time, double rate, double lower, double upper) {
        PoissonRate estimate = RateEstimator.withDefaults().estimate(events, time);

        assertThat(estimate.rate()).isCloseTo(rate, within(6e-10));
        assertThat(estimate.interval().lower()).isCloseTo(lower, within(6e-10));
        assertThat(estimate.interval().upper()).isCloseTo(upper, within(6e-10));
    }

    @Test
    void limits_without_events_worked_by_hand() {
        PoissonRate exact = RateEstimator.withDefaults().estimate(0, 2);
        PoissonRate mid =
                RateEstimator.withDefaults().with(PoissonInterval.MID_P).estimate(0, 2);

        assertThat(exact.interval().lower()).isZero();
        assertThat(exact.interval().upper()).isCloseTo(-Math.log(0.025) / 2, within(1e-14));
        assertThat(mid.interval().lower()).isZero();
        assertThat(mid.interval().upper()).isCloseTo(-Math.log(0.05) / 2, within(1e-14));
    }

    @Test
    void lower_limit_of_one_event_worked_by_hand() {
        PoissonRate estimate =
                RateEstimator.withDefaults().with(new ConfidenceLevel(0.9)).estimate(1, 1);

        assertThat(estimate.interval().lower()).isCloseTo(-Math.log(0.95), within(1e-15));
    }

    @Test
    void rate_per_hundred_multiplies_the_rate_and_its_limits_alone() {
        PoissonRate estimate = RateEstimator.withDefaults().estimate(7, 23.4);

        PoissonRate perHundred = estimate.per(100);

        assertThat(perHundred.events()).isEqualTo(7);
        assertThat(perHundred.personTime()).isEqualTo(23.4);
        assertThat(perHundred.rate()).isEqualTo(estimate.rate() * 100);
        assertThat(perHundred.interval().upper()).isEqualTo(estimate.interval().upper() * 100);
    }

    @Test
    void mid_p_limits_lie_within_the_exact_ones() {
        for (long events = 1; events < 200; events += 7) {
            PoissonRate exact = RateEstimator.withDefaults().estimate(events, 1);
            PoissonRate mid =
                    RateEstimator.withDefaults().with(PoissonInterval.MID_P).estimate(events, 1);

            assertThat(mid.interval().lower()).isBetween(exact.interval().lower(), (double) events);
            assertThat(mid.interval().upper())
                    .isBetween((double) events, exact.interval().upper());
        }
    }

    @Test
    void refuses_counts_and_times_out_of_range() {
        assertThatThrownBy(() -> RateEstimator.withDefaults().estimate(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events -1 are less than 0");
        assertThatThrownBy(() -> RateEstimator.withDefaults().estimate(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("person-time 0.0 is not finite and greater than 0");
        assertThatThrownBy(() -> RateEstimator.withDefaults().estimate(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("person-time NaN is not finite and greater than 0");
        assertThatThrownBy(() -> RateEstimator.withDefaults().estimate(1, 1).per(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount 0.0 is not finite and greater than 0");
    }
}
