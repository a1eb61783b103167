package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.statistics.Seeds;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the other models and measures whatever the data; Cox fits have a test of their own. */
class RegressionPropertiesTest {
    private static final int SIZE = 50;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    /** Rows without ties in their covariates, with tied times. */
    private record Rows(double[] times, int[] causes, double[] age, double[] dose) {
        static Rows of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Rows(
                    random.ints(SIZE, 1, 30).asDoubleStream().toArray(),
                    random.ints(SIZE, 0, 3).toArray(),
                    random.doubles(SIZE, 0, 2).toArray(),
                    random.doubles(SIZE, -1, 1).toArray());
        }

        boolean[] events() {
            boolean[] events = new boolean[SIZE];
            for (int i = 0; i < SIZE; i++) {
                events[i] = causes[i] == 1;
            }
            return events;
        }

        CoxSample.Builder cox() {
            return CoxSample.builder(times, events()).covariate("age", age).covariate("dose", dose);
        }

        LogisticSample logistic() {
            return LogisticSample.builder(events())
                    .covariate("age", age)
                    .covariate("dose", dose)
                    .build();
        }

        Rows reversed() {
            return new Rows(turn(times), turn(causes), turn(age), turn(dose));
        }

        Rows withTimes(DoubleUnaryOperator clock) {
            return new Rows(Arrays.stream(times).map(clock).toArray(), causes, age, dose);
        }

        Rows withAge(DoubleUnaryOperator unit) {
            return new Rows(times, causes, Arrays.stream(age).map(unit).toArray(), dose);
        }

        private static double[] turn(double[] values) {
            return IntStream.range(0, SIZE)
                    .mapToDouble(i -> values[SIZE - 1 - i])
                    .toArray();
        }

        private static int[] turn(int[] values) {
            return IntStream.range(0, SIZE).map(i -> values[SIZE - 1 - i]).toArray();
        }
    }

    private static FirthCoxFit firth(CoxSample sample) {
        return FirthCox.withDefaults().withoutLimits().fit(sample);
    }

    private static LogisticFit logistic(Rows rows, boolean penalised) {
        LogisticRegression model = LogisticRegression.withDefaults();
        return (penalised ? model.withFirthPenalty() : model).fit(rows.logistic());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void penalised_cox_ignores_order_clock_and_splitting(long seed) {
        Rows rows = Rows.of(seed);
        FirthCoxFit expected = firth(rows.cox().build());
        double[] begins = new double[2 * SIZE];
        double[] ends = new double[2 * SIZE];
        boolean[] events = new boolean[2 * SIZE];
        double[] age = new double[2 * SIZE];
        double[] dose = new double[2 * SIZE];
        for (int i = 0; i < 2 * SIZE; i++) {
            int row = i % SIZE;
            begins[i] = i < SIZE ? 0 : rows.times()[row] / 2;
            ends[i] = i < SIZE ? rows.times()[row] / 2 : rows.times()[row];
            events[i] = i >= SIZE && rows.events()[row];
            age[i] = rows.age()[row];
            dose[i] = rows.dose()[row];
        }

        same(firth(rows.reversed().cox().build()), expected);
        same(firth(rows.withTimes(t -> t * t / 7).cox().build()), expected);
        same(
                firth(CoxSample.builder(ends, events)
                        .entries(begins)
                        .covariate("age", age)
                        .covariate("dose", dose)
                        .build()),
                expected);
    }

    private static void same(FirthCoxFit got, FirthCoxFit expected) {
        assertThat(got.penalizedLogLikelihood()).isCloseTo(expected.penalizedLogLikelihood(), within(1e-10));
        for (int j = 0; j < 2; j++) {
            assertThat(got.coefficients().get(j).estimate())
                    .isCloseTo(expected.coefficients().get(j).estimate(), within(1e-9));
            assertThat(got.coefficients().get(j).standardError())
                    .isCloseTo(expected.coefficients().get(j).standardError(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void logistic_fits_ignore_order_and_follow_the_unit_of_a_covariate(long seed) {
        Rows rows = Rows.of(seed);
        for (boolean penalised : new boolean[] {false, true}) {
            LogisticFit expected = logistic(rows, penalised);
            LogisticFit reversed = logistic(rows.reversed(), penalised);
            LogisticFit moved = logistic(rows.withAge(age -> 12 * age + 100), penalised);

            for (int j = 0; j < 3; j++) {
                assertThat(reversed.coefficients().get(j).estimate())
                        .isCloseTo(expected.coefficients().get(j).estimate(), within(1e-8));
            }
            LogisticCoefficient age = expected.coefficients().get(1);
            LogisticCoefficient months = moved.coefficients().get(1);
            assertThat(months.estimate() * 12).isCloseTo(age.estimate(), within(1e-8));
            assertThat(months.standardError() * 12).isCloseTo(age.standardError(), within(1e-8));
            assertThat(months.likelihoodRatioP()).isCloseTo(age.likelihoodRatioP(), within(1e-8));
            assertThat(moved.coefficients().get(2).estimate())
                    .isCloseTo(expected.coefficients().get(2).estimate(), within(1e-8));
            assertThat(moved.coefficients().get(0).estimate() + 100 * months.estimate())
                    .isCloseTo(expected.coefficients().get(0).estimate(), within(1e-7));
            assertThat(moved.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cox_fits_and_predictions_follow_the_clock(long seed) {
        Rows rows = Rows.of(seed);
        CoxFit expected = CoxRegression.withDefaults().fit(rows.cox().build());
        CoxFit squared = CoxRegression.withDefaults()
                .fit(rows.withTimes(t -> t * t).cox().build());

        assertThat(squared.estimates()).containsExactly(expected.estimates());
        assertThat(squared.logLikelihood()).isEqualTo(expected.logLikelihood());
        assertThat(squared.residuals().martingale())
                .containsExactly(expected.residuals().martingale());
        for (double time : new double[] {0.5, 3, 10, 29}) {
            assertThat(squared.prediction().cumulativeHazards(time * time))
                    .containsExactly(expected.prediction().cumulativeHazards(time));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void measures_of_prediction_ignore_order_and_clock(long seed) {
        Rows rows = Rows.of(seed);
        double[] survival = Arrays.stream(rows.age()).map(age -> age / 2).toArray();
        PredictionAccuracy expected = PredictionAccuracy.of(rows.cox().build());
        PredictionAccuracy reversed =
                PredictionAccuracy.of(rows.reversed().cox().build());
        PredictionAccuracy squared =
                PredictionAccuracy.of(rows.withTimes(t -> t * t).cox().build());

        for (double time : new double[] {5, 12.5, 20}) {
            assertThat(reversed.brierScore(time, Rows.turn(survival)))
                    .isCloseTo(expected.brierScore(time, survival), within(1e-12));
            assertThat(reversed.areaUnderCurve(time, Rows.turn(rows.age())))
                    .isCloseTo(expected.areaUnderCurve(time, rows.age()), within(1e-12));
            assertThat(squared.brierScore(time * time, survival))
                    .isCloseTo(expected.brierScore(time, survival), within(0.0));
            assertThat(squared.areaUnderCurve(time * time, rows.age()))
                    .isCloseTo(expected.areaUnderCurve(time, rows.age()), within(0.0));
        }
        Concordance concordance = Concordance.withDefaults().with(PairWeights.INVERSE_CENSORING);
        assertThat(concordance
                        .estimate(rows.reversed().cox().build(), Rows.turn(rows.age()))
                        .concordance())
                .isCloseTo(concordance.estimate(rows.cox().build(), rows.age()).concordance(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cause_specific_model_is_the_cox_model_that_censors_at_other_causes(long seed) {
        Rows rows = Rows.of(seed);
        CompetingRisksSample sample = CompetingRisksSample.of(2, rows.times(), rows.causes());
        double[] half = Arrays.stream(rows.times()).map(time -> time / 2).toArray();
        CompetingRisksSample late = CompetingRisksSample.of(2, half, rows.times(), rows.causes());

        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(sample, 1)
                        .covariate("age", rows.age())
                        .covariate("dose", rows.dose())
                        .build());
        CoxSample entering = CoxSample.builder(late, 1).build();

        assertThat(fit.estimates())
                .containsExactly(
                        CoxRegression.withDefaults().fit(rows.cox().build()).estimates());
        assertThat(entering.hasEntries()).isTrue();
        assertThat(entering.entries()).containsExactly(half, within(1e-7));
        assertThat(CoxSample.builder(sample, 2).build().eventCount()).isEqualTo((int)
                Arrays.stream(rows.causes()).filter(cause -> cause == 2).count());
    }
}
