package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PseudoValuesTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    @Test
    void without_censoring_they_are_what_each_subject_did() {
        SurvivalSample sample = SurvivalSample.of(new double[] {5, 1, 3, 3}, new boolean[] {true, true, true, true});

        assertThat(PseudoValues.survival(sample, 3)).containsExactly(new double[] {1, 0, 0, 0}, within(1e-14));
        assertThat(PseudoValues.restrictedMean(sample, 4)).containsExactly(new double[] {4, 1, 3, 3}, within(1e-14));
    }

    @Test
    void censored_subject_worked_by_hand() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2, 3}, new boolean[] {true, false, true});

        // At 2: S = 2/3 of all; without the first 1, without the second or third 1/2.
        assertThat(PseudoValues.survival(sample, 2)).containsExactly(new double[] {0, 1, 1}, within(1e-14));
        // At 3: S = 0 of all; without the first 0, without the second 0, without the third 1/2.
        assertThat(PseudoValues.survival(sample, 3)).containsExactly(new double[] {0, 0, -1}, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void they_are_the_difference_that_leaving_a_subject_out_makes(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 30);
        agreeWithTheDefinition(SurvivalSample.of(cohort.times(), events(cohort)));
        agreeWithTheDefinition(cohort.sample());
        agreeWithTheDefinition(SurvivalSample.of(cohort.times(), events(cohort)).aliveAt(15));
    }

    private static boolean[] events(RandomCohort cohort) {
        boolean[] events = new boolean[cohort.size()];
        IntStream.range(0, events.length).forEach(i -> events[i] = cohort.causes()[i] > 0);
        return events;
    }

    private static void agreeWithTheDefinition(SurvivalSample sample) {
        int n = sample.size();
        KaplanMeier estimator = KaplanMeier.withDefaults();
        SurvivalCurve all = estimator.estimate(sample);
        for (double later : new double[] {0, 20, 77.5, 140, 300}) {
            double time = sample.start() + later;
            double[] survival = PseudoValues.survival(sample, time);
            double[] mean = later > 0 ? PseudoValues.restrictedMean(sample, time) : new double[n];
            for (int i = 0; i < n; i++) {
                int leftOut = i;
                SurvivalCurve without = estimator.estimate(sample.select(k -> k != leftOut));
                assertThat(survival[i])
                        .as("subject %s at %s", i, time)
                        .isCloseTo(
                                n * all.at(time).survival()
                                        - (n - 1) * without.at(time).survival(),
                                within(1e-11));
                if (later > 0) {
                    assertThat(mean[i])
                            .as("subject %s to %s", i, time)
                            .isCloseTo(
                                    n * all.restrictedMean(time).estimate()
                                            - (n - 1)
                                                    * without.restrictedMean(time)
                                                            .estimate(),
                                    within(1e-9));
                }
            }
        }
    }

    @Test
    void single_subject_has_the_estimate_itself() {
        SurvivalSample died = SurvivalSample.of(new double[] {3}, new boolean[] {true});
        SurvivalSample censored = SurvivalSample.of(new double[] {3}, new boolean[] {false});

        assertThat(PseudoValues.survival(died, 2)).containsExactly(1);
        assertThat(PseudoValues.survival(died, 4)).containsExactly(0);
        assertThat(PseudoValues.restrictedMean(died, 5)).containsExactly(3);
        assertThat(PseudoValues.survival(censored, 4)).containsExactly(1);
        assertThat(PseudoValues.restrictedMean(censored, 5)).containsExactly(5);
    }

    @Test
    void samples_without_pseudo_values_are_refused() {
        SurvivalSample two = SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, true});

        assertThatThrownBy(() -> PseudoValues.survival(two.weighted(new double[] {1, 2}), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pseudo-values take no case weights and no clusters");
        assertThatThrownBy(() -> PseudoValues.survival(two, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time -1.0 is not at or after the start of the sample, 0.0");
        assertThatThrownBy(() -> PseudoValues.restrictedMean(two, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("horizon Infinity is not finite and after the start of the sample, 0.0");
    }
}
