package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogisticRegressionTest {

    /** Two groups with a given number of events. */
    private static LogisticSample groups(int events0, int size0, int events1, int size1) {
        int n = size0 + size1;
        boolean[] outcomes = new boolean[n];
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            codes[i] = i < size0 ? 0 : 1;
            outcomes[i] = i < size0 ? i < events0 : i - size0 < events1;
        }
        return LogisticSample.builder(outcomes)
                .category("group", List.of("a", "b"), codes)
                .build();
    }

    @Test
    void two_groups_give_the_log_odds_ratio_with_woolf_error() {
        LogisticFit fit = LogisticRegression.withDefaults().fit(groups(3, 10, 6, 9));

        LogisticCoefficient effect = fit.coefficients().get(1);
        assertThat(effect.name()).isEqualTo("group=b");
        assertThat(effect.estimate()).isCloseTo(Math.log(6.0 * 7 / (3 * 3)), within(1e-13));
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(1 / 3.0 + 1 / 7.0 + 1 / 6.0 + 1 / 3.0), within(1e-13));
        assertThat(fit.logLikelihood())
                .isCloseTo(
                        3 * Math.log(0.3) + 7 * Math.log(0.7) + 6 * Math.log(6 / 9.0) + 3 * Math.log(3 / 9.0),
                        within(1e-12));
    }

    @Test
    void firth_of_two_groups_adds_half_a_count_to_every_cell() {
        LogisticFit fit = LogisticRegression.withDefaults().withFirthPenalty().fit(groups(0, 6, 5, 7));

        assertThat(fit.coefficients().get(0).estimate()).isCloseTo(Math.log(0.5 / 6.5), within(1e-12));
        assertThat(fit.coefficients().get(1).estimate()).isCloseTo(Math.log(5.5 * 6.5 / (2.5 * 0.5)), within(1e-12));
        assertThat(fit.coefficients().get(1).profile().lower()).isPositive();
    }

    @Test
    void a_group_without_events_is_separation_though_the_other_is_mixed() {
        LogisticFit fit = LogisticRegression.withDefaults().fit(groups(0, 6, 5, 7));

        assertThat(fit.outcome()).isEqualTo(LogisticOutcome.SEPARATION);
        assertThat(fit.coefficients().get(1).estimate()).isNaN();
        assertThat(fit.logLikelihood()).isNaN();
    }

    @Test
    void separation_by_a_line_is_seen_and_one_crossing_ends_it() {
        double[] x = {1, 2, 3, 4, 5, 6};
        boolean[] apart = {false, false, false, true, true, true};
        boolean[] touching = {false, false, true, false, true, true};

        assertThat(LogisticRegression.withDefaults()
                        .fit(LogisticSample.builder(apart).covariate("x", x).build())
                        .outcome())
                .isEqualTo(LogisticOutcome.SEPARATION);
        assertThat(LogisticRegression.withDefaults()
                        .fit(LogisticSample.builder(touching).covariate("x", x).build())
                        .outcome())
                .isEqualTo(LogisticOutcome.CONVERGED);
    }

    @Test
    void steep_but_overlapping_outcomes_are_not_separation() {
        // One crossing in the middle of 2000: the slope is large, and finite.
        double[] x = IntStream.range(0, 2000).mapToDouble(i -> i).toArray();
        boolean[] outcomes = new boolean[2000];
        for (int i = 0; i < 2000; i++) {
            outcomes[i] = i >= 1000;
        }
        outcomes[999] = true;
        outcomes[1000] = false;

        LogisticFit fit = LogisticRegression.withDefaults()
                .fit(LogisticSample.builder(outcomes).covariate("x", x).build());

        assertThat(fit.outcome()).isEqualTo(LogisticOutcome.CONVERGED);
        assertThat(fit.coefficients().get(1).estimate()).isBetween(0.5, 3.0);
    }

    @Test
    void nobody_or_everybody_with_the_event_is_separation_and_firth_still_fits() {
        LogisticSample nobody = groups(0, 4, 0, 5);

        assertThat(LogisticRegression.withDefaults().fit(nobody).outcome()).isEqualTo(LogisticOutcome.SEPARATION);
        assertThat(LogisticRegression.withDefaults().fit(groups(4, 4, 5, 5)).outcome())
                .isEqualTo(LogisticOutcome.SEPARATION);
        assertThat(LogisticRegression.withDefaults()
                        .withFirthPenalty()
                        .fit(nobody)
                        .coefficients()
                        .get(0)
                        .estimate())
                .isCloseTo(Math.log(0.5 / 4.5), within(1e-12));
    }

    @Test
    void a_column_that_repeats_another_has_no_estimate_and_the_others_do() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] twice = {2, 4, 6, 8, 10, 12};
        boolean[] outcomes = {false, true, false, true, false, true};

        LogisticFit fit = LogisticRegression.withDefaults()
                .fit(LogisticSample.builder(outcomes)
                        .covariate("x", x)
                        .covariate("twice", twice)
                        .build());

        assertThat(fit.outcome()).isEqualTo(LogisticOutcome.CONVERGED);
        assertThat(fit.coefficients().get(1).estimate()).isFinite();
        assertThat(fit.coefficients().get(2).estimate()).isNaN();
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void a_covariate_far_from_zero_loses_no_digits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 60;
        double[] years = random.ints(n, -12, 13).mapToDouble(year -> year).toArray();
        double[] x = random.doubles(n).map(u -> Math.rint(64 * u) / 64).toArray();
        boolean[] outcomes = new boolean[n];
        for (int i = 0; i < n; i++) {
            outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-years[i] / 8 - x[i]));
        }
        for (LogisticRegression model : List.of(
                LogisticRegression.withDefaults(),
                LogisticRegression.withDefaults().withFirthPenalty())) {
            LogisticFit near = model.fit(LogisticSample.builder(outcomes)
                    .covariate("year", years)
                    .covariate("x", x)
                    .build());
            LogisticFit far = model.fit(LogisticSample.builder(outcomes)
                    .covariate(
                            "year",
                            IntStream.range(0, n)
                                    .mapToDouble(i -> years[i] + 2000)
                                    .toArray())
                    .covariate(
                            "x",
                            IntStream.range(0, n).mapToDouble(i -> x[i] + 1e7).toArray())
                    .build());

            assertThat(far.logLikelihood()).isCloseTo(near.logLikelihood(), within(1e-10));
            for (int j = 1; j <= 2; j++) {
                LogisticCoefficient wanted = near.coefficients().get(j);
                LogisticCoefficient got = far.coefficients().get(j);
                double unit = 1e-9 * wanted.standardError();
                assertThat(got.estimate()).isCloseTo(wanted.estimate(), within(unit));
                assertThat(got.standardError()).isCloseTo(wanted.standardError(), within(unit));
                assertThat(got.profile().lower()).isCloseTo(wanted.profile().lower(), within(unit));
                assertThat(got.profile().upper()).isCloseTo(wanted.profile().upper(), within(unit));
                assertThat(got.likelihoodRatioP()).isCloseTo(wanted.likelihoodRatioP(), within(1e-10));
            }
        }
    }

    /** Where the other coefficients have two bests, the profile is that of the better one. Limits by optim() from many starts and uniroot(), R 4.2.2. */
    @Test
    void profile_of_a_penalised_likelihood_with_two_hills_follows_the_higher() {
        LogisticFit fit = LogisticRegression.withDefaults()
                .withFirthPenalty()
                .fit(LogisticSample.builder(new boolean[] {true, true, false, false, false, false})
                        .covariate("x", new double[] {0.57, 0.49, 1.69, -1.37, -1.69, -0.9})
                        .covariate("z", new double[] {1, 1, 0, 1, 0, 1})
                        .category("c", List.of("a", "b"), new int[] {0, 1, 1, 0, 1, 1})
                        .build());

        ConfidenceInterval limits = fit.coefficients().get(2).profile();
        assertThat(limits.lower()).isCloseTo(-1.6659930879380314, within(1e-9));
        assertThat(limits.upper()).isCloseTo(11.940898215777962, within(1e-8));
    }

    @Test
    void constant_column_and_level_that_nobody_has_are_left_out() {
        LogisticFit fit = LogisticRegression.withDefaults()
                .fit(LogisticSample.builder(new boolean[] {true, false, true, false, false, true})
                        .covariate("constant", new double[] {7, 7, 7, 7, 7, 7})
                        .category("c", List.of("a", "b", "nobody"), new int[] {0, 0, 1, 1, 1, 0})
                        .build());

        assertThat(fit.coefficients().get(1).estimate()).isNaN();
        assertThat(fit.coefficients().get(2).estimate()).isCloseTo(Math.log(0.25), within(1e-12));
        assertThat(fit.coefficients().get(3).estimate()).isNaN();
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void limits_bracket_the_estimate_and_scale_with_the_covariate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(30, -2, 2).toArray();
        boolean[] outcomes = new boolean[30];
        for (int i = 0; i < 30; i++) {
            outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-x[i]));
        }
        double[] scaled = IntStream.range(0, 30).mapToDouble(i -> 1000 * x[i]).toArray();
        LogisticRegression model = LogisticRegression.withDefaults().withFirthPenalty();

        LogisticCoefficient one = model.fit(
                        LogisticSample.builder(outcomes).covariate("x", x).build())
                .coefficients()
                .get(1);
        LogisticCoefficient other = model.fit(
                        LogisticSample.builder(outcomes).covariate("x", scaled).build())
                .coefficients()
                .get(1);

        assertThat(one.profile().lower()).isLessThan(one.estimate());
        assertThat(one.profile().upper()).isGreaterThan(one.estimate());
        assertThat(other.estimate() * 1000).isCloseTo(one.estimate(), within(1e-9));
        assertThat(other.profile().upper() * 1000).isCloseTo(one.profile().upper(), within(1e-8));
        assertThat(other.likelihoodRatioP()).isCloseTo(one.likelihoodRatioP(), within(1e-9));
    }

    @Test
    void refuses_a_sample_that_is_none() {
        assertThatThrownBy(() -> LogisticSample.builder(new boolean[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no outcomes");
        assertThatThrownBy(() -> LogisticSample.builder(new boolean[2]).covariate("x", new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x of row 1 is NaN, not finite");
        assertThatThrownBy(() -> LogisticSample.builder(new boolean[2]).covariate("x", new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 outcomes for 1 values of x");
    }
}
