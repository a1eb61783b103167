package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HazardLevelTest {
    private static HazardLevel level(String key, long patients, long deaths) {
        return HazardLevel.of(new PatientColumns.Group(key, "Level " + key), patients, deaths);
    }

    @Test
    void five_patients_and_five_deaths_make_a_level_of_its_own() {
        List<HazardLevel> levels = List.of(level("A", 20, 9), level("B", 5, 5));

        assertThat(HazardLevel.putTogether(false, levels)).isEqualTo(levels);
        assertThat(HazardLevel.putTogether(true, levels)).isEqualTo(levels);
    }

    @Test
    void small_levels_without_order_become_one_that_comes_last() {
        List<HazardLevel> levels = HazardLevel.putTogether(
                false, List.of(level("A", 20, 4), level("B", 30, 9), level("C", 4, 3), level("D", 40, 12)));

        assertThat(levels)
                .extracting(HazardLevel::label)
                .containsExactly("Level B", "Level D", "Other (Level A; Level C)");
        assertThat(levels.get(2).members()).containsExactly("A", "C");
        assertThat(levels.get(2).patients()).isEqualTo(24);
        assertThat(levels.get(2).deaths()).isEqualTo(7);
    }

    @Test
    void a_rest_that_is_still_small_takes_the_level_with_the_fewest_deaths() {
        List<HazardLevel> levels =
                HazardLevel.putTogether(false, List.of(level("A", 30, 9), level("B", 30, 6), level("C", 3, 1)));

        assertThat(levels).extracting(HazardLevel::label).containsExactly("Level A", "Other (Level B; Level C)");
    }

    @Test
    void a_small_level_with_neighbours_goes_to_the_smaller_one() {
        List<HazardLevel> levels = HazardLevel.putTogether(
                true, List.of(level("A", 30, 9), level("B", 3, 3), level("C", 20, 7), level("D", 9, 2)));

        assertThat(levels).extracting(HazardLevel::label).containsExactly("Level A", "Level B, Level C, Level D");
        assertThat(levels.get(1).deaths()).isEqualTo(12);
    }

    @Test
    void nothing_is_left_to_compare_where_only_one_level_is_large() {
        assertThat(HazardLevel.putTogether(false, List.of(level("A", 30, 9), level("B", 3, 0), level("C", 0, 0))))
                .hasSize(1);
        assertThat(HazardLevel.putTogether(true, List.of(level("A", 30, 9), level("B", 3, 0))))
                .hasSize(1);
        assertThat(HazardLevel.putTogether(true, List.of(level("A", 0, 0)))).isEmpty();
    }

    @Test
    void one_to_four_survivors_are_few_and_none_is_not() {
        assertThat(level("A", 9, 9).hasFewSurvivors()).isFalse();
        assertThat(level("A", 10, 9).hasFewSurvivors()).isTrue();
        assertThat(level("A", 13, 9).hasFewSurvivors()).isTrue();
        assertThat(level("A", 14, 9).hasFewSurvivors()).isFalse();
    }
}
