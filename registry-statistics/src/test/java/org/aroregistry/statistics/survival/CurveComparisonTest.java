package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.aroregistry.statistics.ConfidenceLevel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CurveComparisonTest {

    private static final Offset<Double> SAME = within(1e-13);

    private static SurvivalCurve events(double... times) {
        boolean[] all = new boolean[times.length];
        Arrays.fill(all, true);
        return KaplanMeier.withDefaults().estimate(SurvivalSample.of(times, all));
    }

    @Test
    void restricted_means_worked_by_hand() {
        RestrictedMeanComparison comparison = RestrictedMeanComparison.of(events(1, 2), events(1, 4), 3);

        // Means (1 + 2)/2 to 3 and (1 + 3)/2; variances of A² d/(n (n - d)): areas from 1 are 0.5 and 1.
        assertThat(comparison.first().estimate()).isCloseTo(1.5, SAME);
        assertThat(comparison.second().estimate()).isCloseTo(2, SAME);
        assertThat(comparison.difference().estimate()).isCloseTo(0.5, SAME);
        assertThat(comparison.difference().standardError()).isCloseTo(Math.sqrt(0.125 + 0.5), SAME);
        assertThat(comparison.ratio().estimate()).isCloseTo(4 / 3.0, SAME);
        assertThat(comparison.ratio().standardError()).isCloseTo(Math.sqrt(0.125 / 2.25 + 0.5 / 4), SAME);
        assertThat(comparison.lostRatio().estimate()).isCloseTo(1 / 1.5, SAME);
        assertThat(comparison.first().beyondFollowUp()).isTrue();
        assertThat(comparison.second().beyondFollowUp()).isFalse();
        // z = 0.5/√0.625 = 0.6325
        assertThat(comparison.difference().pValue()).isCloseTo(0.5271, within(5e-5));
        double product = comparison.ratio().interval().lower()
                * comparison.ratio().interval().upper();
        assertThat(product).isCloseTo(16 / 9.0, within(1e-12));
    }

    @Test
    void group_that_loses_no_time_has_a_ratio_of_lost_time_without_limits() {
        RestrictedMeanComparison comparison = RestrictedMeanComparison.of(events(1, 5), events(4, 5), 3);

        assertThat(comparison.lostRatio().estimate()).isZero();
        assertThat(comparison.lostRatio().interval().isDefined()).isFalse();
        assertThat(comparison.lostRatio().pValue()).isNaN();
        assertThat(comparison.difference().pValue()).isBetween(0.0, 1.0);
    }

    @Test
    void two_groups_without_variance_have_no_p_value() {
        RestrictedMeanComparison comparison = RestrictedMeanComparison.of(events(4, 5), events(6, 7), 3);

        assertThat(comparison.difference().estimate()).isZero();
        assertThat(comparison.difference().pValue()).isNaN();
        assertThat(comparison.lostRatio().estimate()).isNaN();
    }

    /** survRM2's {@code rmst2} divides by 0 there: p = 0 for the difference, as if six patients were proof. */
    @Test
    void everybody_alive_against_all_dead_at_once_differ_without_a_p_value() {
        RestrictedMeanComparison comparison = RestrictedMeanComparison.of(events(2, 2, 2), events(6, 7, 8), 3);

        assertThat(comparison.difference().estimate()).isEqualTo(1);
        assertThat(comparison.difference().standardError()).isZero();
        assertThat(comparison.difference().pValue()).isNaN();
        assertThat(comparison.ratio().estimate()).isEqualTo(1.5);
        assertThat(comparison.ratio().pValue()).isNaN();
        assertThat(comparison.lostRatio().estimate()).isZero();
        assertThat(comparison.lostRatio().pValue()).isNaN();
    }

    /** Times that are no binary fractions: what rounding leaves must not become a standard error, and a p-value with it. */
    @Test
    void all_dead_at_once_have_no_standard_error_whatever_the_time_and_number() {
        for (int n = 1; n < 60; n++) {
            double[] times = new double[n];
            Arrays.fill(times, 0.7);
            RestrictedMeanComparison comparison =
                    RestrictedMeanComparison.of(events(times), events(0.3, 0.3, 0.3), 2.1);

            assertThat(comparison.first().standardError()).isZero();
            assertThat(comparison.difference().pValue()).isNaN();
            assertThat(comparison.ratio().pValue()).isNaN();
            assertThat(comparison.lostRatio().pValue()).isNaN();
        }
    }

    @Test
    void survival_at_a_time_worked_by_hand() {
        SurvivalComparison comparison = SurvivalComparison.at(events(1, 5), events(1, 5, 6, 7), 3);

        // S = 1/2 of 2 and 3/4 of 4, variances p (1 - p)/n.
        assertThat(comparison.difference().estimate()).isCloseTo(0.25, SAME);
        assertThat(comparison.difference().standardError()).isCloseTo(Math.sqrt(0.125 + 0.1875 / 4), SAME);
        assertThat(comparison.plain().statistic()).isCloseTo(0.0625 / 0.171875, SAME);
        double first = Math.log(2);
        double second = Math.log(4 / 3.0);
        double variance = 0.125 / (0.25 * first * first) + 0.1875 / 4 / (0.5625 * second * second);
        double difference = Math.log(second) - Math.log(first);
        assertThat(comparison.logLog().statistic()).isCloseTo(difference * difference / variance, SAME);
        assertThat(comparison.plain().pValue())
                .isCloseTo(comparison.difference().pValue(), within(1e-12));
    }

    @Test
    void survival_of_one_or_zero_has_no_log_log_test() {
        assertThat(SurvivalComparison.at(events(5, 6), events(1, 6), 3).logLog().isInformative())
                .isFalse();
        assertThat(SurvivalComparison.at(events(5, 6), events(1, 6), 3).plain().isInformative())
                .isTrue();
        assertThat(SurvivalComparison.at(events(1, 2), events(1, 6), 3).plain().isInformative())
                .isFalse();
        assertThat(SurvivalComparison.at(events(5, 6), events(5, 7), 3).plain().isInformative())
                .isFalse();
    }

    @Test
    void curves_that_cannot_be_compared_are_refused() {
        SurvivalCurve curve = events(1, 2, 3);
        SurvivalCurve later = KaplanMeier.withDefaults().estimate(curve.sample().aliveAt(1));
        SurvivalCurve wide =
                KaplanMeier.withDefaults().with(new ConfidenceLevel(0.9)).estimate(curve.sample());

        assertThatThrownBy(() -> SurvivalComparison.at(curve, later, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the curves start at different times, 0.0 and 1.0");
        assertThatThrownBy(() -> RestrictedMeanComparison.of(curve, wide, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the curves have different confidence levels, 0.95 and 0.9");
        assertThatThrownBy(() -> RestrictedMeanComparison.of(curve, curve, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("horizon 0.0 is not finite and after the start of the curve, 0.0");
    }
}
