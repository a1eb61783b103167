package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentinelTallyTest {
    private final SentinelTally tally = new SentinelTally();

    private void add(int times, double value) {
        for (int i = 0; i < times; i++) {
            tally.add(value);
        }
    }

    @Test
    void a_spike_at_99_is_suspicious() {
        add(50, 40);
        add(1, 98);
        add(1, 100);
        add(8, 99);

        assertThat(tally.suspicious()).isEqualTo(8);
        assertThat(tally.numbers()).isEqualTo(60);
    }

    @Test
    void seven_are_too_few_to_tell() {
        add(7, 99);

        assertThat(tally.suspicious()).isZero();
    }

    @Test
    void two_percent_or_less_are_not_suspicious() {
        add(9, 999);
        add(441, 40);

        assertThat(tally.suspicious()).isZero();
    }

    @Test
    void a_value_that_is_no_more_frequent_than_its_neighbours_is_not_suspicious() {
        add(20, -8);
        add(25, -9);
        add(20, -10);

        assertThat(tally.suspicious()).isZero();
    }

    @Test
    void neighbours_of_decimals_are_the_values_within_one_unit() {
        add(12, 99.0);
        add(2, 98.6);
        add(2, 99.4);

        assertThat(tally.suspicious()).isZero();
    }

    @Test
    void two_codes_in_one_column_add_up() {
        add(10, -9);
        add(10, -99);
        add(80, 5);

        assertThat(tally.suspicious()).isEqualTo(20);
    }
}
