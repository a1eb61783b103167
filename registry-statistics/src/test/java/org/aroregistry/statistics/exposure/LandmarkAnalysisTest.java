package org.aroregistry.statistics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.junit.jupiter.api.Test;

class LandmarkAnalysisTest {

    private static final ExposureSample FOUR_SUBJECTS =
            ExposureSample.of(new double[] {2, 3, 5, 4}, new boolean[] {true, true, false, true}, new double[] {
                Double.NaN, 1, 2, Double.NaN
            });

    @Test
    void four_subjects_at_two_worked_by_hand() {
        LandmarkAnalysis analysis = LandmarkAnalysis.at(FOUR_SUBJECTS, 2);

        // The death at 2 is out; an exposure at the landmark itself counts.
        assertThat(analysis.excluded()).isEqualTo(1);
        assertThat(analysis.size()).isEqualTo(3);
        ExposureComparison got = analysis.compare();
        assertThat(got.exposed().subjects()).isEqualTo(2);
        assertThat(got.exposed().expected()).isCloseTo(7 / 6.0, within(1e-15));
        assertThat(got.test().statistic()).isCloseTo(1 / 17.0, within(1e-14));
        assertThat(got.exposed().personTime()).isEqualTo(4);
        assertThat(got.unexposed().personTime()).isEqualTo(2);
        assertThat(analysis.curve(true, KaplanMeier.withDefaults())
                        .orElseThrow()
                        .at(1)
                        .survival())
                .isEqualTo(0.5);
        assertThat(analysis.curve(false, KaplanMeier.withDefaults())
                        .orElseThrow()
                        .at(1)
                        .survival())
                .isEqualTo(1);
    }

    @Test
    void cox_fit_at_two_worked_by_hand() {
        double ratio = LandmarkAnalysis.at(FOUR_SUBJECTS, 2)
                .fit(CoxRegression.withDefaults())
                .orElseThrow()
                .coefficients()
                .get(0)
                .hazardRatio();

        // 1 - 2r/(1+2r) - r/(1+r) = 0, so 2r² = 1.
        assertThat(ratio).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void side_without_events_has_a_monotone_likelihood() {
        LandmarkAnalysis analysis = LandmarkAnalysis.at(
                ExposureSample.of(new double[] {2, 3, 5}, new boolean[] {true, true, false}, new double[] {
                    Double.NaN, Double.NaN, 1
                }),
                1);

        assertThat(analysis.fit(CoxRegression.withDefaults()).orElseThrow().outcome())
                .isEqualTo(CoxOutcome.MONOTONE);
    }

    @Test
    void later_exposure_stays_on_the_unexposed_side() {
        LandmarkAnalysis analysis = LandmarkAnalysis.at(FOUR_SUBJECTS, 1);

        assertThat(analysis.compare().exposed().subjects()).isEqualTo(1);
        assertThat(analysis.compare().unexposed().subjects()).isEqualTo(3);
    }

    @Test
    void subject_that_enters_after_the_landmark_is_at_risk_from_its_entry() {
        LandmarkAnalysis analysis = LandmarkAnalysis.at(
                ExposureSample.of(
                        new double[] {0, 4, 6}, new double[] {5, 6, 6}, new boolean[] {true, true, true}, new double[] {
                            Double.NaN, 1, 1
                        }),
                2);

        // The third was never observed. The second is not at risk at 5 - 2.
        assertThat(analysis.excluded()).isEqualTo(1);
        assertThat(analysis.curve(true, KaplanMeier.withDefaults())
                        .orElseThrow()
                        .atRisk(2))
                .isZero();
        assertThat(analysis.curve(true, KaplanMeier.withDefaults())
                        .orElseThrow()
                        .atRisk(3))
                .isEqualTo(1);
        assertThat(analysis.compare().exposed().personTime()).isEqualTo(2);
    }

    @Test
    void landmark_after_everybody_leaves_nobody() {
        LandmarkAnalysis analysis = LandmarkAnalysis.at(FOUR_SUBJECTS, 5);

        assertThat(analysis.excluded()).isEqualTo(4);
        assertThat(analysis.compare().test().isInformative()).isFalse();
        assertThat(analysis.fit(CoxRegression.withDefaults())).isEmpty();
        assertThat(analysis.curve(true, KaplanMeier.withDefaults())).isEmpty();
    }

    @Test
    void wrong_landmarks_are_refused() {
        assertThatThrownBy(() -> LandmarkAnalysis.at(FOUR_SUBJECTS, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("landmark -1.0 is not finite and at least 0");
        assertThatThrownBy(() -> LandmarkAnalysis.at(FOUR_SUBJECTS, Double.NaN))
                .hasMessage("landmark NaN is not finite and at least 0");
    }
}
