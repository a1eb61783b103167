package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionEstimatorTest {

    private static final List<ProportionInterval> WITHIN_ZERO_AND_ONE = List.of(
            ProportionInterval.WILSON,
            ProportionInterval.WILSON_CONTINUITY,
            ProportionInterval.CLOPPER_PEARSON,
            ProportionInterval.JEFFREYS);

    @ParameterizedTest
    @CsvSource({
        // R 4.2.2: binom.test(x, n) and prop.test(x, n, correct = FALSE), clamped
        "0, 9, 0, 0.3362671169, 0, 0.2991450484",
        "3, 16, 0.04047373391, 0.4564565462, 0.06591599071, 0.4300888096",
        "8, 28, 0.1322365126, 0.4866683154, 0.1525399606, 0.4705928843",
        "7, 11, 0.307904715, 0.8907365562, 0.3538011745, 0.848335289",
        "1, 9, 0.002809136747, 0.4824965149, 0.01989088764, 0.4349997056",
        "16, 16, 0.7940927858, 1, 0.8063923195, 1"
    })
    void limits_agree_with_r(
            long count, long total, double exactLower, double exactUpper, double wilsonLower, double wilsonUpper) {
        ConfidenceInterval exact = ProportionEstimator.withDefaults()
                .with(ProportionInterval.CLOPPER_PEARSON)
                .estimate(count, total)
                .interval();
        ConfidenceInterval wilson =
                ProportionEstimator.withDefaults().estimate(count, total).interval();

        assertThat(exact.lower()).isCloseTo(exactLower, within(6e-11));
        assertThat(exact.upper()).isCloseTo(exactUpper, within(6e-11));
        assertThat(wilson.lower()).isCloseTo(wilsonLower, within(6e-11));
        assertThat(wilson.upper()).isCloseTo(wilsonUpper, within(6e-11));
    }

    @Test
    void limits_at_the_ends_are_exactly_zero_and_one() {
        for (long total = 1; total <= 300; total++) {
            for (ProportionInterval method : WITHIN_ZERO_AND_ONE) {
                ProportionEstimator estimator =
                        ProportionEstimator.withDefaults().with(method);
                assertThat(estimator.estimate(0, total).interval().lower()).isZero();
                assertThat(estimator.estimate(total, total).interval().upper()).isEqualTo(1);
            }
        }
    }

    @Test
    void exact_limits_without_events_worked_by_hand() {
        ConfidenceInterval interval = ProportionEstimator.withDefaults()
                .with(ProportionInterval.CLOPPER_PEARSON)
                .estimate(0, 10)
                .interval();

        assertThat(interval.upper()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-15));
    }

    @Test
    void limits_of_the_complement_are_mirrored() {
        for (long count = 0; count <= 20; count++) {
            ConfidenceInterval own =
                    ProportionEstimator.withDefaults().estimate(count, 20).interval();
            ConfidenceInterval mirrored =
                    ProportionEstimator.withDefaults().estimate(20 - count, 20).interval();

            assertThat(own.lower()).isCloseTo(1 - mirrored.upper(), within(1e-15));
        }
    }

    @Test
    void refuses_counts_out_of_range() {
        assertThatThrownBy(() -> ProportionEstimator.withDefaults().estimate(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total 0 is less than 1");
        assertThatThrownBy(() -> ProportionEstimator.withDefaults().estimate(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count 5 is not between 0 and the total 4");
    }
}
