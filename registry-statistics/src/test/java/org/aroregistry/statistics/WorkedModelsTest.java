package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.statistics.exposure.ExposureComparison;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.exposure.MantelByar;
import org.aroregistry.statistics.exposure.NaiveEverNever;
import org.aroregistry.statistics.exposure.SimonMakuch;
import org.aroregistry.statistics.multistate.MeanTimeInState;
import org.aroregistry.statistics.multistate.MultiStateSample;
import org.aroregistry.statistics.multistate.OccupancyEstimate;
import org.aroregistry.statistics.multistate.OccupancyEstimator;
import org.aroregistry.statistics.multistate.StateOccupancy;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.RecurrentEstimate;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import org.aroregistry.statistics.regression.Concordance;
import org.aroregistry.statistics.regression.ConcordanceEstimate;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.FineGray;
import org.aroregistry.statistics.regression.FineGrayFit;
import org.aroregistry.statistics.regression.FirthCox;
import org.aroregistry.statistics.regression.FirthCoxFit;
import org.aroregistry.statistics.regression.LogisticCoefficient;
import org.aroregistry.statistics.regression.LogisticFit;
import org.aroregistry.statistics.regression.LogisticRegression;
import org.aroregistry.statistics.regression.LogisticSample;
import org.aroregistry.statistics.regression.PairWeights;
import org.aroregistry.statistics.regression.PenalizedCoefficient;
import org.aroregistry.statistics.regression.PredictionAccuracy;
import org.aroregistry.statistics.regression.Ties;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.junit.jupiter.api.Test;

/** The examples worked by hand on the pages of models and histories: the fractions of the page, and its decimals. */
class WorkedModelsTest {
    private static final double EXACT = 1e-13;
    private static final double[] X = {1, 1, 1, 0, 0, 0};
    private static final CoxSample SIX = CoxSample.builder(
                    new double[] {1, 1, 6, 6, 8, 9}, new boolean[] {true, false, true, true, false, true})
            .covariate("x", X)
            .build();

    @Test
    void cox() {
        MethodsPage page = MethodsPage.named("cox");
        CoxFit breslow = CoxRegression.withDefaults().with(Ties.BRESLOW).fit(SIX);
        CoxFit efron = CoxRegression.withDefaults().fit(SIX);
        CoxFit exact = CoxRegression.withDefaults().with(Ties.EXACT).fit(SIX);
        double r = (3 + Math.sqrt(33)) / 2;

        page.says("r = (3 + √33)/2, β = %.6f", breslow.estimates()[0]);
        page.says(
                "the standard error is 1/√0.634168 = %.4f",
                breslow.coefficients().get(0).standardError());
        page.says("the score test is 1²/0.625 = %.1f", breslow.scoreTest().statistic());
        page.says(
                "l(0) = −log 6 − 2 log 4 = %.4f, l at the maximum %.4f",
                breslow.nullLogLikelihood(), breslow.logLikelihood());
        page.says(
                "the likelihood-ratio test is %.4f; Wald's is 1.475285² · 0.634168 = %.4f",
                breslow.likelihoodRatioTest().statistic(), breslow.waldTest().statistic());
        double[] hazard = breslow.prediction().baseline().get(0).cumulativeHazard();
        page.says("The baseline hazard is 1/(3r + 3) = %.3f from 1 on", hazard[0]);
        assertThat(hazard).containsExactly(new double[] {1 / (3 * r + 3), 1 / 3.0, 1 / 3.0, 4 / 3.0}, within(EXACT));
        page.says("1 − 0.062 r, −0.062 r, 1 − r/3, 1 − 1/3, −1/3, 1 − 4/3");
        assertThat(breslow.residuals().martingale())
                .containsExactly(
                        new double[] {
                            1 - r / (3 * r + 3), -r / (3 * r + 3), 1 - r / 3, 1 - 1 / 3.0, -1 / 3.0, 1 - 4 / 3.0
                        },
                        within(EXACT));
        double e = Math.exp(efron.estimates()[0]);
        assertThat(e * e * e - 23 * e - 30).isCloseTo(0, within(1e-10));
        page.says("r³ - 23r - 30 = 0, and β = %.6f", efron.estimates()[0]);
        page.says("5r/(r + 5)² = %.6f", 1 / efron.covariance()[0][0]);
        page.says("monotone, supremum -2 log 3");
        assertThat(exact.outcome()).isEqualTo(CoxOutcome.MONOTONE);
        assertThat(exact.logLikelihood()).isCloseTo(-2 * Math.log(3), within(1e-12));
    }

    @Test
    void concordance() {
        MethodsPage page = MethodsPage.named("concordance");
        ConcordanceEstimate harrell = Concordance.withDefaults().estimate(SIX, X);
        ConcordanceEstimate uno =
                Concordance.withDefaults().with(PairWeights.INVERSE_CENSORING).estimate(SIX, X);

        page.says("c = (5 + 4/2)/9 = 7/9");
        assertThat(harrell.concordance()).isCloseTo(7 / 9.0, within(EXACT));
        assertThat(harrell.pairs().tiedTime()).isEqualTo(1);
        page.says("SE = √92/162 = %.4f", harrell.standardError());
        page.says("139/180 = %.3f", uno.concordance());
        assertThat(uno.concordance()).isCloseTo(139 / 180.0, within(EXACT));
    }

    @Test
    void prediction_accuracy() {
        MethodsPage page = MethodsPage.named("prediction-accuracy");
        PredictionAccuracy accuracy = PredictionAccuracy.of(SIX);

        page.says("35/144 = %.3f", accuracy.nullBrierScore(7));
        assertThat(accuracy.nullBrierScore(7)).isCloseTo(35 / 144.0, within(EXACT));
        page.says("0.79/6 = %.3f", accuracy.brierScore(7, new double[] {0.2, 0.4, 0.4, 0.6, 0.8, 0.8}));
        page.says("23/28 = %.3f", accuracy.areaUnderCurve(7, X));
        assertThat(accuracy.areaUnderCurve(7, X)).isCloseTo(23 / 28.0, within(EXACT));
    }

    @Test
    void firth() {
        MethodsPage page = MethodsPage.named("firth");
        FirthCoxFit fit = FirthCox.withDefaults()
                .fit(CoxSample.builder(new double[] {1, 2}, new boolean[] {true, false})
                        .covariate("x", new double[] {1, 0})
                        .build());

        PenalizedCoefficient x = fit.coefficients().get(0);
        assertThat(x.estimate()).isCloseTo(Math.log(3), within(1e-12));
        page.says("β = log 3 = %.4f, I = 3/16, standard error √(16/3) = %.4f", x.estimate(), x.standardError());
        page.says("0.5 log ¼ = %.4f", fit.penalizedLogLikelihood());
        page.says("2 · 0.2616 = %.4f, p = %.3f", x.likelihoodRatio(), x.pValue());
        page.says("%.3f and %.3f", x.interval().lower(), x.interval().upper());
    }

    @Test
    void logistic() {
        MethodsPage page = MethodsPage.named("logistic");
        LogisticFit fit = LogisticRegression.withDefaults().fit(twoGroups(3, 10, 6, 9));
        LogisticCoefficient intercept = fit.coefficients().get(0);
        LogisticCoefficient x = fit.coefficients().get(1);

        page.says("log(3/7) = %.3f | log(6 · 7/(3 · 3)) = %.3f", intercept.estimate(), x.estimate());
        assertThat(x.standardError()).isCloseTo(Math.sqrt(41 / 42.0), within(1e-10));
        page.says("| %.3f | %.3f |", intercept.standardError(), x.standardError());
        page.says(
                "%.3f to %.3f | 1.540 ± 1.96 · 0.988 = %.3f to %.3f",
                intercept.wald().lower(),
                intercept.wald().upper(),
                x.wald().lower(),
                x.wald().upper());
        page.says("| Wald's p | %.3f | %.3f |", intercept.waldP(), x.waldP());
        page.says("3 log ⅓ = %.3f", fit.logLikelihood());
        page.says("statistic of x is 2.612, p = %.3f", x.likelihoodRatioP());
        LogisticFit firth = LogisticRegression.withDefaults().withFirthPenalty().fit(twoGroups(0, 6, 5, 7));
        page.says(
                "log(5.5 · 6.5/(2.5 · 0.5)) = %.4f", firth.coefficients().get(1).estimate());
    }

    /** So many events of so many subjects without and with x. */
    private static LogisticSample twoGroups(int events0, int n0, int events1, int n1) {
        boolean[] outcomes = new boolean[n0 + n1];
        double[] x = new double[n0 + n1];
        for (int i = 0; i < n0 + n1; i++) {
            outcomes[i] = i < n0 ? i < events0 : i < n0 + events1;
            x[i] = i < n0 ? 0 : 1;
        }
        return LogisticSample.builder(outcomes).covariate("x", x).build();
    }

    @Test
    void fine_gray() {
        MethodsPage page = MethodsPage.named("fine-gray");
        FineGrayFit fit = FineGray.withDefaults()
                .fit(CompetingRisksSample.of(2, new double[] {1, 2, 3, 4}, new int[] {2, 1, 1, 0}), 1, new double[] {
                    0, 1, 0, 1
                });
        FineGrayFit fading = FineGray.withDefaults()
                .fit(
                        CompetingRisksSample.of(2, new double[] {1, 2, 3, 4, 2.5}, new int[] {2, 1, 1, 0, 0}),
                        1,
                        new double[] {0, 1, 0, 1, 0});

        page.says("r² = 2, β = %.3f", fit.coefficient(0));
        assertThat(fit.coefficient(0)).isCloseTo(Math.log(2) / 2, within(1e-12));
        page.says("the naive standard error %.4f", fit.naiveStandardError(0));
        page.says("√0.3066/0.4853 = %.4f", fit.standardError(0));
        page.says("largest where r² = 5/2");
        assertThat(fading.coefficient(0)).isCloseTo(Math.log(2.5) / 2, within(1e-12));
    }

    @Test
    void multi_state() {
        MethodsPage page = MethodsPage.named("multi-state");
        StateOccupancy four = OccupancyEstimator.withDefaults()
                .estimate(MultiStateSample.of(
                        List.of("well", "ill", "dead"),
                        new int[] {1, 1, 1, 2, 3, 3, 4},
                        new double[] {0, 1, 3, 0, 0, 2, 0},
                        new double[] {1, 3, 5, 2, 2, 4, 5},
                        List.of("well", "ill", "well", "well", "well", "ill", "well"),
                        List.of("ill", "well", "none", "dead", "ill", "dead", "none"),
                        "none"));

        assertThat(four.probabilitiesAt(1)).containsExactly(new double[] {0.75, 0.25, 0}, within(EXACT));
        assertThat(four.probabilitiesAt(2)).containsExactly(new double[] {0.25, 0.5, 0.25}, within(EXACT));
        assertThat(four.probabilitiesAt(3)).containsExactly(new double[] {0.5, 0.25, 0.25}, within(EXACT));
        assertThat(four.probabilitiesAt(4)).containsExactly(new double[] {0.5, 0, 0.5}, within(EXACT));
        page.says("√(½ · ½/4) = 1/4 at 4");
        assertThat(four.at(4).states())
                .extracting(OccupancyEstimate.InState::standardError)
                .allSatisfy(error -> assertThat(Math.abs(error - 0.25) < EXACT || error < EXACT)
                        .isTrue());
        assertThat(four.meanTimes(5)).extracting(MeanTimeInState::estimate).allSatisfy(mean -> assertThat(mean)
                .isCloseTo(Math.rint(mean), within(EXACT)));
        page.says("√(0 + 1 + 1 + 4)/4 = %.3f", four.meanTimes(5).get(0).standardError());
    }

    @Test
    void late_exposure() {
        MethodsPage page = MethodsPage.named("late-exposure");
        ExposureSample four =
                ExposureSample.of(new double[] {2, 3, 5, 4}, new boolean[] {true, true, false, true}, new double[] {
                    Double.NaN, 1, 2, Double.NaN
                });
        ExposureComparison mantelByar = MantelByar.test(four);
        ExposureComparison naive = NaiveEverNever.compareWithImmortalTimeBias(four);
        ExposureComparison landmark = LandmarkAnalysis.at(four, 2).compare();
        SimonMakuch.Curves curves = SimonMakuch.estimate(four, KaplanMeier.withDefaults());

        page.says(
                "(5/12)²/(95/144) = 5/19 = %.2f, p = %.3f",
                mantelByar.test().statistic(), mantelByar.test().pValue());
        page.says(
                "= %.0f unexposed and 2 + 3 = %.0f exposed",
                mantelByar.unexposed().personTime(), mantelByar.exposed().personTime());
        page.says("S = 2/3; at 4 D alone, S = 0. Exposed: at 3 B and C, S = 1/2");
        assertThat(curves.unexposed().orElseThrow().at(2).survival()).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(curves.exposed().orElseThrow().at(3).survival()).isEqualTo(0.5);
        page.says("(1/6)²/(17/36) = 1/17 = %.3f", landmark.test().statistic());
        assertThat(landmark.exposed().expected()).isCloseTo(7 / 6.0, within(EXACT));
        page.says("χ² to 8/13 = %.2f", naive.test().statistic());
        assertThat(naive.exposed().expected()).isCloseTo(5 / 3.0, within(EXACT));
        assertThat(naive.exposed().personTime()).isEqualTo(8);
    }

    @Test
    void recurrent_events() {
        MethodsPage page = MethodsPage.named("recurrent-events");
        int[] subjects = {1, 1, 1, 2, 2, 3};
        double[] begins = {0, 1, 3, 0, 2, 0};
        double[] ends = {1, 3, 4, 2, 3, 2};
        boolean[] events = {true, true, false, true, false, false};
        RecurrentEstimate alive = MeanCumulativeFunction.withDefaults()
                .estimate(RecurrentSample.of(subjects, begins, ends, events))
                .at(3);
        RecurrentEstimate dying = MeanCumulativeFunction.withDefaults()
                .estimate(RecurrentSample.of(
                        subjects, begins, ends, events, new boolean[] {false, false, false, false, true, true}))
                .at(3);

        assertThat(alive.mean()).isCloseTo(7 / 6.0, within(EXACT));
        page.says(
                "√258/36 = %.3f, Poisson error √(1/9 + 1/9 + 1/4) = %.3f", alive.standardError(), alive.poissonError());
        page.says("= %.3f to %.3f", alive.interval().lower(), alive.interval().upper());
        assertThat(dying.mean()).isCloseTo(1, within(EXACT));
        page.says("√2/3 = %.3f", dying.standardError());
    }
}
