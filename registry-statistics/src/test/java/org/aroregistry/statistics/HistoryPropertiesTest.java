package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.statistics.exposure.ExposureComparison;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.exposure.MantelByar;
import org.aroregistry.statistics.exposure.NaiveEverNever;
import org.aroregistry.statistics.ranks.GroupedValues;
import org.aroregistry.statistics.ranks.KolmogorovSmirnov;
import org.aroregistry.statistics.ranks.RankSum;
import org.aroregistry.statistics.ranks.RankSumTest;
import org.aroregistry.statistics.ranks.SeveralGroups;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.rates.RateRatioEstimator;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.RecurrentEstimate;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import org.aroregistry.statistics.tables.ContingencyTable;
import org.aroregistry.statistics.tables.Effect;
import org.aroregistry.statistics.tables.FisherExact;
import org.aroregistry.statistics.tables.TwoByTwo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of late exposures, recurrent events, rates, tables and ranks whatever the data. */
class HistoryPropertiesTest {
    private static final int SIZE = 60;
    private static final double YEAR = 365.25;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    /** Times in whole days, exposures in half days; NaN is never. */
    private record Histories(double[] times, boolean[] events, double[] exposures) {
        static Histories of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] times = random.ints(SIZE, 2, 100).asDoubleStream().toArray();
            boolean[] events = new boolean[SIZE];
            double[] exposures = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                events[i] = random.nextInt(3) > 0;
                exposures[i] = random.nextBoolean() ? Double.NaN : random.nextInt(90) + 0.5;
            }
            return new Histories(times, events, exposures);
        }

        Histories reversed() {
            boolean[] turned = new boolean[SIZE];
            for (int i = 0; i < SIZE; i++) {
                turned[i] = events[SIZE - 1 - i];
            }
            return new Histories(turn(times), turned, turn(exposures));
        }

        Histories inYears() {
            return new Histories(
                    Arrays.stream(times).map(t -> t / YEAR).toArray(),
                    events,
                    Arrays.stream(exposures).map(t -> t / YEAR).toArray());
        }

        ExposureSample sample() {
            return ExposureSample.of(times, events, exposures);
        }

        private static double[] turn(double[] values) {
            return IntStream.range(0, SIZE)
                    .mapToDouble(i -> values[SIZE - 1 - i])
                    .toArray();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comparisons_of_exposure_ignore_order_and_follow_the_unit_of_time(long seed) {
        Histories histories = Histories.of(seed);

        same(
                MantelByar.test(histories.reversed().sample()),
                MantelByar.test(histories.inYears().sample()),
                MantelByar.test(histories.sample()));
        same(
                LandmarkAnalysis.at(histories.reversed().sample(), 20).compare(),
                LandmarkAnalysis.at(histories.inYears().sample(), 20 / YEAR).compare(),
                LandmarkAnalysis.at(histories.sample(), 20).compare());
        same(
                NaiveEverNever.compareWithImmortalTimeBias(histories.reversed().sample()),
                NaiveEverNever.compareWithImmortalTimeBias(histories.inYears().sample()),
                NaiveEverNever.compareWithImmortalTimeBias(histories.sample()));
    }

    private static void same(ExposureComparison reversed, ExposureComparison inYears, ExposureComparison expected) {
        assertThat(reversed.test().statistic()).isCloseTo(expected.test().statistic(), within(1e-10));
        assertThat(inYears.test().statistic()).isCloseTo(expected.test().statistic(), within(1e-10));
        assertThat(reversed.exposed().personTime()).isCloseTo(expected.exposed().personTime(), within(1e-9));
        assertThat(inYears.exposed().personTime() * YEAR)
                .isCloseTo(expected.exposed().personTime(), within(1e-9));
        assertThat(inYears.exposed().observed()).isEqualTo(expected.exposed().observed());
        assertThat(inYears.unexposed().expected())
                .isCloseTo(expected.unexposed().expected(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void while_everybody_is_observed_the_mean_number_of_events_is_a_mean(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] subjects = IntStream.range(0, 3 * SIZE).map(i -> i / 3).toArray();
        double[] begins = new double[3 * SIZE];
        double[] ends = new double[3 * SIZE];
        boolean[] events = new boolean[3 * SIZE];
        for (int i = 0; i < 3 * SIZE; i++) {
            begins[i] = i % 3 == 0 ? 0 : ends[i - 1];
            ends[i] = i % 3 == 2 ? 100 : begins[i] + 1 + random.nextInt(30);
            events[i] = i % 3 < 2 && random.nextInt(3) > 0;
        }

        for (int t = 5; t < 100; t += 10) {
            int horizon = t;
            double[] counts = IntStream.range(0, SIZE)
                    .mapToDouble(s -> IntStream.range(3 * s, 3 * s + 3)
                            .filter(i -> events[i] && ends[i] <= horizon)
                            .count())
                    .toArray();
            double mean = Arrays.stream(counts).average().orElseThrow();
            double squares =
                    Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum();
            RecurrentEstimate estimate = MeanCumulativeFunction.withDefaults()
                    .estimate(RecurrentSample.of(subjects, begins, ends, events))
                    .at(horizon);
            assertThat(estimate.mean()).isCloseTo(mean, within(1e-12));
            assertThat(estimate.standardError()).isCloseTo(Math.sqrt(squares) / SIZE, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void unit_of_person_time_scales_rates_and_leaves_their_ratio(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long first = random.nextInt(40);
        long second = 1 + random.nextInt(40);
        double firstTime = random.nextDouble(1, 900);
        double secondTime = random.nextDouble(1, 900);
        RateEstimator rates = RateEstimator.withDefaults();

        PoissonRate days = rates.estimate(first, firstTime);
        PoissonRate years = rates.estimate(first, firstTime / YEAR);

        assertThat(years.rate() / YEAR).isCloseTo(days.rate(), within(1e-12));
        assertThat(years.interval().upper() / YEAR).isCloseTo(days.interval().upper(), within(1e-12));
        double ratio = RateRatioEstimator.withDefaults()
                .estimate(rates.estimate(second, secondTime), days)
                .exact()
                .upper();
        assertThat(RateRatioEstimator.withDefaults()
                        .estimate(rates.estimate(second, secondTime / YEAR), years)
                        .exact()
                        .upper())
                .isCloseTo(ratio, within(1e-10 * ratio));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exchanging_groups_turns_effects_round_and_leaves_exact_tests(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] one = {1 + random.nextInt(9), 1 + random.nextInt(9)};
        long[] two = {1 + random.nextInt(9), 1 + random.nextInt(9)};
        ContingencyTable table = ContingencyTable.of(new long[][] {one, two});
        ContingencyTable turned = ContingencyTable.of(new long[][] {two, one});
        TwoByTwo measures = TwoByTwo.withDefaults();

        assertThat(FisherExact.pValue(turned)).isCloseTo(FisherExact.pValue(table), within(1e-13));
        Effect difference = measures.riskDifferenceNewcombe(table);
        assertThat(measures.riskDifferenceNewcombe(turned).interval().lower())
                .isCloseTo(-difference.interval().upper(), within(1e-13));
        Effect odds = measures.oddsRatio(table);
        assertThat(measures.oddsRatio(turned).estimate() * odds.estimate()).isCloseTo(1, within(1e-12));
        assertThat(measures.fisher(turned).oddsRatio() * measures.fisher(table).oddsRatio())
                .isCloseTo(1, within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tests_of_ranks_ignore_order_and_any_rising_scale(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = random.ints(20, 0, 15).asDoubleStream().toArray();
        double[] second = random.ints(25, 2, 18).asDoubleStream().toArray();
        GroupedValues plain = GroupedValues.of(first, second);
        GroupedValues cubed = GroupedValues.of(
                Arrays.stream(first).map(v -> v * v * v).toArray(),
                Arrays.stream(second).map(v -> v * v * v).sorted().toArray());

        RankSum expected = RankSumTest.test(plain);
        RankSum got = RankSumTest.test(cubed);
        assertThat(got.statistic()).isEqualTo(expected.statistic());
        assertThat(got.asymptoticP()).isEqualTo(expected.asymptoticP());
        assertThat(SeveralGroups.kruskalWallis(cubed)).isEqualTo(SeveralGroups.kruskalWallis(plain));
        assertThat(KolmogorovSmirnov.withDefaults().test(cubed))
                .isEqualTo(KolmogorovSmirnov.withDefaults().test(plain));
    }
}
