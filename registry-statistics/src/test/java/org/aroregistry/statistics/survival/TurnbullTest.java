package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TurnbullTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void four_subjects_worked_by_hand() {
        IntervalCensoredSample sample = IntervalCensoredSample.of(new double[] {0, 0, 1, 2}, new double[] {2, 2, 3, 4});

        TurnbullCurve curve = Turnbull.withDefaults().estimate(sample);

        // Innermost are (1, 2] and (2, 3]; the likelihood p² · 1 · (1 - p) is largest at p = 2/3.
        assertThat(curve.converged()).isTrue();
        assertThat(curve.masses()).hasSize(2);
        assertThat(curve.masses().get(0).lower()).isEqualTo(1);
        assertThat(curve.masses().get(0).upper()).isEqualTo(2);
        assertThat(curve.masses().get(0).probability()).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(curve.masses().get(1).lower()).isEqualTo(2);
        assertThat(curve.masses().get(1).upper()).isEqualTo(3);
        assertThat(curve.logLikelihood()).isCloseTo(Math.log(4 / 27.0), within(1e-9));
        assertThat(curve.survival(1).least()).isEqualTo(1);
        assertThat(curve.survival(1.5).least()).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(curve.survival(1.5).greatest()).isEqualTo(1);
        assertThat(curve.survival(3).greatest()).isCloseTo(0, within(1e-12));
    }

    @Test
    void self_consistent_point_that_is_no_maximum_is_left() {
        // Gentleman and Geyer's example: (1/2, 0, 1/2) is self-consistent, the maximum is (1/3, 1/3, 1/3).
        TurnbullCurve curve = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(new double[] {0, 1, 1, 0, 0, 2}, new double[] {1, 3, 3, 2, 2, 3}));

        assertThat(curve.masses())
                .extracting(TurnbullMass::probability)
                .allSatisfy(probability -> assertThat(probability).isCloseTo(1 / 3.0, within(1e-9)));
        TurnbullLikelihood likelihood =
                new TurnbullLikelihood(new int[] {0, 1, 1, 0, 0, 2}, new int[] {0, 2, 2, 1, 1, 2}, 3);
        double[] stuck = {0.5, 0, 0.5};
        assertThat(likelihood.selfConsistent(stuck)).containsExactly(stuck, within(1e-15));
        // The slope of the middle interval is 4 / (1/2), two more than the six subjects.
        assertThat(likelihood.gap(stuck)).isCloseTo(2, within(1e-12));
    }

    @Test
    void event_seen_at_the_end_of_an_interval_is_within_it_and_at_its_start_is_not() {
        TurnbullCurve curve = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(new double[] {2, 1, 2, 0, 3}, new double[] {2, 2, 4, 2, NEVER}));

        assertThat(curve.masses()).hasSize(2);
        assertThat(curve.masses().get(0).lower()).isEqualTo(2);
        assertThat(curve.masses().get(0).upper()).isEqualTo(2);
        assertThat(curve.masses().get(0).probability()).isCloseTo(0.6, within(1e-9));
        assertThat(curve.masses().get(1).lower()).isEqualTo(3);
        assertThat(curve.masses().get(1).upper()).isEqualTo(4);
    }

    @Test
    void agrees_with_the_maximum_found_in_r() throws IOException {
        List<double[]> data = read("turnbull-data.csv");
        TurnbullCurve curve = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(
                        data.stream().mapToDouble(row -> row[0]).toArray(),
                        data.stream().mapToDouble(row -> row[1]).toArray()));

        List<double[]> expected = read("turnbull-survival.csv");

        assertThat(data).hasSize(150);
        assertThat(expected).hasSize(11);
        assertThat(curve.converged()).isTrue();
        for (double[] row : expected) {
            // The curvature of the likelihood turns a gap of 1e-9 into this much of a probability.
            assertThat(curve.survival(row[0]).least()).as("at %s", row[0]).isCloseTo(row[2], within(1e-5));
            assertThat(curve.survival(row[0]).greatest()).as("at %s", row[0]).isCloseTo(row[2], within(1e-5));
            assertThat(curve.logLikelihood()).isCloseTo(row[3], within(1e-8));
            assertThat(curve.logLikelihood()).as("above that of survfit").isGreaterThan(row[4]);
        }
    }

    private static List<double[]> read(String file) throws IOException {
        Path path = Path.of("src", "test", "resources", "org", "aroregistry", "statistics", "survival")
                .resolve(file);
        return Files.readAllLines(path).stream()
                .skip(2)
                .map(line -> List.of(line.split(",")).stream()
                        .mapToDouble(cell -> cell.equals("Inf") ? NEVER : Double.parseDouble(cell))
                        .toArray())
                .toList();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void right_censored_sample_gives_kaplan_meier(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        double[] upper = new double[60];
        for (int i = 0; i < 60; i++) {
            upper[i] = cohort.causes()[i] > 0 ? cohort.time(i) : NEVER;
        }
        boolean[] events = new boolean[60];
        for (int i = 0; i < 60; i++) {
            events[i] = cohort.causes()[i] > 0;
        }

        TurnbullCurve curve = Turnbull.withDefaults().estimate(IntervalCensoredSample.of(cohort.times(), upper));
        SurvivalCurve kaplanMeier = KaplanMeier.withDefaults().estimate(SurvivalSample.of(cohort.times(), events));

        assertThat(curve.converged()).isTrue();
        for (SurvivalPoint point : kaplanMeier.points()) {
            assertThat(curve.survival(point.time()).greatest())
                    .as("at %s", point.time())
                    .isCloseTo(point.survival(), within(1e-5));
        }
    }

    @Test
    void estimate_cut_short_says_so() throws IOException {
        List<double[]> data = read("turnbull-data.csv");
        TurnbullCurve curve = Turnbull.withDefaults()
                .with(1e-9, 2)
                .estimate(IntervalCensoredSample.of(
                        data.stream().mapToDouble(row -> row[0]).toArray(),
                        data.stream().mapToDouble(row -> row[1]).toArray()));

        assertThat(curve.converged()).isFalse();
        assertThat(curve.iterations()).isEqualTo(2);
        assertThat(curve.optimalityGap()).isGreaterThan(1e-9);
    }

    @Test
    void single_subject_never_seen_with_the_event_survives() {
        TurnbullCurve curve =
                Turnbull.withDefaults().estimate(IntervalCensoredSample.of(new double[] {3}, new double[] {NEVER}));

        assertThat(curve.survival(3).least()).isEqualTo(1);
        assertThat(curve.survival(4).least()).isZero();
        assertThat(curve.survival(4).greatest()).isEqualTo(1);
    }

    @Test
    void arguments_are_checked() {
        assertThatThrownBy(() -> IntervalCensoredSample.of(new double[2], new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 lower times for 1 upper times");
        assertThatThrownBy(() -> IntervalCensoredSample.of(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no lower times");
        assertThatThrownBy(() -> IntervalCensoredSample.of(new double[] {NEVER}, new double[] {NEVER}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lower time of subject 0 is Infinity, not finite and at least 0");
        assertThatThrownBy(() -> IntervalCensoredSample.of(new double[] {2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("upper time of subject 0 is 1.0, not at least its lower time 2.0");
        assertThatThrownBy(() -> Turnbull.withDefaults().with(0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gap 0.0 is not finite and greater than 0");
        assertThatThrownBy(() -> Turnbull.withDefaults().with(1e-9, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maximum of 0 iterations is less than 1");
    }
}
