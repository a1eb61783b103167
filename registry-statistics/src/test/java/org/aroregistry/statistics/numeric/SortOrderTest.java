package org.aroregistry.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 1000, 20_000})
    void order_is_that_of_a_stable_sort(int size) {
        Random random = new Random(size);
        double[] values = random.doubles(size, -1, 1)
                .map(x -> x < -0.9 ? Double.NEGATIVE_INFINITY : x > 0.9 ? 1e300 * x : Math.rint(x * 50) / 50)
                .toArray();

        assertThat(SortOrder.ascending(values)).containsExactly(stable(values));
    }

    @Test
    void day_counts_and_signed_zeros_keep_the_order_of_equal_values() {
        double[] values = IntStream.range(0, 500)
                .mapToDouble(i -> i % 7 == 0 ? -0.0 : i % 5 == 0 ? 0.0 : (i * 37) % 100)
                .toArray();

        assertThat(SortOrder.ascending(values)).containsExactly(stable(values));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1000, 70_000})
    void numbers_that_crowd_together_far_from_others_are_sorted(int size) {
        Random random = new Random(size);
        double[] values =
                random.ints(size, 0, 5).mapToDouble(i -> 1 + i * Math.ulp(1.0)).toArray();
        values[size / 2] = 0;
        values[size / 3] = -1e300;

        assertThat(SortOrder.ascending(values)).containsExactly(stable(values));
    }

    @Test
    void numbers_that_differ_in_their_last_bits_only_are_sorted_where_the_index_needs_the_room() {
        Random random = new Random(7);
        double[] values = random.doubles(40_000, 0, 1000)
                .flatMap(x -> DoubleStream.of(Math.nextUp(x), x))
                .toArray();
        values[0] = -1e300;
        values[1] = 1e300;

        assertThat(SortOrder.ascending(values)).containsExactly(stable(values));
    }

    @Test
    void a_value_that_is_not_a_number_is_named() {
        assertThatThrownBy(() -> SortOrder.ascending(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 is not a number");
    }

    private static int[] stable(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
