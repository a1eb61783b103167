package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirthCoxTest {

    @Test
    void one_event_among_two_worked_by_hand() {
        // Likelihood p = e^b / (1 + e^b), information p (1 - p): the penalised one p^1.5 (1 - p)^0.5 is largest at p =
        // 3/4.
        CoxSample sample = CoxSample.builder(new double[] {1, 2}, new boolean[] {true, false})
                .covariate("x", new double[] {1, 0})
                .build();

        FirthCoxFit fit = FirthCox.withDefaults().fit(sample);

        PenalizedCoefficient got = fit.coefficients().get(0);
        assertThat(got.estimate()).isCloseTo(Math.log(3), within(1e-12));
        assertThat(got.standardError()).isCloseTo(Math.sqrt(16 / 3.0), within(1e-11));
        assertThat(fit.penalizedLogLikelihood()).isCloseTo(1.5 * Math.log(0.75) + 0.5 * Math.log(0.25), within(1e-13));
        double ratio = 2 * (1.5 * Math.log(1.5) + 0.5 * Math.log(0.5));
        assertThat(got.likelihoodRatio()).isCloseTo(ratio, within(1e-13));
        assertThat(fit.test().statistic()).isCloseTo(ratio, within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void a_group_without_events_has_finite_limits_around_its_estimate(long seed) {
        CoxSample sample = sample(seed, 0, 1);

        for (Ties ties : new Ties[] {Ties.EFRON, Ties.BRESLOW}) {
            FirthCoxFit fit = FirthCox.withDefaults().with(ties).fit(sample);

            PenalizedCoefficient group = fit.coefficients().get(0);
            assertThat(fit.outcome()).isEqualTo(CoxOutcome.CONVERGED);
            assertThat(group.estimate()).isFinite();
            assertThat(group.interval().lower()).isFinite().isLessThan(group.estimate());
            assertThat(group.interval().upper()).isFinite().isGreaterThan(group.estimate());
            assertThat(fit.test().statistic()).isGreaterThanOrEqualTo(group.likelihoodRatio() - 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void scale_and_shift_of_a_covariate_change_what_they_should(long seed) {
        FirthCoxFit one = FirthCox.withDefaults().fit(sample(seed, 0, 1));
        FirthCoxFit other = FirthCox.withDefaults().fit(sample(seed, 2000, 10));

        PenalizedCoefficient plain = one.coefficients().get(1);
        PenalizedCoefficient changed = other.coefficients().get(1);
        assertThat(changed.estimate() * 10).isCloseTo(plain.estimate(), within(1e-9));
        assertThat(changed.interval().upper() * 10).isCloseTo(plain.interval().upper(), within(1e-8));
        assertThat(changed.likelihoodRatio()).isCloseTo(plain.likelihoodRatio(), within(1e-9));
    }

    /** 20 rows with tied times; the covariate "g" is 0 for the first 8, who have no event. */
    private static CoxSample sample(long seed, double shift, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times = new double[20];
        boolean[] events = new boolean[20];
        double[] group = new double[20];
        double[] x = new double[20];
        for (int i = 0; i < 20; i++) {
            times[i] = 1 + random.nextInt(8);
            group[i] = i < 8 ? 0 : 1;
            events[i] = i >= 8 && (i == 19 || random.nextDouble() < 0.4);
            x[i] = shift + scale * random.nextDouble(-1, 1);
        }
        times[19] = 1;
        return CoxSample.builder(times, events)
                .covariate("g", group)
                .covariate("x", x)
                .build();
    }

    @Test
    void nothing_to_estimate_is_an_outcome() {
        double[] times = {1, 2, 3};
        CoxSample noEvents = CoxSample.builder(times, new boolean[3])
                .covariate("x", new double[] {1, 2, 3})
                .build();
        CoxSample constant = CoxSample.builder(times, new boolean[] {true, true, false})
                .covariate("x", new double[] {4, 4, 4})
                .build();

        assertThat(FirthCox.withDefaults().fit(noEvents).outcome()).isEqualTo(CoxOutcome.NO_EVENTS);
        assertThat(FirthCox.withDefaults().fit(constant).outcome()).isEqualTo(CoxOutcome.NO_INFORMATION);
        assertThat(FirthCox.withDefaults().fit(constant).coefficients().get(0).estimate())
                .isNaN();
    }

    @Test
    void limits_can_be_left_out() {
        FirthCoxFit fit = FirthCox.withDefaults().withoutLimits().fit(sample(1, 0, 1));

        assertThat(fit.coefficients().get(0).interval().isDefined()).isFalse();
        assertThat(fit.coefficients().get(0).pValue()).isBetween(0.0, 1.0);
    }

    @Test
    void refuses_exact_ties() {
        assertThatThrownBy(() -> FirthCox.withDefaults().with(Ties.EXACT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exact ties have no Firth penalty");
    }
}
