package org.aroregistry.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.statistics.ConfidenceLevel;
import org.junit.jupiter.api.Test;

class RateRatioEstimatorTest {

    private static RateRatio ratio(long events1, double time1, long events2, double time2) {
        RateEstimator rates = RateEstimator.withDefaults();
        return RateRatioEstimator.withDefaults()
                .estimate(rates.estimate(events1, time1), rates.estimate(events2, time2));
    }

    @Test
    void five_events_against_none_worked_by_hand() {
        RateRatio got = ratio(0, 10, 5, 10);

        assertThat(got.estimate()).isInfinite();
        // All five in one of two equal times: 2 / 2^5; the lower limit p of 5 of 5 has p^5 = 0.025.
        double p = Math.pow(0.025, 0.2);
        assertThat(got.exactP()).isCloseTo(0.0625, within(1e-15));
        assertThat(got.exact().lower()).isCloseTo(p / (1 - p), within(1e-13));
        assertThat(got.exact().upper()).isInfinite();
        assertThat(got.wald().isDefined()).isFalse();
        assertThat(got.waldP()).isNaN();
    }

    @Test
    void no_events_leave_everything_open() {
        RateRatio got = ratio(0, 10, 0, 30);

        assertThat(got.estimate()).isNaN();
        assertThat(got.exact().lower()).isZero();
        assertThat(got.exact().upper()).isInfinite();
        assertThat(got.exactP()).isEqualTo(1);
    }

    @Test
    void exchanging_the_groups_inverts_ratio_and_limits() {
        RateRatio one = ratio(7, 31.5, 19, 22.25);
        RateRatio other = ratio(19, 22.25, 7, 31.5);

        assertThat(other.estimate()).isCloseTo(1 / one.estimate(), within(1e-14));
        assertThat(other.exact().lower()).isCloseTo(1 / one.exact().upper(), within(1e-14));
        assertThat(other.exactP()).isCloseTo(one.exactP(), within(1e-15));
        assertThat(other.wald().upper()).isCloseTo(1 / one.wald().lower(), within(1e-14));
    }

    @Test
    void tiny_p_value_keeps_its_digits() {
        // 1200 of 1200 events in one of two equal times: 2 / 2^1200 is below the smallest number, 2 / 2^1000 is not.
        assertThat(ratio(0, 1, 1000, 1).exactP()).isCloseTo(Math.pow(2, -999), within(Math.pow(2, -999) * 1e-12));
        assertThat(ratio(0, 1, 1200, 1).exactP()).isZero();
    }

    @Test
    void byar_limits_are_close_to_the_exact_ones_and_never_negative() {
        RateEstimator byar = RateEstimator.withDefaults().with(PoissonInterval.BYAR);

        // Breslow and Day's formula for 20: 20 (1 - 1/180 - 1.96/(3 √20))³.
        assertThat(byar.estimate(20, 1).interval().lower())
                .isCloseTo(20 * Math.pow(1 - 1 / 180.0 - 1.959963984540054 / (3 * Math.sqrt(20)), 3), within(1e-12));
        assertThat(byar.estimate(0, 1).interval().lower()).isZero();
        assertThat(byar.with(new ConfidenceLevel(0.999))
                        .estimate(1, 1)
                        .interval()
                        .lower())
                .isZero();
    }
}
