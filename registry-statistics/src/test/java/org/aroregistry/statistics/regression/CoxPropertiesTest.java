package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.statistics.Seeds;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every Cox fit, whatever the data. */
class CoxPropertiesTest {
    private static final int SIZE = 60;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    /** Rows with tied times, entries, weights and three strata. */
    private record Cohort(
            double[] entries,
            double[] times,
            boolean[] events,
            double[] age,
            double[] group,
            int[] strata,
            double[] weights) {
        static Cohort of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] entries = random.doubles(SIZE, 0, 4).map(Math::floor).toArray();
            double[] times = new double[SIZE];
            boolean[] events = new boolean[SIZE];
            for (int i = 0; i < SIZE; i++) {
                times[i] = entries[i] + 1 + random.nextInt(12);
                events[i] = random.nextInt(3) > 0;
            }
            double[] age = random.doubles(SIZE, 20, 60).toArray();
            double[] group = random.ints(SIZE, 0, 2).asDoubleStream().toArray();
            int[] strata = random.ints(SIZE, 5, 8).toArray();
            double[] weights = random.doubles(SIZE, 0.2, 3).toArray();
            return new Cohort(entries, times, events, age, group, strata, weights);
        }

        CoxSample.Builder plain() {
            return CoxSample.builder(times, events)
                    .entries(entries)
                    .covariate("age", age)
                    .covariate("group", group);
        }

        CoxSample full() {
            return plain().strata(strata).weights(weights).build();
        }

        Cohort pick(int[] rows) {
            boolean[] picked = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = events[rows[i]];
            }
            return new Cohort(
                    pick(entries, rows),
                    pick(times, rows),
                    picked,
                    pick(age, rows),
                    pick(group, rows),
                    Arrays.stream(rows).map(i -> strata[i]).toArray(),
                    pick(weights, rows));
        }

        private static double[] pick(double[] values, int[] rows) {
            return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
        }
    }

    private static CoxFit fit(CoxSample sample, Ties ties) {
        return CoxRegression.withDefaults()
                .with(ties)
                .with(RobustVariance.NEVER)
                .fit(sample);
    }

    private static void same(CoxFit got, CoxFit wanted) {
        assertThat(got.outcome()).isEqualTo(wanted.outcome());
        assertThat(got.logLikelihood()).isCloseTo(wanted.logLikelihood(), within(1e-10));
        for (int j = 0; j < wanted.estimates().length; j++) {
            double error = wanted.coefficients().get(j).standardError();
            assertThat(got.estimates()[j]).isCloseTo(wanted.estimates()[j], within(1e-9 * error));
            assertThat(got.coefficients().get(j).standardError()).isCloseTo(error, within(1e-9 * error));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_of_rows_does_not_matter(long seed) {
        Cohort cohort = Cohort.of(seed);
        int[] reversed = IntStream.range(0, SIZE).map(i -> SIZE - 1 - i).toArray();

        for (Ties ties : new Ties[] {Ties.EFRON, Ties.BRESLOW}) {
            same(fit(cohort.pick(reversed).full(), ties), fit(cohort.full(), ties));
        }
        same(
                fit(cohort.pick(reversed).plain().build(), Ties.EXACT),
                fit(cohort.plain().build(), Ties.EXACT));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitting_a_subject_changes_nothing(long seed) {
        Cohort cohort = Cohort.of(seed);
        int[] rows = IntStream.range(0, 2 * SIZE).map(i -> i / 2).toArray();
        Cohort split = cohort.pick(rows);
        for (int i = 0; i < rows.length; i += 2) {
            double middle = (split.entries()[i] + split.times()[i]) / 2;
            split.times()[i] = middle;
            split.events()[i] = false;
            split.entries()[i + 1] = middle;
        }

        same(fit(split.full(), Ties.EFRON), fit(cohort.full(), Ties.EFRON));
        same(fit(split.plain().build(), Ties.EXACT), fit(cohort.plain().build(), Ties.EXACT));
        CoxResiduals whole = fit(cohort.full(), Ties.EFRON).residuals();
        CoxResiduals parts = fit(split.full(), Ties.EFRON).residuals();
        for (int i = 0; i < SIZE; i++) {
            assertThat(parts.martingale()[2 * i] + parts.martingale()[2 * i + 1])
                    .isCloseTo(whole.martingale()[i], within(1e-10));
            assertThat(parts.score()[2 * i][0] + parts.score()[2 * i + 1][0])
                    .isCloseTo(whole.score()[i][0], within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shifting_and_scaling_a_covariate_scales_its_coefficient_alone(long seed) {
        Cohort cohort = Cohort.of(seed);
        Cohort moved = cohort.pick(IntStream.range(0, SIZE).toArray());
        for (int i = 0; i < SIZE; i++) {
            moved.age()[i] = 1000 * cohort.age()[i] - 7e5;
        }

        CoxFit wanted = fit(cohort.full(), Ties.EFRON);
        CoxFit got = fit(moved.full(), Ties.EFRON);

        assertThat(1000 * got.estimates()[0]).isCloseTo(wanted.estimates()[0], within(1e-10));
        assertThat(got.estimates()[1]).isCloseTo(wanted.estimates()[1], within(1e-9));
        assertThat(got.logLikelihood()).isCloseTo(wanted.logLikelihood(), within(1e-9));
        assertThat(got.waldTest().statistic()).isCloseTo(wanted.waldTest().statistic(), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void strata_add_their_log_likelihoods(long seed) {
        Cohort cohort = Cohort.of(seed);

        double sum = 0;
        for (int stratum = 5; stratum < 8; stratum++) {
            int own = stratum;
            int[] rows = IntStream.range(0, SIZE)
                    .filter(i -> cohort.strata()[i] == own)
                    .toArray();
            sum += fit(cohort.pick(rows).full(), Ties.EFRON).nullLogLikelihood();
        }

        assertThat(fit(cohort.full(), Ties.EFRON).nullLogLikelihood()).isCloseTo(sum, within(1e-11));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void residuals_add_up(long seed) {
        CoxFit fit = fit(Cohort.of(seed).plain().build(), Ties.EFRON);
        CoxResiduals residuals = fit.residuals();

        assertThat(Arrays.stream(residuals.martingale()).sum()).isCloseTo(0, within(1e-10));
        assertThat(Arrays.stream(residuals.score()).mapToDouble(row -> row[0]).sum())
                .isCloseTo(0, within(1e-8));
        assertThat(residuals.schoenfeld().stream()
                        .mapToDouble(r -> r.values()[1])
                        .sum())
                .isCloseTo(0, within(1e-9));
        assertThat(residuals.schoenfeld()).hasSize(fit.sample().eventCount());
        assertThat(residuals.deviance()).hasSize(SIZE).doesNotContain(Double.NaN);
        double mean = residuals.scaledSchoenfeld().stream()
                .mapToDouble(r -> r.values()[0])
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(fit.estimates()[0], within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exact_score_test_of_a_group_is_the_log_rank_test(long seed) {
        Cohort cohort = Cohort.of(seed);
        int[] groups = Arrays.stream(cohort.group()).mapToInt(g -> (int) g).toArray();

        double logRank = LogRankTest.withDefaults()
                .test(SurvivalSample.of(cohort.entries(), cohort.times(), cohort.events()), groups)
                .test()
                .statistic();
        CoxFit fit = fit(
                CoxSample.builder(cohort.times(), cohort.events())
                        .entries(cohort.entries())
                        .covariate("group", cohort.group())
                        .build(),
                Ties.EXACT);

        assertThat(fit.scoreTest().statistic()).isCloseTo(logRank, within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void test_of_proportional_hazards_ignores_the_unit_of_time(long seed) {
        Cohort cohort = Cohort.of(seed);
        Cohort days = cohort.pick(IntStream.range(0, SIZE).toArray());
        for (int i = 0; i < SIZE; i++) {
            days.times()[i] *= 365.25;
            days.entries()[i] *= 365.25;
        }

        for (TimeTransform transform : TimeTransform.values()) {
            double wanted = fit(cohort.full(), Ties.EFRON)
                    .proportionalHazards(transform)
                    .global()
                    .statistic();
            double got = fit(days.full(), Ties.EFRON)
                    .proportionalHazards(transform)
                    .global()
                    .statistic();
            assertThat(got).as("%s", transform).isCloseTo(wanted, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_row_a_cluster_is_the_same_as_no_clusters(long seed) {
        Cohort cohort = Cohort.of(seed);
        CoxRegression robust = CoxRegression.withDefaults().with(RobustVariance.ALWAYS);
        int[] own = IntStream.range(0, SIZE).map(i -> 1000 - i).toArray();

        CoxFit rows = robust.fit(cohort.full());
        CoxFit clusters = robust.fit(cohort.plain()
                .strata(cohort.strata())
                .weights(cohort.weights())
                .clusters(own)
                .build());

        double wanted = rows.robustCovariance().orElseThrow()[0][1];
        assertThat(clusters.robustCovariance().orElseThrow()[0][1]).isCloseTo(wanted, within(1e-13));
        assertThat(clusters.robustScoreTest().orElseThrow().statistic())
                .isCloseTo(rows.robustScoreTest().orElseThrow().statistic(), within(1e-9));
    }
}
