package org.aroregistry.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aroregistry.statistics.ConfidenceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeanCumulativeFunctionTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    private static final int[] SUBJECTS = {1, 1, 1, 2, 2, 3};
    private static final double[] ENTRIES = {0, 1, 3, 0, 2, 0};
    private static final double[] TIMES = {1, 3, 4, 2, 3, 2};
    private static final boolean[] EVENTS = {true, true, false, true, false, false};

    /** Events at 1 and 3 of one followed to 4, at 2 of one followed to 3, none of one followed to 2. */
    private static final RecurrentSample THREE_SUBJECTS = RecurrentSample.of(SUBJECTS, ENTRIES, TIMES, EVENTS);

    /** The same, the second and third dying at the end of their follow-up. */
    private static final RecurrentSample TWO_DEATHS = RecurrentSample.of(
            SUBJECTS, ENTRIES, TIMES, EVENTS, new boolean[] {false, false, false, false, true, true});

    @Test
    void three_subjects_worked_by_hand() {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults().estimate(THREE_SUBJECTS);

        assertThat(curve.points()).extracting(RecurrentPoint::time).containsExactly(1.0, 2.0, 3.0);
        assertThat(curve.points()).extracting(RecurrentPoint::atRisk).containsExactly(3, 3, 2);
        assertThat(curve.points()).extracting(RecurrentPoint::events).containsExactly(1, 1, 1);
        assertThat(curve.at(2.5).mean()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(curve.at(3).mean()).isCloseTo(7 / 6.0, within(1e-15));
        // Influences 13/36, -5/36 and -8/36.
        assertThat(curve.at(3).standardError()).isCloseTo(Math.sqrt(258) / 36, within(1e-15));
        assertThat(curve.at(3).poissonError()).isCloseTo(Math.sqrt(17) / 6, within(1e-15));
        assertThat(curve.at(4).beyondFollowUp()).isFalse();
        assertThat(curve.at(4.1).beyondFollowUp()).isTrue();
        assertThat(curve.sample().eventsPerSubject()).isEqualTo(Map.of(0, 1, 1, 1, 2, 1));
        assertThat(curve.sample().eventCount()).isEqualTo(3);
    }

    @Test
    void mean_with_deaths_is_that_of_all_subjects() {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults().estimate(TWO_DEATHS);

        // Nobody is censored before 3, so it is the mean of 2, 1 and 0 events.
        assertThat(curve.at(3).mean()).isCloseTo(1, within(1e-15));
        assertThat(curve.at(3).standardError()).isCloseTo(Math.sqrt(2) / 3, within(1e-15));
        assertThat(curve.at(3).poissonError()).isNaN();
        assertThat(curve.at(2).mean()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(curve.sample().terminalCount()).isEqualTo(2);
    }

    @Test
    void events_that_are_not_seen_of_all_have_a_risk_set_of_their_own() {
        RecurrentSample sample = TWO_DEATHS.withEventsSeen(new boolean[] {true, true, true, true, true, false});

        RecurrentCurve curve = MeanCumulativeFunction.withDefaults().estimate(sample);

        assertThat(curve.points()).extracting(RecurrentPoint::atRisk).containsExactly(2, 2, 2);
        // 1/2 at 1 and at 2; the third subject dies at 2, so 2/3 are left of whom half have an event at 3.
        assertThat(curve.at(2).mean()).isCloseTo(1, within(1e-15));
        assertThat(curve.at(3).mean()).isCloseTo(4 / 3.0, within(1e-15));
        // Influences 2/9, -1/9 and -1/9.
        assertThat(curve.at(3).standardError()).isCloseTo(Math.sqrt(6) / 9, within(1e-15));
    }

    @Test
    void rows_with_unseen_events_are_no_rows_of_cox_models() {
        RecurrentSample sample = TWO_DEATHS.withEventsSeen(new boolean[] {true, true, true, true, true, false});

        assertThat(RecurrentRows.andersenGill(sample).rows())
                .extracting(RecurrentRows.Row::source)
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void deaths_taken_for_censoring_give_the_larger_mean_of_a_world_without_death() {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults()
                .with(TerminalEvent.CENSORS)
                .estimate(TWO_DEATHS);

        assertThat(curve.at(3).mean()).isCloseTo(7 / 6.0, within(1e-15));
        assertThat(curve.at(3).poissonError()).isCloseTo(Math.sqrt(17) / 6, within(1e-15));
    }

    @Test
    void limits_on_both_scales() {
        MeanCumulativeFunction ninety = MeanCumulativeFunction.withDefaults().with(new ConfidenceLevel(0.9));
        double mean = 7 / 6.0;
        double half = 1.6448536269514722 * Math.sqrt(258) / 36;

        RecurrentEstimate log = ninety.estimate(THREE_SUBJECTS).at(3);
        RecurrentEstimate plain =
                ninety.with(MeanTransform.PLAIN).estimate(THREE_SUBJECTS).at(3);

        assertThat(log.interval().lower()).isCloseTo(mean * Math.exp(-half / mean), within(1e-14));
        assertThat(log.interval().upper()).isCloseTo(mean * Math.exp(half / mean), within(1e-14));
        assertThat(plain.interval().lower()).isCloseTo(mean - half, within(1e-14));
        assertThat(plain.interval().upper()).isCloseTo(mean + half, within(1e-14));
    }

    @Test
    void before_the_first_event_the_mean_is_zero_and_has_no_log_limits() {
        RecurrentEstimate log =
                MeanCumulativeFunction.withDefaults().estimate(THREE_SUBJECTS).at(0.5);
        RecurrentEstimate plain = MeanCumulativeFunction.withDefaults()
                .with(MeanTransform.PLAIN)
                .estimate(THREE_SUBJECTS)
                .at(0.5);

        assertThat(log.mean()).isZero();
        assertThat(log.standardError()).isZero();
        assertThat(log.interval().isDefined()).isFalse();
        assertThat(plain.interval().lower()).isZero();
    }

    @Test
    void without_events_there_are_no_points() {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults()
                .estimate(RecurrentSample.of(new int[] {1}, new double[] {0}, new double[] {2}, new boolean[1]));

        assertThat(curve.points()).isEmpty();
        assertThat(curve.at(1).mean()).isZero();
    }

    @Test
    void one_subject_alone_has_no_error() {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults()
                .estimate(RecurrentSample.of(
                        new int[] {1, 1, 1}, new double[] {0, 1, 5}, new double[] {1, 4, 7}, new boolean[] {
                            true, true, true
                        }));

        assertThat(curve.at(7).mean()).isEqualTo(3);
        assertThat(curve.at(7).standardError()).isZero();
    }

    @Test
    void events_of_all_subjects_at_once_leave_no_error() {
        int n = 7;
        int[] subjects = new int[3 * n];
        double[] entries = new double[3 * n];
        double[] times = new double[3 * n];
        boolean[] events = new boolean[3 * n];
        Arrays.fill(events, true);
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = i % n;
            entries[i] = i / n;
            times[i] = i / n + 1;
        }

        RecurrentEstimate end = MeanCumulativeFunction.withDefaults()
                .estimate(RecurrentSample.of(subjects, entries, times, events))
                .at(3);

        assertThat(end.mean()).isCloseTo(3, within(1e-15));
        // The expanded squares cancel to the last of 32 digits.
        assertThat(end.standardError()).isCloseTo(0, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void robust_error_is_the_sum_over_subjects_by_its_definition(long seed) {
        Histories histories = Histories.of(seed, 30);
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults()
                .with(TerminalEvent.CENSORS)
                .estimate(histories.sample());

        for (double time : new double[] {5, 20, 60}) {
            double[] influence = new double[30];
            for (RecurrentPoint point : curve.points()) {
                for (int i = 0; i < histories.size() && point.time() <= time; i++) {
                    double n = point.atRisk();
                    boolean atRisk = histories.entry(i) < point.time() && point.time() <= histories.time(i);
                    boolean event = histories.events.get(i) && histories.time(i) == point.time();
                    influence[histories.subjects.get(i)] += (event ? 1 / n : 0) - (atRisk ? point.events() / n / n : 0);
                }
            }
            double sum = Arrays.stream(influence).map(u -> u * u).sum();
            assertThat(curve.at(time).standardError()).isCloseTo(Math.sqrt(sum), within(1e-13));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void error_with_deaths_is_the_derivative_of_the_mean_by_the_weights_of_subjects(long seed) {
        errorIsTheDerivative(Histories.of(seed, 20));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void so_it_is_where_events_are_not_seen_of_all(long seed) {
        Histories histories = Histories.of(seed, 20);
        histories.hide(seed);
        errorIsTheDerivative(histories);
    }

    private static void errorIsTheDerivative(Histories histories) {
        RecurrentCurve curve = MeanCumulativeFunction.withDefaults().estimate(histories.sample());
        double step = 1e-5;

        for (double time : new double[] {8, 25, 50}) {
            double sum = 0;
            for (int subject = 0; subject < 20; subject++) {
                double derivative = (histories.weightedMean(time, subject, 1 + step)
                                - histories.weightedMean(time, subject, 1 - step))
                        / (2 * step);
                sum += derivative * derivative;
            }
            assertThat(curve.at(time).mean()).isCloseTo(histories.weightedMean(time, 0, 1), within(1e-13));
            // The error of a central difference, not of the estimator.
            assertThat(curve.at(time).standardError()).isCloseTo(Math.sqrt(sum), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void splitting_rows_and_turning_their_order_round_changes_nothing(long seed) {
        Histories histories = Histories.of(seed, 30);
        histories.hide(seed);
        Histories split = new Histories();
        for (int i = histories.size() - 1; i >= 0; i--) {
            double middle = (histories.entry(i) + histories.time(i)) / 2;
            int subject = histories.subjects.get(i);
            split.add(subject, middle, histories.time(i), histories.events.get(i), histories.terminals.get(i));
            split.add(subject, histories.entry(i), middle, false, false);
            split.seen.set(split.size() - 1, histories.seen.get(i));
            split.seen.set(split.size() - 2, histories.seen.get(i));
        }

        RecurrentCurve whole = MeanCumulativeFunction.withDefaults().estimate(histories.sample());
        RecurrentCurve parts = MeanCumulativeFunction.withDefaults().estimate(split.sample());

        assertThat(parts.points()).hasSameSizeAs(whole.points());
        for (int j = 0; j < whole.points().size(); j++) {
            assertThat(parts.points().get(j).mean())
                    .isEqualTo(whole.points().get(j).mean());
            assertThat(parts.points().get(j).atRisk())
                    .isEqualTo(whole.points().get(j).atRisk());
            assertThat(parts.points().get(j).standardError())
                    .isCloseTo(whole.points().get(j).standardError(), within(1e-13));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void change_of_the_unit_of_time_changes_times_only(long seed) {
        Histories histories = Histories.of(seed, 30);
        Histories months = new Histories();
        for (int i = 0; i < histories.size(); i++) {
            months.add(
                    histories.subjects.get(i),
                    histories.entry(i) / 30.4375,
                    histories.time(i) / 30.4375,
                    histories.events.get(i),
                    histories.terminals.get(i));
        }

        RecurrentEstimate wanted = MeanCumulativeFunction.withDefaults()
                .estimate(histories.sample())
                .at(40);
        RecurrentEstimate got =
                MeanCumulativeFunction.withDefaults().estimate(months.sample()).at(40 / 30.4375);

        assertThat(got.mean()).isEqualTo(wanted.mean());
        assertThat(got.standardError()).isEqualTo(wanted.standardError());
    }

    @Test
    void wrong_rows_are_refused() {
        assertThatThrownBy(() -> RecurrentSample.of(new int[] {1}, new double[] {0}, new double[] {1}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 events for 1 rows");
        assertThatThrownBy(() -> RecurrentSample.of(
                        new int[] {1}, new double[] {0}, new double[] {1}, new boolean[1], new boolean[0]))
                .hasMessage("0 terminal events for 1 rows");
        assertThatThrownBy(() -> RecurrentSample.of(
                        new int[] {4, 4}, new double[] {0, 1}, new double[] {1, 2}, new boolean[2], new boolean[] {
                            true, false
                        }))
                .hasMessage("row 1 of subject 4 follows its terminal event in row 0");
        assertThatThrownBy(() -> THREE_SUBJECTS.withEventsSeen(new boolean[2])).hasMessage("2 rows seen for 6 rows");
        assertThatThrownBy(() -> THREE_SUBJECTS.withEventsSeen(new boolean[6]))
                .hasMessage("row 0 ends with an event, but its events are not seen");
        assertThatThrownBy(() -> MeanCumulativeFunction.withDefaults()
                        .estimate(THREE_SUBJECTS)
                        .at(Double.NaN))
                .hasMessage("time is not a number");
    }

    /** Random histories in whole days: delayed entries, gaps, ties, deaths. */
    private static final class Histories {
        private final List<Integer> subjects = new ArrayList<>();
        private final List<Double> entries = new ArrayList<>();
        private final List<Double> times = new ArrayList<>();
        private final List<Boolean> events = new ArrayList<>();
        private final List<Boolean> terminals = new ArrayList<>();
        private final List<Boolean> seen = new ArrayList<>();

        static Histories of(long seed, int size) {
            SplittableRandom random = new SplittableRandom(seed);
            Histories histories = new Histories();
            for (int subject = 0; subject < size; subject++) {
                int time = random.nextInt(3) == 0 ? random.nextInt(15) : 0;
                int rows = 1 + random.nextInt(5);
                for (int row = 0; row < rows; row++) {
                    int next = time + 1 + random.nextInt(15);
                    boolean last = row == rows - 1;
                    histories.add(subject, time, next, random.nextInt(3) > 0, last && random.nextBoolean());
                    time = next + (random.nextInt(4) == 0 ? 3 : 0);
                }
            }
            // Somebody who stays to the end, so that not all at risk die at once.
            histories.add(size - 1, 500, 501, false, false);
            histories.terminals.set(histories.size() - 2, false);
            return histories;
        }

        void add(int subject, double entry, double time, boolean event, boolean terminal) {
            subjects.add(subject);
            entries.add(entry);
            times.add(time);
            events.add(event);
            terminals.add(terminal);
            seen.add(true);
        }

        /** Lets events be unseen in half of the rows without one. */
        void hide(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < size(); i++) {
                seen.set(i, events.get(i) || random.nextBoolean());
            }
        }

        int size() {
            return times.size();
        }

        double entry(int row) {
            return entries.get(row);
        }

        double time(int row) {
            return times.get(row);
        }

        RecurrentSample sample() {
            boolean[] eventFlags = new boolean[size()];
            boolean[] terminalFlags = new boolean[size()];
            boolean[] seenFlags = new boolean[size()];
            for (int i = 0; i < size(); i++) {
                eventFlags[i] = events.get(i);
                terminalFlags[i] = terminals.get(i);
                seenFlags[i] = seen.get(i);
            }
            return RecurrentSample.of(
                            subjects.stream().mapToInt(Integer::intValue).toArray(),
                            entries.stream().mapToDouble(Double::doubleValue).toArray(),
                            times.stream().mapToDouble(Double::doubleValue).toArray(),
                            eventFlags,
                            terminalFlags)
                    .withEventsSeen(seenFlags);
        }

        /** The sum of S(t-) dN/Y with one subject's weight changed, by its definition. */
        double weightedMean(double until, int changed, double weight) {
            double survival = 1;
            double mean = 0;
            for (double time :
                    times.stream().mapToDouble(t -> t).sorted().distinct().toArray()) {
                double atRisk = 0;
                double watched = 0;
                double eventsNow = 0;
                double deaths = 0;
                for (int i = 0; i < size() && time <= until; i++) {
                    double w = subjects.get(i) == changed ? weight : 1;
                    atRisk += entry(i) < time && time <= time(i) ? w : 0;
                    watched += seen.get(i) && entry(i) < time && time <= time(i) ? w : 0;
                    eventsNow += events.get(i) && time(i) == time ? w : 0;
                    deaths += terminals.get(i) && time(i) == time ? w : 0;
                }
                if (eventsNow > 0) {
                    mean += survival * eventsNow / watched;
                }
                if (atRisk > 0) {
                    survival *= 1 - deaths / atRisk;
                }
            }
            return mean;
        }
    }
}
