package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeurologyScheduleTest {
    @Test
    void a_period_that_is_not_over_asks_for_nothing() {
        assertThat(NeurologySchedule.of(100, 279, List.of())).isEqualTo(new NeurologySchedule(0, 0));
        assertThat(NeurologySchedule.of(100, 280, List.of())).isEqualTo(new NeurologySchedule(1, 1));
    }

    @Test
    void an_examination_serves_the_period_in_which_it_lies() {
        assertThat(NeurologySchedule.of(100, 460, List.of(100, 280))).isEqualTo(new NeurologySchedule(2, 0));
        assertThat(NeurologySchedule.of(100, 460, List.of(279))).isEqualTo(new NeurologySchedule(2, 1));
        assertThat(NeurologySchedule.of(100, 460, List.of(99, 460))).isEqualTo(new NeurologySchedule(2, 2));
    }

    @Test
    void periods_are_a_year_long_once_half_a_year_no_longer_ends_by_the_age_of_1095_days() {
        assertThat(NeurologySchedule.of(915, 1460, List.of(915, 1095))).isEqualTo(new NeurologySchedule(2, 0));
        assertThat(NeurologySchedule.of(916, 1280, List.of())).isEqualTo(new NeurologySchedule(0, 0));
        assertThat(NeurologySchedule.of(916, 1281, List.of())).isEqualTo(new NeurologySchedule(1, 1));
    }
}
