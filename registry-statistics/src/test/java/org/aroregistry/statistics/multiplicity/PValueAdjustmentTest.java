package org.aroregistry.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PValueAdjustmentTest {

    @Test
    void three_tests_worked_by_hand() {
        double[] p = {0.04, 0.01, 0.03};

        assertThat(PValueAdjustment.BONFERRONI.adjust(p))
                .containsExactly(new double[] {0.12, 0.03, 0.09}, within(1e-15));
        assertThat(PValueAdjustment.HOLM.adjust(p)).containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-15));
        assertThat(PValueAdjustment.HOCHBERG.adjust(p)).containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-15));
        assertThat(PValueAdjustment.HOMMEL.adjust(p)).containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-15));
        assertThat(PValueAdjustment.BENJAMINI_HOCHBERG.adjust(p))
                .containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-15));
        // The harmonic sum of three is 11/6.
        assertThat(PValueAdjustment.BENJAMINI_YEKUTIELI.adjust(p))
                .containsExactly(new double[] {0.04 * 11 / 6, 0.03 * 11 / 6, 0.04 * 11 / 6}, within(1e-15));
    }

    @Test
    void absent_p_value_stays_absent_and_is_not_counted() {
        assertThat(PValueAdjustment.HOLM.adjust(0.02, Double.NaN, 0.5)).containsExactly(0.04, Double.NaN, 0.5);
    }

    @Test
    void single_test_and_none_need_no_adjustment() {
        for (PValueAdjustment adjustment : PValueAdjustment.values()) {
            assertThat(adjustment.adjust(0.3)).containsExactly(0.3);
            assertThat(adjustment.adjust()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void more_lenient_methods_never_give_larger_p_values(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = random.doubles(1 + random.nextInt(30)).map(u -> u * u).toArray();

        double[] bonferroni = PValueAdjustment.BONFERRONI.adjust(p);
        double[] holm = PValueAdjustment.HOLM.adjust(p);
        double[] hochberg = PValueAdjustment.HOCHBERG.adjust(p);
        double[] hommel = PValueAdjustment.HOMMEL.adjust(p);

        for (int i = 0; i < p.length; i++) {
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i]);
            assertThat(hommel[i]).isLessThanOrEqualTo(hochberg[i] + 1e-15).isGreaterThanOrEqualTo(p[i]);
        }
    }

    @Test
    void refuses_what_is_no_probability() {
        assertThatThrownBy(() -> PValueAdjustment.HOLM.adjust(0.1, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p-value 1 is not between 0 and 1: 1.5");
    }
}
