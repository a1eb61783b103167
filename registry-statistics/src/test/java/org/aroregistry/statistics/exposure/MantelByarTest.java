package org.aroregistry.statistics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.LogRankResult;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MantelByarTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    private static final double NEVER = Double.NaN;

    /** One dies unexposed at 2; one exposed at 1 dies at 3; one exposed at 2 is followed to 5; one dies unexposed at 4. */
    private static final ExposureSample FOUR_SUBJECTS = ExposureSample.of(
            new double[] {2, 3, 5, 4}, new boolean[] {true, true, false, true}, new double[] {NEVER, 1, 2, NEVER});

    @Test
    void four_subjects_worked_by_hand() {
        ExposureComparison got = MantelByar.test(FOUR_SUBJECTS);

        // At 2 the third subject is not exposed yet: it changes sides just after.
        assertThat(got.exposed().observed()).isEqualTo(1);
        assertThat(got.exposed().expected()).isCloseTo(1 / 4.0 + 2 / 3.0 + 1 / 2.0, within(1e-15));
        assertThat(got.unexposed().observed()).isEqualTo(2);
        assertThat(got.variance()).isCloseTo(95 / 144.0, within(1e-15));
        assertThat(got.test().statistic()).isCloseTo(5 / 19.0, within(1e-14));
        assertThat(got.test().degreesOfFreedom()).isEqualTo(1);
        assertThat(got.unexposed().personTime()).isEqualTo(9);
        assertThat(got.exposed().personTime()).isEqualTo(5);
        assertThat(got.unexposed().subjects()).isEqualTo(4);
        assertThat(got.exposed().subjects()).isEqualTo(2);
    }

    @Test
    void curves_of_four_subjects_worked_by_hand() {
        SimonMakuch.Curves curves = SimonMakuch.estimate(FOUR_SUBJECTS, KaplanMeier.withDefaults());

        assertThat(curves.unexposed().orElseThrow().at(2).survival()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(curves.unexposed().orElseThrow().at(4).survival()).isZero();
        assertThat(curves.exposed().orElseThrow().at(3).survival()).isEqualTo(0.5);
        assertThat(curves.exposed().orElseThrow().at(5).survival()).isEqualTo(0.5);
        assertThat(curves.exposed().orElseThrow().atRisk(2)).isEqualTo(1);
    }

    @Test
    void cox_fit_of_four_subjects_worked_by_hand() {
        CoxFit fit = MantelByar.fit(FOUR_SUBJECTS, CoxRegression.withDefaults()).orElseThrow();

        // One event is exposed; at 2, 3 and 4 one, two and one of four, three and two at risk are.
        double ratio = fit.coefficients().get(0).hazardRatio();
        double score = 1 - ratio / (3 + ratio) - 2 * ratio / (1 + 2 * ratio) - ratio / (1 + ratio);
        assertThat(fit.outcome()).isEqualTo(CoxOutcome.CONVERGED);
        assertThat(score).isCloseTo(0, within(1e-12));
    }

    @Test
    void exposure_at_the_time_of_the_event_or_later_is_none() {
        ExposureRows rows = ExposureSample.of(
                        new double[] {3, 3, 3, 3},
                        new boolean[] {true, true, true, true},
                        new double[] {3, 7, 3 - 1e-12, 2.9})
                .split();

        assertThat(rows.subjects()).containsExactly(0, 1, 2, 3, 3);
        assertThat(rows.exposed()).containsExactly(false, false, false, false, true);
        assertThat(rows.events()).containsExactly(true, true, true, false, true);
    }

    @Test
    void exposure_at_or_before_the_entry_covers_all_time() {
        ExposureRows rows = ExposureSample.of(
                        new double[] {2, 2, 2, 2}, new double[] {5, 5, 5, 5}, new boolean[4], new double[] {
                            2, -1, 0, 2 + 1e-12
                        })
                .split();

        assertThat(rows.size()).isEqualTo(4);
        assertThat(rows.exposed()).containsOnly(true);
        assertThat(rows.entries()).containsOnly(2);
        assertThat(rows.personTime(true)).isEqualTo(12);
        assertThat(rows.personTime(false)).isZero();
    }

    @Test
    void subject_observed_for_no_time_is_counted_and_adds_no_row() {
        ExposureRows zero = ExposureSample.of(new double[] {0, 4}, new boolean[] {true, true}, new double[] {0, NEVER})
                .split();
        ExposureRows entered = ExposureSample.of(
                        new double[] {4}, new double[] {4}, new boolean[] {true}, new double[] {1})
                .split();

        assertThat(zero.size()).isEqualTo(1);
        assertThat(zero.unobserved()).isEqualTo(1);
        assertThat(entered.size()).isZero();
        assertThat(entered.coxSample()).isEmpty();
    }

    @Test
    void where_nobody_is_exposed_or_observed_there_is_no_information() {
        ExposureSample unexposed =
                ExposureSample.of(new double[] {1, 2}, new boolean[] {true, true}, new double[] {NEVER, NEVER});
        ExposureSample unobserved = ExposureSample.of(new double[] {0}, new boolean[] {true}, new double[] {NEVER});

        ExposureComparison got = MantelByar.test(unexposed);

        assertThat(got.test().isInformative()).isFalse();
        assertThat(got.unexposed().observed()).isEqualTo(2);
        assertThat(got.exposed()).isEqualTo(new ExposureLine(0, 0, 0, 0));
        assertThat(SimonMakuch.estimate(unexposed, KaplanMeier.withDefaults()).exposed())
                .isEmpty();
        assertThat(MantelByar.test(unobserved).test().isInformative()).isFalse();
        assertThat(MantelByar.fit(unobserved, CoxRegression.withDefaults())).isEmpty();
    }

    @Test
    void where_everybody_is_exposed_from_the_beginning_the_exposed_side_has_all() {
        ExposureComparison got = MantelByar.test(
                ExposureSample.of(new double[] {1, 2}, new boolean[] {true, false}, new double[] {0, 0}));

        assertThat(got.exposed()).isEqualTo(new ExposureLine(2, 3, 1, 1));
        assertThat(got.unexposed()).isEqualTo(new ExposureLine(0, 0, 0, 0));
        assertThat(got.test().isInformative()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void exposure_from_the_beginning_or_never_is_the_plain_comparison(long seed) {
        Subjects subjects = Subjects.of(seed, 60);
        double[] exposures = Arrays.stream(subjects.exposures)
                .map(x -> Double.isNaN(x) ? x : 0)
                .toArray();
        int[] groups =
                Arrays.stream(exposures).mapToInt(x -> Double.isNaN(x) ? 0 : 1).toArray();
        LogRankResult wanted =
                LogRankTest.withDefaults().test(SurvivalSample.of(subjects.times, subjects.events), groups);
        ExposureSample sample = ExposureSample.of(subjects.times, subjects.events, exposures);

        ExposureComparison mantelByar = MantelByar.test(sample);

        assertThat(mantelByar.test().statistic()).isCloseTo(wanted.test().statistic(), within(1e-12));
        // Without late exposure the naive comparison and a landmark at 0 are right, too.
        assertThat(NaiveEverNever.compareWithImmortalTimeBias(sample).test().statistic())
                .isCloseTo(wanted.test().statistic(), within(1e-12));
        assertThat(LandmarkAnalysis.at(sample, 0).compare().test().statistic())
                .isCloseTo(wanted.test().statistic(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void observed_and_expected_sum_to_the_events_and_person_time_to_all_time(long seed) {
        Subjects subjects = Subjects.of(seed, 60);

        ExposureComparison got = MantelByar.test(subjects.sample());

        long events = IntStream.range(0, 60).filter(i -> subjects.events[i]).count();
        assertThat(got.unexposed().observed() + got.exposed().observed()).isCloseTo(events, within(1e-12));
        assertThat(got.unexposed().expected() + got.exposed().expected()).isCloseTo(events, within(1e-12));
        assertThat(got.unexposed().personTime() + got.exposed().personTime())
                .isCloseTo(Arrays.stream(subjects.times).sum(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void without_ties_it_is_the_score_test_of_the_cox_model(long seed) {
        Subjects subjects = Subjects.of(seed, 60);

        CoxFit fit =
                MantelByar.fit(subjects.sample(), CoxRegression.withDefaults()).orElseThrow();

        assertThat(fit.scoreTest().statistic())
                .isCloseTo(MantelByar.test(subjects.sample()).test().statistic(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void naive_comparison_makes_an_exposure_without_effect_look_protective(long seed) {
        Subjects subjects = Subjects.of(seed, 2000);

        ExposureComparison right = MantelByar.test(subjects.sample());
        ExposureComparison naive = NaiveEverNever.compareWithImmortalTimeBias(subjects.sample());

        assertThat(right.test().statistic()).isLessThan(15);
        assertThat(naive.test().statistic()).isGreaterThan(100);
        assertThat(naive.exposed().observed() / naive.exposed().expected()).isLessThan(0.8);
    }

    @Test
    void naive_comparison_of_four_subjects_worked_by_hand() {
        ExposureComparison naive = NaiveEverNever.compareWithImmortalTimeBias(FOUR_SUBJECTS);

        assertThat(naive.exposed().expected()).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(naive.test().statistic()).isCloseTo(8 / 13.0, within(1e-14));
        assertThat(naive.exposed().personTime()).isEqualTo(8);
    }

    @Test
    void naive_comparison_counts_an_exposure_after_the_end_and_leaves_out_who_was_never_observed() {
        ExposureSample sample = ExposureSample.of(
                new double[] {0, 0, 3}, new double[] {2, 4, 3}, new boolean[] {true, true, true}, new double[] {
                    9, NEVER, NEVER
                });

        ExposureComparison naive = NaiveEverNever.compareWithImmortalTimeBias(sample);

        assertThat(naive.exposed().subjects()).isEqualTo(1);
        assertThat(naive.unexposed().subjects()).isEqualTo(1);
    }

    @Test
    void wrong_subjects_are_refused() {
        boolean[] one = {true};

        assertThatThrownBy(() -> ExposureSample.of(new double[0], new boolean[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no times");
        assertThatThrownBy(() -> ExposureSample.of(new double[] {1}, new boolean[2], new double[1]))
                .hasMessage("2 events for 1 subjects");
        assertThatThrownBy(() -> ExposureSample.of(new double[] {1}, one, new double[0]))
                .hasMessage("0 exposures for 1 subjects");
        assertThatThrownBy(() -> ExposureSample.of(new double[] {-1}, one, new double[1]))
                .hasMessage("time of subject 0 is -1.0, not finite and at least 0");
        assertThatThrownBy(() -> ExposureSample.of(new double[] {1}, one, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessage("exposure of subject 0 is Infinity, neither finite nor NaN for never");
        assertThatThrownBy(() -> ExposureSample.of(new double[] {2}, new double[] {1}, one, new double[1]))
                .hasMessage("subject 0 enters at 2.0, after its time 1.0");
        assertThatThrownBy(() -> ExposureSample.of(new double[2], new double[] {1}, one, new double[1]))
                .hasMessage("2 entries for 1 subjects");
    }

    /** Subjects with a constant hazard, whom an exposure without effect reaches at a random time if they live. */
    private record Subjects(double[] times, boolean[] events, double[] exposures) {
        static Subjects of(long seed, int size) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] times = new double[size];
            boolean[] events = new boolean[size];
            double[] exposures = new double[size];
            for (int i = 0; i < size; i++) {
                double death = -Math.log(1 - random.nextDouble());
                double censoring = 0.5 + 2 * random.nextDouble();
                double exposure = -Math.log(1 - random.nextDouble());
                times[i] = Math.min(death, censoring);
                events[i] = death <= censoring;
                exposures[i] = exposure < times[i] ? exposure : NEVER;
            }
            return new Subjects(times, events, exposures);
        }

        ExposureSample sample() {
            return ExposureSample.of(times, events, exposures);
        }
    }
}
