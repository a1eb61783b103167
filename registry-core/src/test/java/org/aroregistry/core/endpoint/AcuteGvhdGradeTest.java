package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcuteGvhdGradeTest {
    @ParameterizedTest
    @CsvSource({
        "0,0,0,0, 0",
        "2,0,0,0, 1",
        "3,0,0,0, 2",
        "0,0,1,0, 2",
        "1,1,0,0, 2",
        "3,2,0,0, 3",
        "0,0,0,3, 3",
        "4,0,0,0, 4",
        "0,0,0,4, 4",
        "0,4,0,0, 4"
    })
    void magic_grades_by_the_worst_organ(int skin, int liver, int upperGut, int lowerGut, int grade) {
        assertThat(new AcuteGvhdGrade(skin, liver, upperGut, lowerGut).magic()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,4, 3", "0,0,0,2, 3", "4,0,0,0, 4", "0,4,0,0, 4", "0,0,0,1, 2"})
    void keystone_keeps_the_gut_below_grade_four(int skin, int liver, int upperGut, int lowerGut, int grade) {
        assertThat(new AcuteGvhdGrade(skin, liver, upperGut, lowerGut).keystone())
                .isEqualTo(grade);
    }
}
