package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceLevel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KaplanMeierTest {

    /** Closed forms: only the rounding of a few operations. */
    private static final Offset<Double> EXACT = within(1e-14);

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    /**
     * Therneau's six subjects, worked by hand: a tied death, a death tied with a censoring, a lone death and a lone censoring.
     */
    private static SurvivalSample sixSubjects() {
        return SurvivalSample.of(new double[] {9, 1, 1, 6, 6, 8}, new boolean[] {true, true, false, true, true, false});
    }

    @Test
    void six_subjects_worked_by_hand() {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sixSubjects());

        assertThat(curve.points()).extracting(SurvivalPoint::time).containsExactly(1.0, 6.0, 8.0, 9.0);
        assertThat(curve.points()).extracting(SurvivalPoint::atRisk).containsExactly(6, 4, 2, 1);
        assertThat(curve.points()).extracting(SurvivalPoint::events).containsExactly(1, 2, 0, 1);
        assertThat(curve.points()).extracting(SurvivalPoint::censored).containsExactly(1, 0, 1, 0);
        SurvivalPoint first = curve.points().get(0);
        assertThat(first.survival()).isCloseTo(5 / 6.0, EXACT);
        assertThat(first.logStandardError()).isCloseTo(Math.sqrt(1 / 30.0), EXACT);
        assertThat(first.cumulativeHazard()).isCloseTo(1 / 6.0, EXACT);
        SurvivalPoint second = curve.points().get(1);
        assertThat(second.survival()).isCloseTo(5 / 12.0, EXACT);
        assertThat(second.standardError()).isCloseTo(5 / 12.0 * Math.sqrt(17 / 60.0), EXACT);
        assertThat(second.cumulativeHazard()).isCloseTo(2 / 3.0, EXACT);
        assertThat(second.cumulativeHazardError()).isCloseTo(Math.sqrt(11 / 72.0), EXACT);
        assertThat(second.tieCorrectedHazard()).isCloseTo(3 / 4.0, EXACT);
        assertThat(second.tieCorrectedHazardError()).isCloseTo(Math.sqrt(1 / 36.0 + 1 / 16.0 + 1 / 9.0), EXACT);
        SurvivalPoint last = curve.points().get(3);
        assertThat(last.survival()).isZero();
        assertThat(last.standardError()).isNaN();
        assertThat(last.logStandardError()).isInfinite();
        assertThat(last.interval().isDefined()).isFalse();
        assertThat(last.cumulativeHazard()).isCloseTo(5 / 3.0, EXACT);
        assertThat(curve.median().time()).hasValue(6);
        assertThat(curve.subjects()).isEqualTo(6);
        assertThat(curve.events()).isEqualTo(4);
    }

    @Test
    void restricted_mean_of_six_subjects_worked_by_hand() {
        RestrictedMean mean = KaplanMeier.withDefaults().estimate(sixSubjects()).restrictedMean(9);

        assertThat(mean.estimate()).isCloseTo(77 / 12.0, EXACT);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(4225 / 4320.0 + 25 / 64.0), EXACT);
        assertThat(mean.beyondFollowUp()).isFalse();
    }

    @Test
    void limits_of_one_step_worked_by_hand_on_every_scale() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, false});
        double z = 1.959963984540054;
        double logError = Math.sqrt(0.5);

        SurvivalPoint plain = first(ConfidenceTransform.PLAIN, sample);
        SurvivalPoint log = first(ConfidenceTransform.LOG, sample);
        SurvivalPoint logLog = first(ConfidenceTransform.LOG_LOG, sample);

        assertThat(plain.survival()).isEqualTo(0.5);
        assertThat(plain.interval().lower()).isZero();
        assertThat(plain.interval().upper()).isEqualTo(1);
        assertThat(log.interval().lower()).isCloseTo(0.5 * Math.exp(-z * logError), EXACT);
        assertThat(log.interval().upper()).isEqualTo(1);
        double theta = z * logError / Math.log(0.5);
        assertThat(logLog.interval().lower()).isCloseTo(Math.pow(0.5, Math.exp(-theta)), EXACT);
        assertThat(logLog.interval().upper()).isCloseTo(Math.pow(0.5, Math.exp(theta)), EXACT);
    }

    private static SurvivalPoint first(ConfidenceTransform transform, SurvivalSample sample) {
        return KaplanMeier.withDefaults()
                .with(transform)
                .with(ConfidenceLevel.NINETY_FIVE_PERCENT)
                .estimate(sample)
                .points()
                .get(0);
    }

    @Test
    void censored_subject_counts_as_at_risk_at_its_own_time() {
        SurvivalSample sample = SurvivalSample.of(new double[] {5, 5}, new boolean[] {true, false});

        assertThat(KaplanMeier.withDefaults().estimate(sample).at(5).survival()).isEqualTo(0.5);
    }

    @Test
    void subject_entering_at_an_event_time_is_not_at_risk_for_it() {
        SurvivalSample sample =
                SurvivalSample.of(new double[] {0, 0, 5}, new double[] {5, 9, 9}, new boolean[] {true, false, false});

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);

        assertThat(curve.atRisk(5)).isEqualTo(2);
        assertThat(curve.at(5).survival()).isEqualTo(0.5);
        assertThat(curve.atRisk(5.1)).isEqualTo(2);
    }

    @Test
    void event_at_time_zero_counts() {
        SurvivalSample sample = SurvivalSample.of(new double[] {-0.0, 3}, new boolean[] {true, false});

        assertThat(KaplanMeier.withDefaults().estimate(sample).at(0).survival()).isEqualTo(0.5);
    }

    @Test
    void times_apart_by_rounding_error_are_one_time() {
        SurvivalSample sample = SurvivalSample.of(new double[] {0.3, 0.1 + 0.2, 1}, new boolean[] {true, true, false});

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);

        assertThat(curve.points()).hasSize(2);
        assertThat(curve.points().get(0).events()).isEqualTo(2);
    }

    @Test
    void entry_apart_from_an_exit_by_rounding_error_is_at_its_time() {
        // The second subject seems to enter just before the first one dies; it enters at that time, too late for its
        // risk set.
        SurvivalSample sample = SurvivalSample.of(
                new double[] {0, 3 - 1e-12, 0}, new double[] {3, 5, 4}, new boolean[] {true, true, false});

        SurvivalPoint first =
                KaplanMeier.withDefaults().estimate(sample).points().get(0);

        assertThat(first.atRisk()).isEqualTo(2);
        assertThat(first.survival()).isEqualTo(0.5);
    }

    @Test
    void near_equal_times_chain_and_take_the_first_value() {
        SurvivalSample sample = SurvivalSample.of(
                new double[] {1 + 2.8e-8, 1 + 1.4e-8, 1, 2, -0.0}, new boolean[] {true, true, true, true, true});

        assertThat(KaplanMeier.withDefaults().estimate(sample).points())
                .extracting(SurvivalPoint::time)
                .containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void person_time_does_not_change_when_ties_are_merged() {
        SurvivalSample sample =
                SurvivalSample.of(new double[] {1e6, 1e6 + 0.001, 2e6}, new boolean[] {true, true, false});

        assertThat(sample.personTime()).isEqualTo(1e6 + (1e6 + 0.001) + 2e6);
    }

    @Test
    void quantile_rules_differ_where_the_curve_ends_flat_at_the_level() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2, 3, 10}, new boolean[] {true, true, false, false});

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);

        assertThat(curve.median().time()).hasValue(2);
        assertThat(curve.quantile(0.5, QuantileRule.NEAREST_BELOW).time()).hasValue(6);
    }

    @Test
    void median_on_a_flat_piece_is_its_middle() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2, 4, 10}, new boolean[] {true, true, true, true});

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);

        assertThat(curve.median().time()).hasValue(3);
        assertThat(curve.quantile(0.5, QuantileRule.NEAREST_BELOW).time()).hasValue(3);
        assertThat(curve.quantile(0.3).time()).hasValue(2);
    }

    @Test
    void curve_without_events_stays_at_one_and_its_median_is_not_reached() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2}, new boolean[] {false, false});

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);

        assertThat(curve.at(2).survival()).isEqualTo(1);
        assertThat(curve.at(2).interval().lower()).isEqualTo(1);
        assertThat(curve.median())
                .isEqualTo(new SurvivalQuantile(
                        0.5,
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalDouble.empty()));
    }

    @Test
    void reading_after_the_last_time_carries_the_step_forward_and_says_so() {
        SurvivalEstimate late = KaplanMeier.withDefaults()
                .estimate(SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, false}))
                .at(3);

        assertThat(late.beyondFollowUp()).isTrue();
        assertThat(late.survival()).isEqualTo(0.5);
        assertThat(late.atRisk()).isZero();
    }

    @Test
    void conditional_curve_starts_where_enough_are_at_risk() {
        // The first subject is alone at risk when it dies at 3: from birth the curve is 0 for good.
        SurvivalSample sample =
                SurvivalSample.of(new double[] {0, 4, 6, 6, 8}, new double[] {3, 20, 10, 30, 40}, new boolean[] {
                    true, false, true, false, false
                });

        assertThat(KaplanMeier.withDefaults().estimate(sample).at(40).survival())
                .isZero();
        assertThat(sample.firstTimeAtRisk(3)).hasValue(6);
        assertThat(sample.firstTimeAtRisk(5)).isEmpty();
        SurvivalCurve conditional = KaplanMeier.withDefaults().estimate(sample.aliveAt(6));

        assertThat(conditional.start()).isEqualTo(6);
        assertThat(conditional.subjects()).isEqualTo(4);
        assertThat(conditional.sample().atRiskAfter(6)).isEqualTo(3);
        assertThat(conditional.at(10).survival()).isEqualTo(0.75);
        assertThat(conditional.restrictedMean(26).estimate()).isCloseTo(4 + 16 * 0.75, EXACT);
        assertThatThrownBy(() -> conditional.at(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time 5.0 is not at or after the start of the curve, 6.0");
    }

    @Test
    void everybody_present_from_zero_starts_at_zero() {
        assertThat(sixSubjects().firstTimeAtRisk(6)).hasValue(0);
        assertThat(sixSubjects().firstTimeAtRisk(7)).isEmpty();
    }

    @Test
    void reversed_sample_estimates_the_follow_up() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2, 3}, new boolean[] {true, false, false});

        SurvivalCurve followUp = KaplanMeier.withDefaults().estimate(sample.reversed());

        assertThat(followUp.events()).isEqualTo(2);
        assertThat(followUp.at(2).survival()).isEqualTo(0.5);
        // The curve is exactly one half from 2 to 3, and 0 afterwards.
        assertThat(followUp.median().time()).hasValue(2.5);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void without_censoring_it_is_one_minus_the_empirical_distribution(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times =
                random.doubles(80, 0, 10).map(t -> Math.rint(t * 4) / 4).toArray();
        boolean[] events = new boolean[times.length];
        Arrays.fill(events, true);

        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(SurvivalSample.of(times, events));

        for (double t = 0; t <= 10; t += 0.25) {
            double at = t;
            double later = Arrays.stream(times).filter(time -> time > at).count() / 80.0;
            assertThat(curve.at(t).survival()).as("time %s", t).isCloseTo(later, EXACT);
            if (later > 0) {
                assertThat(curve.at(t).standardError()).isCloseTo(Math.sqrt(later * (1 - later) / 80), within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void splitting_a_subject_at_a_later_entry_changes_nothing(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        SurvivalCurve whole = KaplanMeier.withDefaults().estimate(cohort.sample());

        SurvivalCurve split =
                KaplanMeier.withDefaults().estimate(cohort.splitInHalf().sample());

        for (SurvivalPoint point : whole.points()) {
            SurvivalEstimate other = split.at(point.time());
            assertThat(other.atRisk()).isEqualTo(point.atRisk());
            assertThat(other.survival()).isEqualTo(point.survival());
            assertThat(other.interval()).isEqualTo(point.interval());
            assertThat(other.cumulativeHazard()).isEqualTo(point.cumulativeHazard());
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void row_order_changes_nothing(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);

        assertThat(KaplanMeier.withDefaults()
                        .estimate(cohort.reversedRows().sample())
                        .points())
                .isEqualTo(KaplanMeier.withDefaults().estimate(cohort.sample()).points());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void unit_of_time_changes_nothing_but_the_times(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        SurvivalCurve days = KaplanMeier.withDefaults().estimate(cohort.sample());

        SurvivalCurve years =
                KaplanMeier.withDefaults().estimate(cohort.scaled(1 / 365.25).sample());

        assertThat(years.points())
                .extracting(SurvivalPoint::survival)
                .isEqualTo(days.points().stream().map(SurvivalPoint::survival).toList());
        assertThat(years.points())
                .extracting(SurvivalPoint::interval)
                .isEqualTo(days.points().stream().map(SurvivalPoint::interval).toList());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void number_at_risk_is_what_counting_gives(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 60);
        SurvivalSample sample = cohort.sample();

        for (double t = 0; t < 220; t += 0.5) {
            double at = t;
            assertThat(sample.atRisk(t)).isEqualTo((int) IntStream.range(0, cohort.size())
                    .filter(i -> cohort.entry(i) < at && at <= cohort.time(i))
                    .count());
            assertThat(sample.atRiskAfter(t)).isEqualTo((int) IntStream.range(0, cohort.size())
                    .filter(i -> cohort.entry(i) <= at && at < cohort.time(i))
                    .count());
        }
    }

    @Test
    void two_hundred_thousand_subjects_take_seconds() {
        RandomCohort cohort = RandomCohort.of(1, 200_000);

        assertThat(cohort.sample()).satisfies(sample -> {
            long begin = System.nanoTime();
            SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sample);
            assertThat(curve.subjects()).isEqualTo(200_000);
            assertThat((System.nanoTime() - begin) / 1e9).as("seconds").isLessThan(5);
        });
    }

    @Test
    void refuses_samples_that_are_not_one() {
        assertRefused(() -> SurvivalSample.of(new double[0], new boolean[0]), "there are no times");
        assertRefused(() -> SurvivalSample.of(new double[] {1, 2}, new boolean[] {true}), "2 times for 1 events");
        assertRefused(
                () -> SurvivalSample.of(new double[] {1}, new double[] {1, 2}, new boolean[] {true, true}),
                "1 entries for 2 times");
        assertRefused(
                () -> SurvivalSample.of(new double[] {1, -1}, new boolean[2]),
                "time of subject 1 is -1.0, not finite and at least 0");
        assertRefused(
                () -> SurvivalSample.of(new double[] {Double.NaN}, new boolean[1]),
                "time of subject 0 is NaN, not finite and at least 0");
        assertRefused(
                () -> SurvivalSample.of(
                        new double[] {0, Double.POSITIVE_INFINITY}, new double[] {1, 2}, new boolean[2]),
                "entry of subject 1 is Infinity, not finite and at least 0");
        assertRefused(
                () -> SurvivalSample.of(new double[] {3}, new double[] {3}, new boolean[1]),
                "subject 0 enters at 3.0, not before its time 3.0");
        assertRefused(
                () -> SurvivalSample.of(new double[] {0.3}, new double[] {0.1 + 0.2}, new boolean[1]),
                "subject 0 enters at 0.3, not before its time 0.3 once rounding error is removed");
        assertRefused(() -> sixSubjects().select(i -> false), "none of the 6 subjects is selected");
        assertRefused(() -> sixSubjects().aliveAt(9), "nobody is observed after the start 9.0");
        assertRefused(() -> sixSubjects().aliveAt(Double.NaN), "start NaN is not finite and at least 0.0");
        assertRefused(() -> sixSubjects().firstTimeAtRisk(0), "minimum number at risk 0 is less than 1");
    }

    @Test
    void refuses_questions_without_an_answer() {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(sixSubjects());

        assertRefused(() -> curve.at(-1), "time -1.0 is not at or after the start of the curve, 0.0");
        assertRefused(() -> curve.quantile(1), "probability 1.0 is not between 0 and 1");
        assertRefused(() -> curve.restrictedMean(0), "horizon 0.0 is not finite and after the start of the curve, 0.0");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void group_picked_from_the_sample_is_the_group_by_itself(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 70).reversedRows();
        int[] members =
                IntStream.range(0, 70).filter(i -> cohort.groups()[i] == 1).toArray();
        boolean[] events = new boolean[members.length];
        for (int k = 0; k < members.length; k++) {
            events[k] = cohort.causes()[members[k]] > 0;
        }
        SurvivalSample alone = SurvivalSample.of(
                IntStream.of(members).mapToDouble(cohort::entry).toArray(),
                IntStream.of(members).mapToDouble(cohort::time).toArray(),
                events);

        SurvivalSample picked = cohort.sample().select(i -> cohort.groups()[i] == 1);

        assertThat(KaplanMeier.withDefaults().estimate(picked).points())
                .isEqualTo(KaplanMeier.withDefaults().estimate(alone).points());
        assertThat(KaplanMeier.withDefaults().estimate(picked.aliveAt(20)).points())
                .isEqualTo(
                        KaplanMeier.withDefaults().estimate(alone.aliveAt(20)).points());
        assertThat(picked.personTime()).isEqualTo(alone.personTime());
    }
}
