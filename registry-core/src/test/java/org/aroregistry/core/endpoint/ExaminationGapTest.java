package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExaminationGapTest {
    @Test
    void gaps_run_from_the_start_over_the_examinations_to_the_end() {
        assertThat(ExaminationGap.between(100, 400, List.of(300, 150, 50, 450, 150)))
                .containsExactly(
                        new ExaminationGap(100, 150), new ExaminationGap(150, 300), new ExaminationGap(300, 400));
        assertThat(ExaminationGap.between(100, 400, List.of(100, 400))).containsExactly(new ExaminationGap(100, 400));
        assertThat(ExaminationGap.between(100, 100, List.of())).isEmpty();
        assertThat(ExaminationGap.between(100, 99, List.of())).isEmpty();
    }

    @Test
    void a_part_of_a_gap_is_what_both_share() {
        ExaminationGap gap = new ExaminationGap(700, 800);

        assertThat(gap.days()).isEqualTo(100);
        assertThat(gap.daysWithin(0, 730)).isEqualTo(30);
        assertThat(gap.daysWithin(750, Integer.MAX_VALUE)).isEqualTo(50);
        assertThat(gap.daysWithin(0, 600)).isZero();
    }
}
