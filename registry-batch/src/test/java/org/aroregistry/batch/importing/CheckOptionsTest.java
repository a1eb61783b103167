package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckOptionsTest {
    @Test
    void a_tiny_file_is_not_refused_for_two_bad_rows() {
        assertThat(CheckOptions.STANDARD.tooManyErrors(2, 15)).isEmpty();
        assertThat(CheckOptions.STANDARD.tooManyErrors(9, 9)).isEmpty();
    }

    @Test
    void ten_bad_rows_refuse_a_file_if_they_are_more_than_a_tenth() {
        assertThat(CheckOptions.STANDARD.tooManyErrors(10, 99)).contains("10 of 99 rows have errors, more than 10 %");
        assertThat(CheckOptions.STANDARD.tooManyErrors(10, 100)).isEmpty();
        assertThat(CheckOptions.STANDARD.tooManyErrors(0, 0)).isEmpty();
    }

    @Test
    void both_limits_can_be_set() {
        assertThat(new CheckOptions(0.5, 1).tooManyErrors(2, 3)).contains("2 of 3 rows have errors, more than 50 %");
        assertThat(new CheckOptions(0, 0).tooManyErrors(0, 3)).isEmpty();
        assertThat(new CheckOptions(0, 0).tooManyErrors(1, 3)).isPresent();
    }

    @Test
    void limits_must_make_sense() {
        assertThatThrownBy(() -> new CheckOptions(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the error share NaN is not between 0 and 1");
        assertThatThrownBy(() -> new CheckOptions(0.1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of error rows -1 is below 0");
    }
}
