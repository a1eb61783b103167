package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionAccuracyTest {
    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";
    private static final Offset<Double> ROUNDING = within(1e-13);

    // Therneau's six subjects 1, 1+, 6, 6, 8+, 9.
    private static final double[] TIMES = {1, 1, 6, 6, 8, 9};
    private static final boolean[] EVENTS = {true, false, true, true, false, true};

    private static PredictionAccuracy six() {
        return PredictionAccuracy.of(CoxSample.builder(TIMES, EVENTS).build());
    }

    @Test
    void six_subjects_worked_by_hand() {
        // One of five is censored at 1: the cases at 6 and the controls at 7 stand for 1/0.8 each, the case at 1 for
        // itself.
        double[] survival = {0.2, 0.9, 0.4, 0.5, 0.6, 1};

        assertThat(six().brierScore(7, survival)).isCloseTo((0.04 + 1.25 * (0.16 + 0.25) + 1.25 * 0.16) / 6, ROUNDING);
        // S(7) = 5/6 · 2/4 = 5/12.
        assertThat(six().nullBrierScore(7)).isCloseTo(5.0 / 12 * 7 / 12, ROUNDING);
        // The cases at 1 and 6 beat both controls, the other at 6 ties with them.
        assertThat(six().areaUnderCurve(7, new double[] {1, 1, 1, 0, 0, 0})).isCloseTo(23.0 / 28, ROUNDING);
    }

    @Test
    void an_event_at_the_time_is_a_case_and_who_is_censored_at_it_is_neither() {
        double[] risk = {2, 9, 3, 1, 0, 0};

        // At 1 the case is risk 2, the controls are 3, 1, 0, 0.
        assertThat(six().areaUnderCurve(1, risk)).isCloseTo(0.75, ROUNDING);
        assertThat(six().areaUnderCurve(Math.nextDown(1.0), risk)).isNaN();
    }

    @Test
    void beyond_a_last_censored_row_nothing_is_known() {
        PredictionAccuracy lastCensored =
                PredictionAccuracy.of(CoxSample.builder(new double[] {1, 2, 2}, new boolean[] {true, true, false})
                        .build());

        assertThat(lastCensored.nullBrierScore(2)).isNaN();
        assertThat(lastCensored.brierScore(2, new double[3])).isNaN();
        assertThat(lastCensored.areaUnderCurve(2, new double[3])).isNaN();
        assertThat(lastCensored.nullBrierScore(1)).isCloseTo(2.0 / 9, ROUNDING);
        // The last of the six is an event: everything that will happen has.
        assertThat(six().nullBrierScore(100)).isZero();
        assertThat(six().areaUnderCurve(100, new double[6])).isNaN();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void null_score_is_survival_times_its_complement(long seed) {
        EveryPair rows = EveryPair.random(new SplittableRandom(seed));
        double[] times = Arrays.stream(rows.times()).map(t -> t + 1).toArray();
        CoxSample sample =
                CoxSample.builder(times, rows.events()).weights(rows.weights()).build();
        double time = Arrays.stream(times).average().orElseThrow();
        double survival = 1;
        for (double each : Arrays.stream(times).distinct().sorted().toArray()) {
            double atRisk = sum(rows, i -> times[i] >= each);
            survival *= each <= time ? 1 - sum(rows, i -> times[i] == each && rows.events()[i]) / atRisk : 1;
        }
        // Unless all were observed the same, somebody is left after the mean time.
        double expected = survival * (1 - survival);

        assertThat(PredictionAccuracy.of(sample).nullBrierScore(time)).isCloseTo(expected, ROUNDING);
    }

    private static double sum(EveryPair rows, IntPredicate which) {
        return IntStream.range(0, rows.times().length)
                .filter(which)
                .mapToDouble(i -> rows.weights()[i])
                .sum();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void without_censoring_the_scores_are_plain_means(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 3 + random.nextInt(30);
        double[] times = random.doubles(n).map(t -> Math.rint(10 * t)).toArray();
        times[0] = 0;
        times[1] = 10;
        double[] survival = random.doubles(n).map(s -> Math.rint(5 * s) / 5).toArray();
        boolean[] events = new boolean[n];
        Arrays.fill(events, true);
        PredictionAccuracy accuracy =
                PredictionAccuracy.of(CoxSample.builder(times, events).build());
        double squares = 0;
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            squares += Math.pow((times[i] > 5 ? 1 : 0) - survival[i], 2);
            for (int j = 0; j < n; j++) {
                if (times[i] <= 5 && times[j] > 5) {
                    pairs++;
                    wins += (Math.signum(survival[j] - survival[i]) + 1) / 2;
                }
            }
        }

        assertThat(accuracy.brierScore(5, survival)).isCloseTo(squares / n, ROUNDING);
        assertThat(accuracy.areaUnderCurve(5, negated(survival))).isCloseTo(wins / pairs, ROUNDING);
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void a_weight_of_three_is_three_rows(long seed) {
        EveryPair rows = EveryPair.random(new SplittableRandom(seed));
        int n = rows.times().length;
        double[] triple = new double[n];
        Arrays.fill(triple, 1);
        triple[0] = 3;
        int[] source =
                IntStream.concat(IntStream.range(0, n), IntStream.of(0, 0)).toArray();
        boolean[] events = new boolean[n + 2];
        for (int i = 0; i < n + 2; i++) {
            events[i] = rows.events()[source[i]];
        }
        double[] times = pick(rows.times(), source);
        double[] risk = pick(rows.predictor(), source);
        PredictionAccuracy weighted = PredictionAccuracy.of(
                CoxSample.builder(rows.times(), rows.events()).weights(triple).build());
        PredictionAccuracy repeated =
                PredictionAccuracy.of(CoxSample.builder(times, events).build());
        double[] survival =
                Arrays.stream(rows.predictor()).map(x -> (x + 3) / 6).toArray();

        assertThat(weighted.brierScore(3, survival))
                .isCloseTo(repeated.brierScore(3, pick(survival, source)), ROUNDING);
        assertThat(weighted.nullBrierScore(3)).isCloseTo(repeated.nullBrierScore(3), ROUNDING);
        assertThat(weighted.areaUnderCurve(3, rows.predictor())).isCloseTo(repeated.areaUnderCurve(3, risk), ROUNDING);
    }

    private static double[] pick(double[] values, int[] source) {
        return Arrays.stream(source).mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void hazards_of_the_rows_are_those_of_their_profiles() {
        double[] x = {0.5, 1, 3, 2, 1.5, 0};
        int[] strata = {4, 9, 4, 9, 4, 9};
        CoxSample sample = CoxSample.builder(TIMES, EVENTS)
                .strata(strata)
                .covariate("x", x)
                .build();
        CoxPrediction prediction = CoxRegression.withDefaults().fit(sample).prediction();

        for (double time : new double[] {0, 1, 7, 20}) {
            double[] got = prediction.cumulativeHazards(time);
            for (int i = 0; i < x.length; i++) {
                CoxProfile profile = CoxProfile.reference(sample).with("x", x[i]);
                assertThat(got[i])
                        .isCloseTo(
                                prediction
                                        .predictInStratum(profile, strata[i], time)
                                        .get(0)
                                        .cumulativeHazard(),
                                ROUNDING);
            }
        }
    }

    @Test
    void arguments_are_checked() {
        CoxSample entering = CoxSample.builder(new double[] {1, 2}, new boolean[2])
                .entries(new double[] {0, 1})
                .build();

        assertThatThrownBy(() -> PredictionAccuracy.of(entering))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inverse-censoring weights take no entries");
        assertThatThrownBy(() -> six().brierScore(5, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("6 rows for 2 predictions");
        assertThatThrownBy(() -> six().brierScore(5, new double[] {0, 1, 1.5, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survival of row 2 is 1.5, not 0 to 1");
        assertThatThrownBy(() -> six().areaUnderCurve(5, new double[] {0, Double.NaN, 0, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("risk of row 1 is not a number");
        assertThatThrownBy(() -> six().areaUnderCurve(5, new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("6 rows for 1 risks");
        assertThatThrownBy(() -> six().nullBrierScore(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time is NaN, not finite");
    }
}
