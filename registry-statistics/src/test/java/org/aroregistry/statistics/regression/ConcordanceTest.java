package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcordanceTest {
    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";
    private static final Offset<Double> ROUNDING = within(1e-13);
    private static final Concordance HARRELL = Concordance.withDefaults();
    private static final Concordance UNO = HARRELL.with(PairWeights.INVERSE_CENSORING);

    // Therneau's six subjects 1, 1+, 6, 6, 8+, 9; the predictor is the group.
    private static final double[] TIMES = {1, 1, 6, 6, 8, 9};
    private static final boolean[] EVENTS = {true, false, true, true, false, true};
    private static final double[] GROUP = {1, 1, 1, 0, 0, 0};

    @Test
    void six_subjects_worked_by_hand() {
        ConcordanceEstimate got =
                HARRELL.estimate(CoxSample.builder(TIMES, EVENTS).build(), GROUP);

        // The event at 1 beats three and ties with two, the first at 6 beats two, the second ties with two.
        assertThat(got.pairs()).isEqualTo(new PairCounts(5, 0, 4, 1, 0));
        assertThat(got.concordance()).isCloseTo(7.0 / 9, ROUNDING);
        assertThat(got.standardError()).isCloseTo(Math.sqrt(92) / 162, ROUNDING);
    }

    @Test
    void inverse_censoring_weights_worked_by_hand() {
        ConcordanceEstimate got = UNO.estimate(CoxSample.builder(TIMES, EVENTS).build(), GROUP);

        // One of five is censored at 1, the event before it, so pairs from 6 on count 1/0.8².
        assertThat(got.pairs().concordant()).isCloseTo(3 + 2 * 1.5625, ROUNDING);
        assertThat(got.pairs().tiedPredictor()).isCloseTo(2 + 2 * 1.5625, ROUNDING);
        assertThat(got.pairs().tiedTime()).isCloseTo(1.5625, ROUNDING);
        assertThat(got.concordance()).isCloseTo(139.0 / 180, ROUNDING);
    }

    @Test
    void events_after_the_last_time_do_not_count() {
        CoxSample sample = CoxSample.builder(TIMES, EVENTS).build();

        assertThat(HARRELL.upTo(1).estimate(sample, GROUP).pairs()).isEqualTo(new PairCounts(3, 0, 2, 0, 0));
        assertThat(HARRELL.upTo(0.5).estimate(sample, GROUP).concordance()).isNaN();
    }

    @Test
    void who_enters_at_the_time_of_an_event_is_not_compared_with_it() {
        CoxSample sample = CoxSample.builder(TIMES, EVENTS)
                .entries(new double[] {0, 0, 1, 0.5, 6, 0})
                .build();

        ConcordanceEstimate got = HARRELL.estimate(sample, GROUP);

        // The event at 1 meets B, D, F; those at 6 meet F.
        assertThat(got.pairs()).isEqualTo(new PairCounts(3, 0, 2, 1, 0));
    }

    @Test
    void pairs_within_strata_only() {
        CoxSample sample = CoxSample.builder(TIMES, EVENTS)
                .strata(new int[] {1, 2, 1, 2, 1, 2})
                .build();

        assertThat(HARRELL.estimate(sample, GROUP).pairs()).isEqualTo(new PairCounts(2, 0, 2, 0, 0));
    }

    @Test
    void weighted_clustered_numbers_of_r() {
        // R 4.2.2, survival 3.5-3: concordancefit(Surv(time, status), x, weights = w, cluster = k, reverse = TRUE,
        // timewt = ...)
        double[] times = {1, 2, 2, 2, 3, 4, 4, 4, 5, 6};
        boolean[] events = {true, true, false, true, false, true, true, true, false, true};
        double[] x = {3, 1, 2, 2, 5, 1, 1, 4, 2, 2};
        double[] weights = {1, 2, 0.5, 1, 3, 1, 4, 1, 2, 1};
        int[] clusters = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
        CoxSample single = CoxSample.builder(times, events).weights(weights).build();
        CoxSample clustered = CoxSample.builder(times, events)
                .weights(weights)
                .clusters(clusters)
                .build();
        int[] strata = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
        CoxSample stratified =
                CoxSample.builder(times, events).weights(weights).strata(strata).build();
        CoxSample entering = CoxSample.builder(times, events)
                .entries(new double[] {0, 1, 0, 1, 2, 0, 3, 1, 2, 4})
                .weights(weights)
                .strata(strata)
                .clusters(clusters)
                .build();

        assertThat(HARRELL.estimate(single, x).pairs()).isEqualTo(new PairCounts(19.5, 38, 13.5, 7, 4));
        assertThat(HARRELL.estimate(single, x).concordance()).isCloseTo(0.36971830985915499, ROUNDING);
        assertThat(HARRELL.estimate(single, x).standardError()).isCloseTo(0.12573621531199167, ROUNDING);
        assertThat(UNO.estimate(single, x).pairs().tiedTime()).isCloseTo(11.645061728395060, ROUNDING);
        assertThat(UNO.estimate(single, x).pairs().tiedBoth()).isCloseTo(7.716049382716048, ROUNDING);
        assertThat(UNO.estimate(single, x).standardError()).isCloseTo(0.11007466696070375, ROUNDING);
        assertThat(UNO.upTo(3).estimate(single, x).standardError()).isCloseTo(0.19462003129750366, ROUNDING);
        assertThat(UNO.estimate(clustered, x).standardError()).isCloseTo(0.10072781680831625, ROUNDING);
        assertThat(UNO.estimate(stratified, x).concordance()).isCloseTo(0.24657534246575341, ROUNDING);
        assertThat(UNO.estimate(stratified, x).standardError()).isCloseTo(0.14677805602435604, ROUNDING);
        assertThat(HARRELL.estimate(entering, x).concordance()).isCloseTo(0.17241379310344829, ROUNDING);
        assertThat(HARRELL.estimate(entering, x).standardError()).isCloseTo(0.21105072753706342, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void equals_the_count_over_every_pair(long seed) {
        EveryPair every = EveryPair.random(new SplittableRandom(seed));

        assertEqual(
                HARRELL.estimate(every.sample(), every.predictor()),
                every.estimate(PairWeights.EQUAL, Double.POSITIVE_INFINITY));
        assertEqual(
                HARRELL.upTo(5).estimate(every.withoutEntries().sample(), every.predictor()),
                every.withoutEntries().estimate(PairWeights.EQUAL, 5));
        assertEqual(
                UNO.estimate(every.withoutEntries().sample(), every.predictor()),
                every.withoutEntries().estimate(PairWeights.INVERSE_CENSORING, Double.POSITIVE_INFINITY));
    }

    private static void assertEqual(ConcordanceEstimate got, ConcordanceEstimate expected) {
        assertThat(got.concordance()).isCloseTo(expected.concordance(), ROUNDING);
        assertThat(got.standardError()).isCloseTo(expected.standardError(), ROUNDING);
        assertThat(got.pairs().concordant()).isCloseTo(expected.pairs().concordant(), within(1e-10));
        assertThat(got.pairs().discordant()).isCloseTo(expected.pairs().discordant(), within(1e-10));
        assertThat(got.pairs().tiedPredictor()).isCloseTo(expected.pairs().tiedPredictor(), within(1e-10));
        assertThat(got.pairs().tiedTime()).isCloseTo(expected.pairs().tiedTime(), within(1e-10));
        assertThat(got.pairs().tiedBoth()).isCloseTo(expected.pairs().tiedBoth(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void reversing_the_predictor_swaps_concordant_and_discordant(long seed) {
        EveryPair every = EveryPair.random(new SplittableRandom(seed));
        double[] reversed = Arrays.stream(every.predictor()).map(x -> -x).toArray();

        ConcordanceEstimate forward = HARRELL.estimate(every.sample(), every.predictor());
        ConcordanceEstimate backward = HARRELL.estimate(every.sample(), reversed);

        PairCounts pairs = forward.pairs();
        assertThat(backward.pairs())
                .isEqualTo(new PairCounts(
                        pairs.discordant(),
                        pairs.concordant(),
                        pairs.tiedPredictor(),
                        pairs.tiedTime(),
                        pairs.tiedBoth()));
        assertThat(backward.concordance()).isCloseTo(1 - forward.concordance(), ROUNDING);
        assertThat(backward.standardError()).isCloseTo(forward.standardError(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void monotone_transforms_of_predictor_and_time_change_nothing(long seed) {
        EveryPair every = EveryPair.random(new SplittableRandom(seed)).withoutEntries();
        double[] exponential = Arrays.stream(every.predictor()).map(Math::exp).toArray();
        double[] squared = Arrays.stream(every.times()).map(t -> t * t).toArray();
        CoxSample later = CoxSample.builder(squared, every.events())
                .weights(every.weights())
                .strata(every.strata())
                .clusters(every.clusters())
                .build();

        assertThat(UNO.estimate(later, exponential)).isEqualTo(UNO.estimate(every.sample(), every.predictor()));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void standard_error_is_the_derivative_by_the_weights(long seed) {
        EveryPair every = EveryPair.random(new SplittableRandom(seed)).withoutEntries();
        double step = 1e-5;
        double variance = 0;
        for (int i = 0; i < every.times().length; i++) {
            double derivative = (perturbed(every, i, 1 + step) - perturbed(every, i, 1 - step)) / (2 * step);
            variance += derivative * derivative;
        }
        CoxSample single = CoxSample.builder(every.times(), every.events())
                .weights(every.weights())
                .build();

        assertThat(HARRELL.estimate(single, every.predictor()).standardError())
                .isCloseTo(Math.sqrt(variance), within(1e-8));
    }

    private static double perturbed(EveryPair every, int row, double factor) {
        double[] weights = every.weights().clone();
        weights[row] *= factor;
        CoxSample sample = CoxSample.builder(every.times(), every.events())
                .weights(weights)
                .build();
        return HARRELL.estimate(sample, every.predictor()).concordance();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void splitting_a_subject_into_intervals_changes_nothing(long seed) {
        EveryPair whole = EveryPair.random(new SplittableRandom(seed));
        int n = whole.times().length;
        double[] entries = Arrays.copyOf(whole.entries(), 2 * n);
        double[] times = Arrays.copyOf(whole.times(), 2 * n);
        boolean[] events = Arrays.copyOf(whole.events(), 2 * n);
        double[] predictor = Arrays.copyOf(whole.predictor(), 2 * n);
        int[] subjects = new int[2 * n];
        for (int i = 0; i < n; i++) {
            double cut = (entries[i] + times[i]) / 2;
            times[n + i] = times[i];
            events[n + i] = events[i];
            entries[n + i] = cut;
            times[i] = cut;
            events[i] = false;
            predictor[n + i] = predictor[i];
            subjects[i] = i;
            subjects[n + i] = i;
        }
        CoxSample split = CoxSample.builder(times, events)
                .entries(entries)
                .clusters(subjects)
                .build();
        CoxSample once = CoxSample.builder(whole.times(), whole.events())
                .entries(whole.entries())
                .build();

        ConcordanceEstimate got = HARRELL.estimate(split, predictor);
        ConcordanceEstimate expected = HARRELL.estimate(once, whole.predictor());

        assertThat(got.pairs()).isEqualTo(expected.pairs());
        assertThat(got.standardError()).isCloseTo(expected.standardError(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void a_perfect_predictor_has_no_discordant_pairs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EveryPair every = EveryPair.random(random);
        double[] weights = random.doubles(every.times().length, 0.01, 10).toArray();
        double[] perfect = Arrays.stream(every.times()).map(t -> -t).toArray();
        CoxSample sample = CoxSample.builder(every.times(), every.events())
                .entries(every.entries())
                .strata(every.strata())
                .weights(weights)
                .build();

        ConcordanceEstimate got = HARRELL.estimate(sample, perfect);

        boolean meet = every.estimate(PairWeights.EQUAL, Double.POSITIVE_INFINITY)
                        .pairs()
                        .comparable()
                > 0;
        assertThat(got.pairs().discordant()).isZero();
        assertThat(Double.isNaN(got.concordance())).isEqualTo(!meet);
    }

    @Test
    void without_comparable_pairs_there_is_no_number() {
        CoxSample censored =
                CoxSample.builder(new double[] {1, 2}, new boolean[2]).build();
        CoxSample alone =
                CoxSample.builder(new double[] {1}, new boolean[] {true}).build();

        assertThat(HARRELL.estimate(censored, new double[] {1, 2}))
                .isEqualTo(new ConcordanceEstimate(Double.NaN, Double.NaN, new PairCounts(0, 0, 0, 0, 0)));
        assertThat(UNO.estimate(alone, new double[] {1}).concordance()).isNaN();
    }

    @Test
    void times_that_differ_by_rounding_are_one_time() {
        CoxSample sample = CoxSample.builder(new double[] {0.3, 0.1 + 0.2, 5}, new boolean[] {true, true, false})
                .build();

        assertThat(HARRELL.estimate(sample, new double[] {1, 2, 0}).pairs()).isEqualTo(new PairCounts(2, 0, 0, 1, 0));
    }

    @Test
    void linear_predictors_that_agree_to_ten_decimals_are_tied() {
        double[] times = {1, 2, 3, 4, 5, 6};
        boolean[] events = {true, true, true, true, true, true};
        double[] x = {0.3, 0.1, 2, 0.2, 0.4, 0.1};
        double[] y = x.clone();
        y[1] += 1e-13;
        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(times, events).covariate("y", y).build());

        assertThat(HARRELL.estimate(fit).pairs().tiedPredictor()).isEqualTo(1);
        assertThat(HARRELL.estimate(fit.sample(), fit.linearPredictors())
                        .pairs()
                        .tiedPredictor())
                .isZero();
        assertThat(HARRELL.estimate(fit).concordance())
                .isEqualTo(HARRELL.estimate(fit.sample(), x).concordance());
    }

    @Test
    void a_fit_without_estimates_has_no_concordance() {
        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(new double[] {1, 2}, new boolean[2])
                        .covariate("x", new double[] {1, 2})
                        .build());

        ConcordanceEstimate estimate = HARRELL.estimate(fit);

        assertThat(estimate.concordance()).isNaN();
        assertThat(estimate.standardError()).isNaN();
        assertThat(estimate.pairs().comparable()).isZero();
    }

    @Test
    void arguments_are_checked() {
        CoxSample sample = CoxSample.builder(TIMES, EVENTS).build();
        CoxSample entering = CoxSample.builder(new double[] {1, 2}, new boolean[2])
                .entries(new double[] {0, 1})
                .build();

        assertThatThrownBy(() -> HARRELL.estimate(sample, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("6 rows for 1 predictors");
        assertThatThrownBy(() -> HARRELL.estimate(sample, new double[] {1, 2, Double.NaN, 4, 5, 6}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictor of row 2 is not a number");
        assertThatThrownBy(() -> UNO.estimate(entering, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inverse-censoring weights take no entries");
        assertThatThrownBy(() -> HARRELL.upTo(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the last time is not a number");
    }
}
