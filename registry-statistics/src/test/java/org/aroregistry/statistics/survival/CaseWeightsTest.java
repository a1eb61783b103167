package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseWeightsTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";
    private static final Offset<Double> SAME = within(1e-12);

    @Test
    void two_weighted_subjects_worked_by_hand() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, false})
                .weighted(new double[] {1.5, 1});

        SurvivalEstimate estimate = KaplanMeier.withDefaults().estimate(sample).at(1);

        // S = 1/2.5, a weighted mean of the indicators 0 and 1: variance ((1.5 · 0.4)² + (1 · 0.6)²) / 2.5².
        assertThat(estimate.survival()).isCloseTo(0.4, SAME);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(0.1152), SAME);
        assertThat(estimate.weightedAtRisk()).isEqualTo(2.5);
        assertThat(estimate.weightedEvents()).isEqualTo(1.5);
        assertThat(estimate.atRisk()).isEqualTo(2);
        // H = 1.5/2.5; influences 1.5 (1 - 0.6)/2.5 and -0.6/2.5.
        assertThat(estimate.cumulativeHazard()).isCloseTo(0.6, SAME);
        assertThat(estimate.cumulativeHazardError()).isCloseTo(Math.sqrt(2 * 0.24 * 0.24), SAME);
    }

    @Test
    void robust_errors_of_a_survival_of_zero_are_zero_and_its_limits_are_zero() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, true})
                .weighted(new double[] {0.1, 0.2});

        SurvivalPoint last =
                KaplanMeier.withDefaults().estimate(sample).points().get(1);

        assertThat(last.survival()).isZero();
        assertThat(last.standardError()).isZero();
        assertThat(last.logStandardError()).isNaN();
        assertThat(last.interval().lower()).isZero();
        assertThat(last.interval().upper()).isZero();
    }

    /** The influences on the hazard are w (1/W - W/W²), whatever the weights. */
    @Test
    void robust_error_of_a_hazard_at_which_all_at_risk_die_is_zero() {
        for (int size = 1; size <= 9; size++) {
            double[] weights = new SplittableRandom(size).doubles(size, 0.2, 3).toArray();
            double[] times = new double[size];
            boolean[] events = new boolean[size];
            Arrays.fill(times, 4);
            Arrays.fill(events, true);

            SurvivalPoint only = KaplanMeier.withDefaults()
                    .estimate(SurvivalSample.of(times, events).weighted(weights))
                    .points()
                    .get(0);

            assertThat(only.cumulativeHazardError()).as(size + " subjects").isLessThan(1e-15);
        }
    }

    @Test
    void group_without_fractional_weights_is_robust_if_the_sample_has_one() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2, 3}, new boolean[] {true, true, true})
                .weighted(new double[] {1, 1, 0.5})
                .select(i -> i < 2);

        assertThat(KaplanMeier.withDefaults().estimate(sample).points().get(1).standardError())
                .isZero();
    }

    @Test
    void weights_and_clusters_are_checked() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2}, new boolean[2]);

        assertThatThrownBy(() -> sample.weighted(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 weights for 2 subjects");
        assertThatThrownBy(() -> sample.weighted(new double[] {1, -0.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight of subject 1 is -0.5, not finite and at least 0");
        assertThatThrownBy(() -> sample.weighted(new double[] {Double.NaN, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight of subject 0 is NaN, not finite and at least 0");
        assertThatThrownBy(() -> sample.weighted(new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all weights are 0");
        assertThatThrownBy(() -> sample.clustered(new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 clusters for 2 subjects");
        assertThatThrownBy(
                        () -> LogRankTest.withDefaults().test(sample.weighted(new double[] {1, 2}), new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a log-rank test takes no case weights and no clusters");
    }

    @Test
    void weights_clusters_entries_and_ties_together_agree_with_r() throws IOException {
        List<double[]> data = read("robust-data.csv");
        boolean[] events = new boolean[data.size()];
        IntStream.range(0, events.length).forEach(i -> events[i] = data.get(i)[2] == 1);
        SurvivalSample sample = SurvivalSample.of(column(data, 0), column(data, 1), events)
                .weighted(column(data, 3))
                .clustered(Arrays.stream(column(data, 4)).mapToInt(c -> (int) c).toArray());

        List<SurvivalPoint> points = KaplanMeier.withDefaults().estimate(sample).points();

        List<double[]> expected = read("robust-curve.csv");
        assertThat(points).hasSameSizeAs(expected);
        for (int j = 0; j < points.size(); j++) {
            SurvivalPoint point = points.get(j);
            double[] row = expected.get(j);
            assertThat(new double[] {
                        point.time(),
                        point.weightedAtRisk(),
                        point.survival(),
                        point.standardError(),
                        point.cumulativeHazard(),
                        point.cumulativeHazardError(),
                        point.tieCorrectedHazard(),
                        point.tieCorrectedHazardError()
                    })
                    .as("at %s", point.time())
                    .containsExactly(row, SAME);
        }
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private static List<double[]> read(String file) throws IOException {
        Path path = Path.of("src", "test", "resources", "org", "aroregistry", "statistics", "survival")
                .resolve(file);
        return Files.readAllLines(path).stream()
                .skip(2)
                .map(line -> List.of(line.split(",")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void whole_weight_is_that_many_subjects(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        SplittableRandom random = new SplittableRandom(seed);
        int[] copies = IntStream.range(0, 60).map(i -> random.nextInt(4)).toArray();
        copies[0] = 1;
        int[] repeated = IntStream.range(0, 60)
                .flatMap(i -> IntStream.range(0, copies[i]).map(k -> i))
                .toArray();
        SurvivalSample weighted =
                cohort.sample().weighted(Arrays.stream(copies).asDoubleStream().toArray());
        SurvivalSample replicated = SurvivalSample.of(
                Arrays.stream(repeated).mapToDouble(cohort::entry).toArray(),
                Arrays.stream(repeated).mapToDouble(cohort::time).toArray(),
                flags(repeated, cohort));

        SurvivalCurve one = KaplanMeier.withDefaults().estimate(weighted);
        SurvivalCurve other = KaplanMeier.withDefaults().estimate(replicated);

        for (SurvivalPoint point : other.points()) {
            SurvivalEstimate estimate = one.at(point.time());
            assertThat(estimate.survival()).isCloseTo(point.survival(), SAME);
            assertThat(estimate.weightedAtRisk()).isEqualTo(point.atRisk());
            assertThat(point.survival() == 0 || close(estimate.standardError(), point.standardError()))
                    .isTrue();
            assertThat(estimate.cumulativeHazardError()).isCloseTo(point.cumulativeHazardError(), SAME);
        }
        assertThat(one.weightedEvents()).isEqualTo(other.events());
        assertThat(one.restrictedMean(100).standardError())
                .isCloseTo(other.restrictedMean(100).standardError(), within(1e-10));
    }

    private static boolean[] flags(int[] subjects, RandomCohort cohort) {
        boolean[] flags = new boolean[subjects.length];
        for (int k = 0; k < flags.length; k++) {
            flags[k] = cohort.causes()[subjects[k]] > 0;
        }
        return flags;
    }

    private static boolean close(double got, double expected) {
        return Math.abs(got - expected) < 1e-12;
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void robust_errors_without_weights_and_delayed_entry_are_greenwoods(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 80);
        SurvivalSample sample =
                SurvivalSample.of(cohort.times(), flags(IntStream.range(0, 80).toArray(), cohort));
        int[] own = IntStream.range(0, 80).toArray();

        SurvivalCurve robust = KaplanMeier.withDefaults().estimate(sample.clustered(own));
        SurvivalCurve greenwood = KaplanMeier.withDefaults().estimate(sample);

        for (int j = 0; j < greenwood.points().size(); j++) {
            SurvivalPoint expected = greenwood.points().get(j);
            if (expected.survival() > 0) {
                assertThat(robust.points().get(j).standardError())
                        .as("at %s", expected.time())
                        .isCloseTo(expected.standardError(), SAME);
            }
        }
        assertThat(robust.restrictedMean(120).standardError())
                .isCloseTo(greenwood.restrictedMean(120).standardError(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void subject_in_two_rows_of_one_cluster_is_one_subject(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 50);
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = random.doubles(50, 0.2, 3).toArray();
        double[] twice =
                IntStream.range(0, 100).mapToDouble(i -> weights[i % 50]).toArray();
        int[] subject = IntStream.range(0, 100).map(i -> i % 50).toArray();

        SurvivalCurve whole =
                KaplanMeier.withDefaults().estimate(cohort.sample().weighted(weights));
        SurvivalCurve split = KaplanMeier.withDefaults()
                .estimate(cohort.splitInHalf().sample().weighted(twice).clustered(subject));

        for (SurvivalPoint point : whole.points()) {
            SurvivalEstimate estimate = split.at(point.time());
            assertThat(estimate.survival()).isCloseTo(point.survival(), SAME);
            assertThat(estimate.standardError()).isCloseTo(point.standardError(), within(1e-11));
            assertThat(estimate.cumulativeHazardError()).isCloseTo(point.cumulativeHazardError(), within(1e-11));
        }
        assertThat(split.restrictedMean(100).standardError())
                .isCloseTo(whole.restrictedMean(100).standardError(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void scale_of_the_weights_changes_nothing_but_the_counts(long seed) {
        SurvivalSample sample = RandomCohort.of(seed, 40).sample();
        double[] weights = new SplittableRandom(seed).doubles(40, 0.2, 3).toArray();

        SurvivalCurve one = KaplanMeier.withDefaults().estimate(sample.weighted(weights));
        SurvivalCurve other = KaplanMeier.withDefaults()
                .estimate(sample.weighted(
                        Arrays.stream(weights).map(weight -> 2.5 * weight).toArray()));

        for (int j = 0; j < one.points().size(); j++) {
            assertThat(other.points().get(j).survival())
                    .isCloseTo(one.points().get(j).survival(), SAME);
            assertThat(other.points().get(j).standardError())
                    .isCloseTo(one.points().get(j).standardError(), SAME);
            assertThat(other.points().get(j).tieCorrectedHazardError())
                    .isCloseTo(one.points().get(j).tieCorrectedHazardError(), SAME);
        }
    }
}
