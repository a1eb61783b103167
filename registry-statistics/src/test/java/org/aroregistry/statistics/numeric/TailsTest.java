package org.aroregistry.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailsTest {

    @Test
    void f_with_two_numerator_degrees_has_a_closed_form_into_the_far_tail() {
        // P(F > x) = (1 + 2x/m)^(-m/2) for 2 and m degrees of freedom.
        for (double m : new double[] {3, 10, 1000, 200_000}) {
            for (double x : new double[] {0.01, 1, 20, 300}) {
                double log = -m / 2 * Math.log1p(2 * x / m);
                if (log > -690) {
                    double wanted = Math.exp(log);
                    assertThat(FisherF.upperTail(x, 2, m))
                            .as("x %s m %s", x, m)
                            .isCloseTo(wanted, within(wanted * 1e-11));
                }
            }
        }
    }

    @Test
    void t_with_one_degree_is_cauchy_in_the_far_tail() {
        double far = 1e200;

        // 2/π atan(1/t)
        assertThat(StudentT.bothTails(3, 1)).isCloseTo(2 / Math.PI * Math.atan(1 / 3.0), within(1e-15));
        assertThat(StudentT.bothTails(1e12, 1)).isCloseTo(2 / Math.PI * 1e-12, within(1e-25));
        assertThat(StudentT.bothTails(far, 1)).isBetween(0.0, 1e-150);
        assertThat(StudentT.bothTails(0, 5)).isEqualTo(1);
        assertThat(StudentT.upperQuantile(0.025, 1)).isCloseTo(Math.tan(0.475 * Math.PI), within(1e-11));
    }

    @Test
    void binomial_tails_of_many_trials_keep_their_digits() {
        // All successes of a fair coin, and a symmetric split.
        assertThat(Binomial.of(900, 1, 1).twoSidedP(900))
                .isCloseTo(Math.pow(2, -899), within(Math.pow(2, -899) * 1e-12));
        assertThat(Binomial.of(200_000, 1, 1).twoSidedP(100_000)).isEqualTo(1);
        assertThat(Binomial.of(3, 1, 2).twoSidedP(0)).isCloseTo(15 / 27.0, within(1e-15));
        assertThat(Binomial.of(0, 1, 2).twoSidedP(0)).isEqualTo(1);
    }
}
