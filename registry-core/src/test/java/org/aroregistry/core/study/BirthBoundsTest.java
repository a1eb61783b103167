package org.aroregistry.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BirthBoundsTest {
    @Test
    void an_age_in_a_year_leaves_a_year_of_play() {
        assertThat(BirthBounds.of(2023, 112))
                .isEqualTo(new BirthBounds(
                        LocalDate.of(2022, 9, 11).toEpochDay(),
                        LocalDate.of(2023, 9, 10).toEpochDay()));
    }

    @Test
    void a_second_age_narrows_the_play() {
        assertThat(BirthBounds.of(2023, 112).and(BirthBounds.of(2023, 214)))
                .contains(new BirthBounds(
                        LocalDate.of(2022, 9, 11).toEpochDay(),
                        LocalDate.of(2023, 5, 31).toEpochDay()));
    }

    @Test
    void ages_that_contradict_each_other_leave_nothing() {
        assertThat(BirthBounds.of(2023, 112).and(BirthBounds.of(2020, 300))).isEmpty();
    }
}
