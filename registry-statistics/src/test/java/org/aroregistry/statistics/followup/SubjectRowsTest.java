package org.aroregistry.statistics.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SubjectRowsTest {

    @Test
    void subjects_are_numbered_in_the_order_of_their_first_rows() {
        SubjectRows rows = SubjectRows.of(new int[] {7, -3, 7}, new double[] {0, 0, 2}, new double[] {2, 1, 5});

        assertThat(rows.subjectCount()).isEqualTo(2);
        assertThat(new int[] {rows.subject(0), rows.subject(1), rows.subject(2)})
                .containsExactly(0, 1, 0);
        assertThat(rows.bySubject()).containsExactly(0, 2, 1);
        assertThat(rows.byExit()).containsExactly(1, 0, 2);
        assertThat(rows.grid().size()).isEqualTo(4);
        assertThat(rows.lastExit()).isEqualTo(3);
    }

    @Test
    void far_apart_numbers_of_subjects_are_numbered_the_same_way() {
        SubjectRows rows = SubjectRows.of(
                new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE},
                new double[] {0, 0, 2},
                new double[] {2, 1, 5});

        assertThat(rows.subjectCount()).isEqualTo(2);
        assertThat(new int[] {rows.subject(0), rows.subject(1), rows.subject(2)})
                .containsExactly(0, 1, 0);
    }

    @Test
    void times_within_rounding_error_are_one_time_and_durations_stay_as_given() {
        SubjectRows rows = SubjectRows.of(new int[] {1, 1}, new double[] {0, 0.3}, new double[] {0.1 + 0.2, 1});

        assertThat(rows.exit(0)).isEqualTo(rows.entry(1));
        assertThat(rows.grid().time(rows.exit(0))).isEqualTo(0.3);
        assertThat(rows.duration(0)).isEqualTo(0.1 + 0.2);
    }

    @Test
    void chain_of_tiny_gaps_is_one_time() {
        int[][] positions = new int[1][4];

        TimeGrid grid = TimeGrid.of(positions, new double[] {1 + 2e-8, 1 + 1e-8, 1, 2});

        assertThat(grid.size()).isEqualTo(2);
        assertThat(positions[0]).containsExactly(0, 0, 0, 1);
        assertThat(grid.lastAtOrBefore(0.5)).isEqualTo(-1);
        assertThat(grid.lastAtOrBefore(1)).isZero();
        assertThat(grid.lastAtOrBefore(9)).isEqualTo(1);
    }

    @Test
    void selected_rows_keep_the_grid_and_number_their_subjects_anew() {
        SubjectRows rows = SubjectRows.of(new int[] {1, 2, 3}, new double[] {0, 0, 0}, new double[] {2, 1, 5})
                .select(new int[] {2, 0});

        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.subjectCount()).isEqualTo(2);
        assertThat(rows.grid().size()).isEqualTo(4);
        assertThat(rows.duration(0)).isEqualTo(5);
    }

    @Test
    void rows_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> SubjectRows.of(new int[0], new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no subjects");
        assertThatThrownBy(() -> SubjectRows.of(new int[] {1}, new double[2], new double[] {1}))
                .hasMessage("2 entries for 1 rows");
        assertThatThrownBy(() -> SubjectRows.of(new int[] {1}, new double[1], new double[2]))
                .hasMessage("2 times for 1 rows");
        assertThatThrownBy(() -> SubjectRows.of(new int[] {1}, new double[] {Double.NaN}, new double[] {1}))
                .hasMessage("entry of row 0 is NaN, not finite");
        assertThatThrownBy(
                        () -> SubjectRows.of(new int[] {1}, new double[] {0}, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessage("time of row 0 is Infinity, not finite");
        assertThatThrownBy(() -> SubjectRows.of(new int[] {1}, new double[] {1}, new double[] {1 + 1e-12}))
                .hasMessage("row 0 enters at 1.0, not before its time 1.000000000001 once rounding error is removed");
        assertThatThrownBy(() -> SubjectRows.of(new int[] {8, 8}, new double[] {2, 0}, new double[] {4, 3}))
                .hasMessage("rows 1 and 0 of subject 8 overlap: one ends at 3.0, the other enters at 2.0");
        assertThatThrownBy(() -> SubjectRows.of(new int[] {8}, new double[] {2}, new double[] {4})
                        .select(new int[0]))
                .hasMessage("none of the 1 rows is selected");
    }
}
