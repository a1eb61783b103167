package org.aroregistry.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.aroregistry.statistics.ConfidenceLevel;
import org.junit.jupiter.api.Test;

/** Reference values: R 4.2.2 (pchisq, pnorm, qnorm, qgamma, qbeta), or closed forms. */
class NumericTest {

    /** 1e-12 relative. */
    private static final double TIGHT = 1e-10;

    @Test
    void chi_square_tail_keeps_its_digits_far_out() {
        assertThat(ChiSquare.upperTail(80, 1)).isCloseTo(3.744097e-19, withinPercentage(1e-4));
        assertThat(ChiSquare.upperTail(60, 1)).isCloseTo(9.4857e-15, withinPercentage(1e-3));
        // Two degrees of freedom: exp(-x/2).
        assertThat(ChiSquare.upperTail(1000, 2)).isCloseTo(Math.exp(-500), withinPercentage(TIGHT));
        assertThat(ChiSquare.upperTail(0, 3)).isEqualTo(1);
        assertThat(ChiSquare.upperTail(Double.POSITIVE_INFINITY, 3)).isZero();
    }

    @Test
    void one_degree_of_freedom_is_the_squared_normal() {
        for (double z = 0.1; z < 30; z += 0.7) {
            assertThat(ChiSquare.upperTail(z * z, 1)).isCloseTo(2 * Normal.upperTail(z), withinPercentage(1e-9));
        }
    }

    @Test
    void normal_quantile_of_the_usual_level_has_all_digits() {
        assertThat(ConfidenceLevel.NINETY_FIVE_PERCENT.z()).isCloseTo(1.959963984540054, within(5e-16));
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.025)).isCloseTo(-1.959963984540054, within(2e-15));
        assertThat(Normal.upperTail(9)).isCloseTo(1.1285884059538405e-19, withinPercentage(TIGHT));
    }

    @Test
    void normal_quantile_inverts_the_tail() {
        for (double p = 1e-12; p < 0.5; p *= 3) {
            assertThat(Normal.upperTail(-Normal.quantile(p))).isCloseTo(p, withinPercentage(1e-9));
        }
    }

    @Test
    void gamma_and_beta_quantiles_have_more_digits_than_commons_math() {
        // Garwood's upper limit of 10 events, and the 0.975 quantile of Beta(4, 997).
        assertThat(GammaQuantile.of(0.975, 11)).isCloseTo(18.390356042017778, withinPercentage(TIGHT));
        assertThat(BetaQuantile.of(0.975, 4, 997)).isCloseTo(0.0087420232, within(5e-11));
        // Closed forms: exponential, uniform, power.
        assertThat(GammaQuantile.of(1e-9, 1)).isCloseTo(-Math.log1p(-1e-9), withinPercentage(TIGHT));
        assertThat(BetaQuantile.of(0.3, 1, 1)).isCloseTo(0.3, within(1e-15));
        assertThat(BetaQuantile.of(1e-6, 3, 1)).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void refuses_arguments_out_of_range() {
        assertThatThrownBy(() -> ChiSquare.upperTail(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chi-square -1.0 is not at least 0");
        assertThatThrownBy(() -> ChiSquare.upperTail(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("degrees of freedom 0 are less than 1");
        assertThatThrownBy(() -> Normal.quantile(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability 1.0 is not between 0 and 1");
        assertThatThrownBy(() -> GammaQuantile.of(0.5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape 0.0 is not finite and greater than 0");
        assertThatThrownBy(() -> BetaQuantile.of(0.5, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shapes 1.0 and NaN are not finite and greater than 0");
        assertThatThrownBy(() -> MonotoneRoot.ofIncreasing(x -> x, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bracket -1.0 to 1.0 is not finite, ordered and at least 0");
        assertThatThrownBy(() -> new ConfidenceLevel(95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confidence level 95.0 is not between 0 and 1");
    }
}
