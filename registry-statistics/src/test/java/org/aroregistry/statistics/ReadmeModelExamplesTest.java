package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.exposure.SimonMakuch;
import org.aroregistry.statistics.recurrent.RecurrentRows;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import org.aroregistry.statistics.regression.Concordance;
import org.aroregistry.statistics.regression.ConcordanceEstimate;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxProfile;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.LogisticCoefficient;
import org.aroregistry.statistics.regression.LogisticFit;
import org.aroregistry.statistics.regression.LogisticRegression;
import org.aroregistry.statistics.regression.LogisticSample;
import org.aroregistry.statistics.regression.PredictedSurvival;
import org.aroregistry.statistics.regression.PredictionAccuracy;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.junit.jupiter.api.Test;

/** Runs the README's further examples of models and histories. */
class ReadmeModelExamplesTest {
    private static final double[] MONTHS = {2, 3, 4, 5, 7, 8, 9, 11, 12, 14};

    @Test
    void what_follows_from_a_fit() {
        CoxSample rows = CoxSample.builder(
                        new double[] {9, 1, 1, 6, 6, 8}, new boolean[] {true, true, false, true, true, false})
                .category("arm", List.of("standard", "new"), new int[] {0, 1, 1, 1, 0, 0})
                .build();
        CoxFit cox = CoxRegression.withDefaults().fit(rows);

        double[] martingale = cox.residuals().martingale();
        PredictedSurvival ofTreated = cox.prediction()
                .predict(CoxProfile.reference(rows).with("arm", "new"), 6)
                .get(0); // survival 0.142 at day 6, 0.006 to 1
        ConcordanceEstimate concordance = Concordance.withDefaults().estimate(cox); // 0.778, standard error 0.059
        double[] risk = cox.prediction().cumulativeHazards(7);
        double area = PredictionAccuracy.of(rows).areaUnderCurve(7, risk); // 0.821, on the data fitted

        assertThat(martingale).hasSize(6);
        assertThat(ofTreated.survival()).isCloseTo(0.142, within(5e-4));
        assertThat(ofTreated.interval().lower()).isCloseTo(0.006, within(5e-4));
        assertThat(ofTreated.interval().upper()).isEqualTo(1);
        assertThat(concordance.concordance()).isCloseTo(0.778, within(5e-4));
        assertThat(concordance.standardError()).isCloseTo(0.059, within(5e-4));
        assertThat(area).isCloseTo(0.821, within(5e-4));
    }

    @Test
    void one_cause_and_the_event_itself() {
        double[] yearsOfAge = {0.4, 1.2, 0.6, 2.0, 0.3, 0.9, 3.1, 0.8, 1.5, 0.7};
        boolean[] failed = {true, false, true, false, false, true, false, false, false, false};
        CompetingRisksSample course = CompetingRisksSample.of(2, MONTHS, new int[] {1, 2, 1, 0, 2, 1, 0, 2, 0, 0});

        CoxSample ofFailure =
                CoxSample.builder(course, 1).covariate("age", yearsOfAge).build();
        CoxCoefficient age =
                CoxRegression.withDefaults().fit(ofFailure).coefficients().get(0); // 0.065 per year, 0.001 to 6.928
        LogisticSample outcomes =
                LogisticSample.builder(failed).covariate("age", yearsOfAge).build();
        LogisticFit odds =
                LogisticRegression.withDefaults().withFirthPenalty().fit(outcomes); // age -1.01, -5.78 to 0.65

        assertThat(age.hazardRatio()).isCloseTo(0.065, within(5e-4));
        assertThat(age.interval().lower()).isCloseTo(0.001, within(5e-4));
        assertThat(age.interval().upper()).isCloseTo(6.928, within(5e-4));
        LogisticCoefficient ofAge = odds.coefficients().get(1);
        assertThat(ofAge.estimate()).isCloseTo(-1.01, within(5e-3));
        assertThat(ofAge.profile().lower()).isCloseTo(-5.78, within(5e-3));
        assertThat(ofAge.profile().upper()).isCloseTo(0.65, within(5e-3));
    }

    @Test
    void exposed_time_and_landmark() {
        ExposureSample histories = ExposureSample.of(
                MONTHS,
                new boolean[] {true, false, true, true, false, true, false, true, false, false},
                new double[] {Double.NaN, 1, 2, Double.NaN, 3, 2, 4, Double.NaN, 1, 6});

        SimonMakuch.Curves sides = SimonMakuch.estimate(histories, KaplanMeier.withDefaults());
        double exposedAtTen = sides.exposed().orElseThrow().at(10).survival(); // 0.5625
        LandmarkAnalysis landmark = LandmarkAnalysis.at(histories, 2.5); // 9 of 10 are still there
        double pAtLandmark = landmark.compare().test().pValue(); // 0.52

        assertThat(exposedAtTen).isCloseTo(0.5625, within(1e-12));
        assertThat(landmark.size()).isEqualTo(9);
        assertThat(pAtLandmark).isCloseTo(0.52, within(5e-3));
    }

    @Test
    void rate_of_recurrent_events() {
        RecurrentSample fractures = RecurrentSample.of(
                new int[] {1, 1, 1, 2, 2, 3, 4},
                new double[] {0, 3, 5, 0, 4, 0, 0},
                new double[] {3, 5, 9, 4, 10, 8, 6},
                new boolean[] {true, true, false, true, false, false, false},
                new boolean[] {false, false, false, false, false, false, true});

        double[] severe = {1, 1, 1, 0, 0, 1, 0}; // of each row of the sample
        RecurrentRows layout = RecurrentRows.andersenGill(fractures);
        CoxSample allEvents =
                layout.coxSample().covariate("severe", layout.spread(severe)).build();
        CoxCoefficient rateRatio =
                CoxRegression.withDefaults().fit(allEvents).coefficients().get(0); // 2.0, 0.28 to 14.2

        assertThat(rateRatio.hazardRatio()).isCloseTo(2, within(1e-9));
        assertThat(rateRatio.interval().lower()).isCloseTo(0.28, within(5e-3));
        assertThat(rateRatio.interval().upper()).isCloseTo(14.2, within(5e-2));
    }
}
