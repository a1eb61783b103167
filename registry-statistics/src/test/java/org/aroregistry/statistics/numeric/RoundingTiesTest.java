package org.aroregistry.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundingTiesTest {

    @Test
    void chains_of_near_times_take_the_first_time_over_entries_and_times() {
        double[] entries = {1, 2 + 1e-9};
        double[] times = {2, 2 + 2e-8, 3};

        assertThat(RoundingTies.merge(entries, times)).isTrue();
        // 2, 2 + 1e-9 are one time, and 2 + 2e-8 is 1.9e-8 after the second: the mean size is 2, the tolerance 3.0e-8.
        assertThat(entries).containsExactly(1, 2);
        assertThat(times).containsExactly(2, 2, 3);
    }

    @Test
    void times_farther_apart_than_rounding_stay() {
        double[] times = {-1, -0.5, 0, 1e-6, 4};
        double[] before = times.clone();

        assertThat(RoundingTies.merge(new double[0], times)).isFalse();
        assertThat(times).containsExactly(before);
    }

    @Test
    void positions_of_a_search_are_counts() {
        double[] values = {1, 2, 2, 5};

        assertThat(Ascending.countBelow(values, 2)).isEqualTo(1);
        assertThat(Ascending.countUpTo(values, 2)).isEqualTo(3);
        assertThat(Ascending.countBelow(values, 0)).isZero();
        assertThat(Ascending.countUpTo(values, 9)).isEqualTo(4);
        assertThat(Ascending.countBelow(new double[] {-1, 0, 1}, 0)).isEqualTo(1);
    }
}
