package org.aroregistry.statistics.multistate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.IncidenceEstimate;
import org.aroregistry.statistics.survival.IncidenceVariance;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OccupancyEstimatorTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    /** One falls ill at 1 and recovers at 3, one dies at 2, one falls ill at 2 and dies at 4, one stays well; all until 5. */
    private static final MultiStateSample FOUR_SUBJECTS = MultiStateSample.of(
            List.of("well", "ill", "dead"),
            new int[] {1, 1, 1, 2, 3, 3, 4},
            new double[] {0, 1, 3, 0, 0, 2, 0},
            new double[] {1, 3, 5, 2, 2, 4, 5},
            List.of("well", "ill", "well", "well", "well", "ill", "well"),
            List.of("ill", "well", "censor", "dead", "ill", "dead", "censor"),
            "censor");

    @Test
    void four_subjects_worked_by_hand() {
        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(FOUR_SUBJECTS);

        assertThat(occupancy.initial()).containsExactly(1, 0, 0);
        assertThat(occupancy.start()).isZero();
        assertThat(occupancy.stepTimes()).containsExactly(1, 2, 3, 4);
        assertThat(occupancy.probabilitiesAt(0.5)).containsExactly(1, 0, 0);
        assertThat(occupancy.probabilitiesAt(1)).containsExactly(0.75, 0.25, 0);
        // Of the three at risk at 2 one falls ill and one dies.
        assertThat(occupancy.probabilitiesAt(2)).containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-15));
        assertThat(occupancy.probabilitiesAt(3)).containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-15));
        assertThat(occupancy.probabilitiesAt(4)).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-15));
        assertThat(occupancy.cumulativeHazard("well", "ill", 5)).isCloseTo(1 / 4.0 + 1 / 3.0, within(1e-15));
        assertThat(occupancy.cumulativeHazard("ill", "dead", 3)).isZero();
        assertThat(occupancy.cumulativeHazard("ill", "dead", 4)).isEqualTo(1);
        // Nobody is censored before 5, so the errors are those of shares of four.
        OccupancyEstimate end = occupancy.at(4.5);
        assertThat(end.beyondFollowUp()).isFalse();
        assertThat(end.states().get(0).standardError()).isCloseTo(0.25, within(1e-15));
        assertThat(end.states().get(1).standardError()).isCloseTo(0, within(1e-15));
        assertThat(occupancy.at(1).states().get(1).standardError()).isCloseTo(Math.sqrt(3) / 8, within(1e-15));
        assertThat(occupancy.at(6).beyondFollowUp()).isTrue();
    }

    @Test
    void mean_times_of_four_subjects_worked_by_hand() {
        List<MeanTimeInState> means =
                OccupancyEstimator.withDefaults().estimate(FOUR_SUBJECTS).meanTimes(5);

        // Well for 3, 2, 2 and 5; ill for 2, 0, 2, 0; dead for 0, 3, 1, 0.
        assertThat(means).extracting(MeanTimeInState::state).containsExactly("well", "ill", "dead");
        assertThat(means.get(0).estimate()).isCloseTo(3, within(1e-14));
        assertThat(means.get(0).standardError()).isCloseTo(Math.sqrt(6) / 4, within(1e-14));
        assertThat(means.get(1).estimate()).isCloseTo(1, within(1e-14));
        assertThat(means.get(1).standardError()).isCloseTo(0.5, within(1e-14));
        assertThat(means.get(2).estimate()).isCloseTo(1, within(1e-14));
        assertThat(means.get(2).standardError()).isCloseTo(Math.sqrt(6) / 4, within(1e-14));
        double half = 1.959963984540054 * 0.5;
        assertThat(means.get(1).interval().lower()).isCloseTo(1 - half, within(1e-14));
        assertThat(means.get(1).interval().upper()).isCloseTo(1 + half, within(1e-14));
        assertThat(means.get(1).beyondFollowUp()).isFalse();
    }

    @Test
    void transitions_and_ends_without_one_are_counted() {
        TransitionTable table = FOUR_SUBJECTS.transitions();

        assertThat(table.count("well", "ill")).isEqualTo(2);
        assertThat(table.count("ill", "well")).isEqualTo(1);
        assertThat(table.count("dead", "well")).isZero();
        assertThat(table.withoutTransition("well")).isEqualTo(2);
        assertThat(table.withoutTransition("ill")).isZero();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void complete_histories_give_shares_of_subjects_with_binomial_errors(long seed) {
        int size = 40;
        RandomHistories histories = RandomHistories.of(seed, size, 60, false);
        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(histories.sample());

        // The initial distribution is estimated, and its error is part of the errors.
        for (double time : new double[] {0, 3, 17, 40, 59}) {
            OccupancyEstimate got = occupancy.at(time);
            for (int s = 0; s < 3; s++) {
                double share = histories.share(s, time, size);
                assertThat(got.states().get(s).probability()).isCloseTo(share, within(1e-13));
                assertThat(got.states().get(s).standardError())
                        .isCloseTo(Math.sqrt(share * (1 - share) / size), within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void probabilities_sum_to_one_and_mean_times_to_the_horizon(long seed) {
        StateOccupancy occupancy = OccupancyEstimator.withDefaults()
                .estimate(RandomHistories.of(seed, 60, 80, true).sample());

        for (double time : occupancy.stepTimes()) {
            assertThat(Arrays.stream(occupancy.probabilitiesAt(time)).sum()).isCloseTo(1, within(1e-13));
            assertThat(Arrays.stream(occupancy.probabilitiesAt(time)).min().orElseThrow())
                    .isNotNegative();
        }
        assertThat(occupancy.meanTimes(50).stream()
                        .mapToDouble(MeanTimeInState::estimate)
                        .sum())
                .isCloseTo(50, within(1e-11));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void two_states_are_kaplan_meier_with_greenwood(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 50;
        double[] times = random.doubles(n).map(u -> Math.ceil(20 * u)).toArray();
        int[] to = random.ints(n, -1, 2).map(move -> move > 0 ? 1 : -1).toArray();
        boolean[] events = new boolean[n];
        IntStream.range(0, n).forEach(i -> events[i] = to[i] == 1);
        SurvivalCurve curve =
                KaplanMeier.withDefaults().with(ConfidenceTransform.LOG).estimate(SurvivalSample.of(times, events));

        StateOccupancy occupancy = OccupancyEstimator.withDefaults()
                .estimate(MultiStateSample.of(
                        List.of("alive", "dead"),
                        IntStream.range(0, n).toArray(),
                        new double[n],
                        times,
                        new int[n],
                        to));

        for (double time = 0; time < 18; time += 0.5) {
            OccupancyEstimate.InState alive = occupancy.at(time).states().get(0);
            assertThat(alive.probability()).isCloseTo(curve.at(time).survival(), within(1e-14));
            assertThat(alive.standardError()).isCloseTo(curve.at(time).standardError(), within(1e-13));
            assertThat(alive.interval().lower())
                    .isCloseTo(curve.at(time).interval().lower(), within(1e-12));
        }
        assertThat(occupancy.meanTimes(15).get(0).estimate())
                .isCloseTo(curve.restrictedMean(15).estimate(), within(1e-12));
        assertThat(occupancy.meanTimes(15).get(0).standardError())
                .isCloseTo(curve.restrictedMean(15).standardError(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void competing_risks_with_delayed_entry_are_a_special_case(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 80;
        double[] entries = random.ints(n, 0, 10).asDoubleStream().toArray();
        double[] times =
                Arrays.stream(entries).map(e -> e + 1 + random.nextInt(30)).toArray();
        int[] causes = random.ints(n, 0, 3).toArray();
        CumulativeIncidence incidence = AalenJohansen.withDefaults()
                .with(IncidenceVariance.JACKKNIFE)
                .estimate(CompetingRisksSample.of(2, entries, times, causes));

        StateOccupancy occupancy = OccupancyEstimator.withDefaults()
                .estimate(MultiStateSample.of(
                        List.of("alive", "disease", "treatment"),
                        IntStream.range(0, n).toArray(),
                        entries,
                        times,
                        new int[n],
                        Arrays.stream(causes).map(c -> c == 0 ? -1 : c).toArray()));

        for (double time : new double[] {2, 7, 13, 25}) {
            for (int cause = 1; cause <= 2; cause++) {
                IncidenceEstimate wanted = incidence.cause(cause).at(time);
                OccupancyEstimate.InState got = occupancy.at(time).states().get(cause);
                assertThat(got.probability()).isCloseTo(wanted.incidence(), within(1e-13));
                assertThat(got.standardError()).isCloseTo(wanted.standardError(), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void splitting_rows_and_turning_their_order_round_changes_nothing(long seed) {
        RandomHistories histories = RandomHistories.of(seed, 40, 60, true);
        RandomHistories split = new RandomHistories();
        for (int i = histories.times.size() - 1; i >= 0; i--) {
            int subject = histories.subjects.get(i);
            double entry = histories.entries.get(i);
            double time = histories.times.get(i);
            double middle = entry + (time - entry) / 3;
            split.add(subject, middle, time, histories.from.get(i), histories.to.get(i));
            split.add(subject, entry, middle, histories.from.get(i), -1);
        }

        StateOccupancy whole = OccupancyEstimator.withDefaults().estimate(histories.sample());
        StateOccupancy parts = OccupancyEstimator.withDefaults().estimate(split.sample());

        for (double time : new double[] {1, 9, 30}) {
            for (int s = 0; s < 3; s++) {
                OccupancyEstimate.InState wanted = whole.at(time).states().get(s);
                OccupancyEstimate.InState got = parts.at(time).states().get(s);
                assertThat(got.probability()).isCloseTo(wanted.probability(), within(1e-14));
                assertThat(got.standardError()).isCloseTo(wanted.standardError(), within(1e-13));
            }
        }
        assertThat(parts.meanTimes(30).get(1).standardError())
                .isCloseTo(whole.meanTimes(30).get(1).standardError(), within(1e-11));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void states_renamed_and_reordered_give_the_same_numbers(long seed) {
        RandomHistories histories = RandomHistories.of(seed, 40, 60, true);
        int[] renumbered = {2, 0, 1};
        MultiStateSample other = MultiStateSample.of(
                List.of("b", "c", "a"),
                RandomHistories.ints(histories.subjects),
                RandomHistories.doubles(histories.entries),
                RandomHistories.doubles(histories.times),
                histories.from.stream().mapToInt(s -> renumbered[s]).toArray(),
                histories.to.stream().mapToInt(s -> s < 0 ? s : renumbered[s]).toArray());

        OccupancyEstimate wanted =
                OccupancyEstimator.withDefaults().estimate(histories.sample()).at(20);
        OccupancyEstimate got =
                OccupancyEstimator.withDefaults().estimate(other).at(20);

        for (int s = 0; s < 3; s++) {
            assertThat(got.states().get(renumbered[s]).probability())
                    .isCloseTo(wanted.states().get(s).probability(), within(1e-14));
            assertThat(got.states().get(renumbered[s]).standardError())
                    .isCloseTo(wanted.states().get(s).standardError(), within(1e-14));
        }
    }

    @Test
    void group_of_a_sample_is_estimated_as_if_alone() {
        RandomHistories histories = RandomHistories.of(3, 40, 60, true);
        RandomHistories alone = new RandomHistories();
        for (int i = 0; i < histories.times.size(); i++) {
            if (histories.subjects.get(i) % 2 == 1) {
                alone.add(
                        histories.subjects.get(i),
                        histories.entries.get(i),
                        histories.times.get(i),
                        histories.from.get(i),
                        histories.to.get(i));
            }
        }

        OccupancyEstimate selected = OccupancyEstimator.withDefaults()
                .estimate(histories.sample().select(i -> histories.subjects.get(i) % 2 == 1))
                .at(11);

        assertThat(selected)
                .isEqualTo(OccupancyEstimator.withDefaults()
                        .estimate(alone.sample())
                        .at(11));
    }

    @Test
    void start_later_conditions_on_those_under_observation() {
        StateOccupancy occupancy =
                OccupancyEstimator.withDefaults().startingAt(2).estimate(FOUR_SUBJECTS);

        assertThat(occupancy.initial()).containsExactly(new double[] {1 / 3.0, 2 / 3.0, 0}, within(1e-15));
        assertThat(occupancy.stepTimes()).containsExactly(3, 4);
        assertThat(occupancy.at(4).states().get(2).probability()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(occupancy.at(4).states().get(2).standardError()).isCloseTo(Math.sqrt(2 / 27.0), within(1e-15));
    }

    @Test
    void given_initial_distribution_has_no_error() {
        StateOccupancy occupancy = OccupancyEstimator.withDefaults()
                .startingFrom(new double[] {0.5, 0.5, 0})
                .estimate(FOUR_SUBJECTS);

        assertThat(occupancy.at(0).states().get(0).standardError()).isZero();
        // Of the half that is well a quarter falls ill at 1.
        assertThat(occupancy.probabilitiesAt(1)).containsExactly(0.375, 0.625, 0);
        assertThat(occupancy.at(1).states().get(0).standardError())
                .isCloseTo(0.5 * Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
    }

    @Test
    void nobody_moves() {
        StateOccupancy occupancy = OccupancyEstimator.withDefaults()
                .estimate(MultiStateSample.of(
                        List.of("only"), new int[] {1}, new double[] {0}, new double[] {3}, new int[1], new int[] {-1
                        }));

        assertThat(occupancy.stepTimes()).isEmpty();
        assertThat(occupancy.at(2).states().get(0).probability()).isEqualTo(1);
        assertThat(occupancy.at(2).states().get(0).interval().lower()).isEqualTo(1);
        assertThat(occupancy.meanTimes(3).get(0).standardError()).isZero();
    }

    @Test
    void transition_to_the_same_state_is_counted_and_moves_nobody() {
        MultiStateSample sample = MultiStateSample.of(
                List.of("a", "b"),
                new int[] {1, 1, 2},
                new double[] {0, 1, 0},
                new double[] {1, 2, 2},
                new int[] {0, 0, 0},
                new int[] {0, 1, -1});

        assertThat(sample.transitions().count("a", "a")).isEqualTo(1);
        assertThat(OccupancyEstimator.withDefaults().estimate(sample).stepTimes())
                .containsExactly(2);
    }

    /** As survfit() gives it, survival 3.5-3. */
    @Test
    void late_entries_in_different_states_begin_with_those_at_risk_of_the_first_move() {
        MultiStateSample sample = MultiStateSample.of(
                List.of("a", "b"),
                new int[] {1, 2, 3},
                new double[] {2, 2, 3},
                new double[] {4, 6, 6},
                new int[] {0, 1, 1},
                new int[] {1, -1, -1});

        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(sample);

        assertThat(occupancy.start()).isEqualTo(2);
        // All three are at risk at 4, though the third was not yet there at 2.
        assertThat(occupancy.initial()).containsExactly(1 / 3.0, 2 / 3.0);
        assertThat(occupancy.at(2).states().get(0).standardError()).isCloseTo(Math.sqrt(2 / 27.0), within(1e-15));
        assertThat(occupancy.probabilitiesAt(4)).containsExactly(0, 1);
        assertThat(OccupancyEstimator.withDefaults()
                        .startingAt(2)
                        .estimate(sample)
                        .initial())
                .containsExactly(0.5, 0.5);
        assertThatThrownBy(() -> occupancy.at(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time 1.0 is before the start of the curve, 2.0");
    }

    @Test
    void subjects_in_different_states_that_enter_together_all_count_though_one_is_gone_before_the_first_move() {
        MultiStateSample sample = MultiStateSample.of(
                List.of("a", "b"),
                new int[] {1, 2, 3},
                new double[] {0, 0, 0},
                new double[] {1, 6, 4},
                new int[] {0, 1, 0},
                new int[] {-1, -1, 1});

        assertThat(OccupancyEstimator.withDefaults().estimate(sample).initial()).containsExactly(2 / 3.0, 1 / 3.0);
    }

    @Test
    void without_any_move_late_entries_begin_with_those_at_risk_at_the_last_time() {
        MultiStateSample sample = MultiStateSample.of(
                List.of("a", "b"),
                new int[] {1, 2, 3},
                new double[] {0, 1, 2},
                new double[] {5, 5, 5},
                new int[] {0, 1, 1},
                new int[] {-1, -1, -1});

        assertThat(OccupancyEstimator.withDefaults().estimate(sample).initial()).containsExactly(1 / 3.0, 2 / 3.0);
    }

    @Test
    void errors_of_cumulative_hazards_worked_by_hand() {
        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(FOUR_SUBJECTS);

        // At 1 one of four falls ill: 3/16, and -1/16 three times.
        assertThat(occupancy.cumulativeHazardError("well", "ill", 1)).isCloseTo(Math.sqrt(12) / 16, within(1e-15));
        // At 2 one of the other three: they add 2/9, -1/9, -1/9 to -1/16; the first is ill by then.
        double mover = 2 / 9.0 - 1 / 16.0;
        double other = -1 / 9.0 - 1 / 16.0;
        assertThat(occupancy.cumulativeHazardError("well", "ill", 2))
                .isCloseTo(Math.sqrt(9 / 256.0 + mover * mover + 2 * other * other), within(1e-15));
        assertThat(occupancy.cumulativeHazardError("ill", "dead", 3)).isZero();
        assertThat(occupancy.cumulativeHazardError("ill", "ill", 3)).isZero();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void error_of_a_hazard_is_the_root_of_squared_derivatives_by_the_weights_of_subjects(long seed) {
        RandomHistories histories = RandomHistories.of(seed, 12, 30, true);
        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(histories.sample());

        double sum = 0;
        for (int subject = 0; subject < 12; subject++) {
            double change = 1e-6;
            double slope =
                    (histories.hazard(0, 1, 20, subject, 1 + change) - histories.hazard(0, 1, 20, subject, 1 - change))
                            / (2 * change);
            sum += slope * slope;
        }

        assertThat(occupancy.cumulativeHazardError("well", "ill", 20)).isCloseTo(Math.sqrt(sum), within(1e-8));
    }

    @Test
    void wrong_arguments_are_refused() {
        OccupancyEstimator estimator = OccupancyEstimator.withDefaults().with(new ConfidenceLevel(0.9));
        StateOccupancy occupancy = estimator.estimate(FOUR_SUBJECTS);

        assertThatThrownBy(() -> estimator.startingAt(Double.NaN)).hasMessage("start NaN is not finite");
        assertThatThrownBy(() -> estimator.startingFrom(new double[] {0.5, 0.6}))
                .hasMessage("initial probabilities sum to 1.1, not to 1");
        assertThatThrownBy(() -> estimator.startingFrom(new double[] {-1, 2}))
                .hasMessage("initial probability of state 0 is -1.0, not at least 0");
        assertThatThrownBy(() -> estimator.startingFrom(new double[] {1, 0}).estimate(FOUR_SUBJECTS))
                .hasMessage("2 initial probabilities for 3 states");
        assertThatThrownBy(() -> estimator.startingAt(5).estimate(FOUR_SUBJECTS))
                .hasMessage("nobody is under observation just after the start 5.0");
        assertThatThrownBy(() -> occupancy.meanTimes(0))
                .hasMessage("horizon 0.0 is not finite and after the start of the curve, 0.0");
        assertThatThrownBy(() -> occupancy.cumulativeHazard("well", "gone", 1))
                .hasMessage("'gone' is none of the states [well, ill, dead]");
        assertThatThrownBy(() -> FOUR_SUBJECTS.transitions().count("gone", "ill"))
                .hasMessage("'gone' is none of the states [well, ill, dead]");
    }

    @Test
    void wrong_rows_are_refused() {
        List<String> states = List.of("a", "b");
        int[] one = {1};
        double[] zero = {0};
        double[] two = {2};

        assertThatThrownBy(() -> MultiStateSample.of(List.of("a", "a"), one, zero, two, new int[1], new int[1]))
                .hasMessage("states are [a, a], not at least one and distinct");
        assertThatThrownBy(() -> MultiStateSample.of(states, one, zero, two, new int[2], new int[1]))
                .hasMessage("2 from-states for 1 rows");
        assertThatThrownBy(() -> MultiStateSample.of(states, one, zero, two, new int[1], new int[] {2}))
                .hasMessage("to-state of row 0 is 2, not between -1 and 1");
        assertThatThrownBy(() -> MultiStateSample.of(states, one, zero, two, new int[] {-1}, new int[1]))
                .hasMessage("from-state of row 0 is -1, not between 0 and 1");
        assertThatThrownBy(() -> MultiStateSample.of(states, one, zero, two, List.of("c"), List.of("a"), "x"))
                .hasMessage("from-state of row 0 is 'c', none of the states [a, b]");
        assertThatThrownBy(() -> MultiStateSample.of(states, one, zero, two, List.of("a"), List.of("a"), "a"))
                .hasMessage("'a' is a state and cannot mean that there is no transition");
    }
}
