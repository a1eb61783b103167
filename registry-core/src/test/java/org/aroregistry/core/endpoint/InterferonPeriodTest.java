package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterferonPeriodTest {
    private static List<InterferonPeriod> periods(String rows, int longestGap) {
        return InterferonPeriod.of(
                StudyTables.patient("interferon: start_day stop_day\n" + rows).segments(), 900, longestGap);
    }

    @Test
    void a_gap_up_to_the_limit_does_not_end_a_period() {
        // Off the drug from day 201 to 214: fourteen days.
        assertThat(periods("100 200\n215 300", InterferonPeriod.SAME_COURSE_DAYS))
                .containsExactly(new InterferonPeriod(100, 300));
        assertThat(periods("100 200\n216 300", InterferonPeriod.SAME_COURSE_DAYS))
                .containsExactly(new InterferonPeriod(100, 200), new InterferonPeriod(216, 300));
        assertThat(periods("100 200\n261 300", InterferonPeriod.INTERRUPTION_DAYS))
                .hasSize(1);
        assertThat(periods("100 200\n262 300", InterferonPeriod.INTERRUPTION_DAYS))
                .hasSize(2);
    }

    @Test
    void a_segment_that_goes_on_lasts_until_the_end_of_observation() {
        assertThat(periods("100 .", 14)).containsExactly(new InterferonPeriod(100, 900));
        assertThat(periods("100 .", 14).get(0).until(400)).isEqualTo(new InterferonPeriod(100, 400));
    }

    @ParameterizedTest(name = "tests {0}, at most {1} days apart")
    @CsvSource({
        "'', 200, ",
        "'', 199, 300",
        "180, 120, ",
        "180, 119, 300",
        "150 270, 120, ",
        "150 271, 120, 271",
        "50, 199, 300"
    })
    void a_test_is_overdue_when_the_interval_is_longer(String tests, int longest, Integer expected) {
        TreeSet<Integer> days = new TreeSet<>();
        for (String day : tests.isEmpty() ? new String[0] : tests.split(" ", -1)) {
            days.add(Integer.valueOf(day));
        }

        assertThat(new InterferonPeriod(100, 300).overdue(days, longest))
                .isEqualTo(expected == null ? OptionalInt.empty() : OptionalInt.of(expected));
    }
}
