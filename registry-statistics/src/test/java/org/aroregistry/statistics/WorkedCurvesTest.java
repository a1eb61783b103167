package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.Contrast;
import org.aroregistry.statistics.survival.GrayResult;
import org.aroregistry.statistics.survival.GrayTest;
import org.aroregistry.statistics.survival.IncidenceEstimate;
import org.aroregistry.statistics.survival.IncidenceVariance;
import org.aroregistry.statistics.survival.IntervalCensoredSample;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.LogRankHazardRatio;
import org.aroregistry.statistics.survival.LogRankResult;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.LogRankWeight;
import org.aroregistry.statistics.survival.PseudoValues;
import org.aroregistry.statistics.survival.RestrictedMeanComparison;
import org.aroregistry.statistics.survival.SurvivalComparison;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalPoint;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.aroregistry.statistics.survival.Turnbull;
import org.aroregistry.statistics.survival.TurnbullCurve;
import org.junit.jupiter.api.Test;

/** The examples worked by hand on the pages of curves and their tests: the fractions of the page, and its decimals. */
class WorkedCurvesTest {
    private static final double EXACT = 1e-14;

    /** Therneau's six subjects: 1, 1+, 6, 6, 8+, 9. */
    private static final SurvivalSample SIX =
            SurvivalSample.of(new double[] {1, 1, 6, 6, 8, 9}, new boolean[] {true, false, true, true, false, true});

    private static SurvivalSample events(double... times) {
        boolean[] events = new boolean[times.length];
        Arrays.fill(events, true);
        return SurvivalSample.of(times, events);
    }

    private static SurvivalCurve curve(SurvivalSample sample) {
        return KaplanMeier.withDefaults().estimate(sample);
    }

    @Test
    void kaplan_meier() {
        MethodsPage page = MethodsPage.named("kaplan-meier");
        List<SurvivalPoint> points = curve(SIX).points();

        assertThat(points)
                .extracting(SurvivalPoint::survival)
                .usingElementComparator(WorkedCurvesTest::compare)
                .containsExactly(5 / 6.0, 5 / 12.0, 5 / 12.0, 0.0);
        assertThat(points)
                .extracting(SurvivalPoint::cumulativeHazard)
                .usingElementComparator(WorkedCurvesTest::compare)
                .containsExactly(1 / 6.0, 2 / 3.0, 2 / 3.0, 5 / 3.0);
        assertThat(points.get(0).logStandardError()).isCloseTo(Math.sqrt(1 / 30.0), within(EXACT));
        assertThat(points.get(1).logStandardError()).isCloseTo(Math.sqrt(17 / 60.0), within(EXACT));
        assertThat(points.get(1).tieCorrectedHazard()).isCloseTo(3 / 4.0, within(EXACT));
        assertThat(curve(SIX).median().time()).hasValue(6);
        page.says(
                "5/6 · √(1/30) = %.3f, that of S(6) 5/12 · √(17/60) = %.3f",
                points.get(0).standardError(), points.get(1).standardError());
        page.says("that of H(6) is √(1/6² + 2/4²) = %.3f", points.get(1).cumulativeHazardError());
        ConfidenceInterval logLog = points.get(0).interval();
        page.says("(5/6)^exp(1.96268) = %.3f and (5/6)^exp(−1.96268) = %.3f", logLog.lower(), logLog.upper());
        page.says("%.3f to 1 (cut); plain", limits(ConfidenceTransform.LOG).lower());
        page.says(
                "5/6 ± 1.96 · 0.152, %.3f to 1 (cut)",
                limits(ConfidenceTransform.PLAIN).lower());
        assertThat(limits(ConfidenceTransform.PLAIN).upper()).isEqualTo(1);
        assertThat(curve(SIX).restrictedMean(9).estimate()).isCloseTo(77 / 12.0, within(EXACT));
        page.says(
                "(65/12)²/30 + (5/4)²/4 = %.4f",
                Math.pow(curve(SIX).restrictedMean(9).standardError(), 2));
    }

    private static ConfidenceInterval limits(ConfidenceTransform transform) {
        return KaplanMeier.withDefaults()
                .with(transform)
                .estimate(SIX)
                .points()
                .get(0)
                .interval();
    }

    private static int compare(double one, double other) {
        return Math.abs(one - other) < EXACT ? 0 : Double.compare(one, other);
    }

    @Test
    void kaplan_meier_reversed_entering_and_weighted() {
        MethodsPage page = MethodsPage.named("kaplan-meier");
        SurvivalCurve reversed = curve(SIX.reversed());
        SurvivalCurve entering = curve(
                SurvivalSample.of(new double[] {0, 0, 2}, new double[] {2, 5, 4}, new boolean[] {true, false, true}));
        SurvivalCurve weighted = curve(SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, false})
                .weighted(new double[] {1.5, 1}));

        page.says(
                "1 of 6 at 1, 5/6, and 1 of 2 at 8, 5/12. Median follow-up %.0f",
                reversed.median().time().orElseThrow());
        assertThat(reversed.at(1).survival()).isCloseTo(5 / 6.0, within(EXACT));
        assertThat(reversed.at(8).survival()).isCloseTo(5 / 12.0, within(EXACT));
        page.says("1 of 2 dies, S = 1/2. At 4 it is: 1 of 2 dies, S = 1/4");
        assertThat(entering.at(2).survival()).isEqualTo(1 / 2.0);
        assertThat(entering.at(4).survival()).isEqualTo(1 / 4.0);
        page.says(
                "S = 1/2.5 = %.1f, variance ((1.5 · 0.4)² + (1 · 0.6)²)/2.5² = %.4f",
                weighted.at(1).survival(), Math.pow(weighted.at(1).standardError(), 2));
    }

    @Test
    void log_rank() {
        MethodsPage page = MethodsPage.named("log-rank");
        int[] groups = {1, 1, 1, 0, 0, 0};
        LogRankResult result = LogRankTest.withDefaults().test(SIX, groups);
        LogRankHazardRatio ratio = result.hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT);

        page.says(
                "chi-square (2 − 1)²/(1/2) = %.0f, p = %.3f",
                result.test().statistic(), result.test().pValue());
        page.says(
                "hazard ratio is (2/1)/(2/3) = %.0f, Peto's exp(1/0.5) = e² = %.2f",
                ratio.observedToExpected(), ratio.peto());
        page.says("%.2f to %.0f", ratio.interval().lower(), ratio.interval().upper());
        page.says("chi-square 121/61 = %.2f", weighted(LogRankWeight.Named.PETO_PETO, groups));
        assertThat(weighted(LogRankWeight.Named.PETO_PETO, groups)).isCloseTo(121 / 61.0, within(EXACT));
        page.says("chi-square 25/13 = %.2f", weighted(LogRankWeight.Named.GEHAN, groups));
        assertThat(weighted(LogRankWeight.Named.GEHAN, groups)).isCloseTo(25 / 13.0, within(EXACT));
        SurvivalSample twice = SurvivalSample.of(
                new double[] {1, 1, 6, 6, 8, 9, 1, 1, 6, 6, 8, 9},
                new boolean[] {true, false, true, true, false, true, true, false, true, true, false, true});
        page.says(
                "O₁ − E₁ = 2, V₁₁ = 1, chi-square %.0f",
                LogRankTest.withDefaults()
                        .test(twice, new int[] {1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0}, new int[] {
                            1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2
                        })
                        .test()
                        .statistic());
        assertThat(result.trend(new double[] {3, 8}).statistic())
                .isCloseTo(result.test().statistic(), within(EXACT));
    }

    private static double weighted(LogRankWeight weight, int[] groups) {
        return LogRankTest.withDefaults().with(weight).test(SIX, groups).test().statistic();
    }

    @Test
    void curve_comparisons() {
        MethodsPage page = MethodsPage.named("curve-comparisons");
        RestrictedMeanComparison means = RestrictedMeanComparison.of(curve(events(1, 2)), curve(events(1, 4)), 3);
        SurvivalComparison at = SurvivalComparison.at(curve(events(1, 5)), curve(events(1, 5, 6, 7)), 3);

        page.says("√(0.125 + 0.5) = %.3f", means.difference().standardError());
        page.says("0.5 ± 1.96 · 0.791 = %.3f to %.3f | %.3f", tail(means.difference()));
        page.says("√(0.125/1.5² + 0.5/2²) = %.3f", means.ratio().standardError());
        page.says("1.333 · exp(±1.96 · 0.425) = %.3f to %.3f | %.3f", tail(means.ratio()));
        page.says(
                "√(0.125/1.5² + 0.5/1²) = %.3f | %.3f to %.3f | %.3f",
                means.lostRatio().standardError(),
                tail(means.lostRatio())[0],
                tail(means.lostRatio())[1],
                tail(means.lostRatio())[2]);
        page.says("chi-square %.3f. Log-log", at.plain().statistic());
        page.says("chi-square 0.8794²/2.0476 = %.3f", at.logLog().statistic());
    }

    private static Object[] tail(Contrast contrast) {
        return new Object[] {contrast.interval().lower(), contrast.interval().upper(), contrast.pValue()};
    }

    @Test
    void pseudo_values() {
        MethodsPage page = MethodsPage.named("pseudo-values");
        SurvivalSample three = SurvivalSample.of(new double[] {1, 2, 3}, new boolean[] {true, false, true});

        page.says("3 · 2/3 − 2 · 1 = 0 | 3 · 2/3 − 2 · 1/2 = 1 | 1 |");
        assertThat(PseudoValues.survival(three, 2)).containsExactly(new double[] {0, 1, 1}, within(EXACT));
        page.says("3 · 7/3 − 2 · 3 = 1 | 3 · 7/3 − 2 · 2 = 3 | 3 |");
        assertThat(PseudoValues.restrictedMean(three, 3)).containsExactly(new double[] {1, 3, 3}, within(EXACT));
    }

    @Test
    void turnbull() {
        MethodsPage page = MethodsPage.named("turnbull");
        TurnbullCurve four = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(new double[] {0, 0, 1, 2}, new double[] {2, 2, 3, 4}));
        TurnbullCurve six = Turnbull.withDefaults()
                .estimate(IntervalCensoredSample.of(new double[] {0, 1, 1, 0, 0, 2}, new double[] {1, 3, 3, 2, 2, 3}));

        page.says(
                "S = 1 up to 1, 1/3 at 2, 0 from 3. Log-likelihood 2 log(2/3) + log(1/3) = %.3f", four.logLikelihood());
        assertThat(four.survival(1).greatest()).isEqualTo(1);
        assertThat(four.survival(2).greatest()).isCloseTo(1 / 3.0, within(1e-5));
        assertThat(four.survival(3).greatest()).isCloseTo(0, within(EXACT));
        page.says("the maximum of p²(1 − p)⁴ is p = 1/3 for all three");
        assertThat(six.masses())
                .allSatisfy(mass -> assertThat(mass.probability()).isCloseTo(1 / 3.0, within(1e-4)));
        // The likelihood is flat near its maximum; the gap bounds it.
        assertThat(six.logLikelihood()).isCloseTo(2 * Math.log(1 / 3.0) + 4 * Math.log(2 / 3.0), within(1e-9));
    }

    @Test
    void aalen_johansen() {
        MethodsPage page = MethodsPage.named("aalen-johansen");
        CompetingRisksSample five = CompetingRisksSample.of(2, new double[] {1, 2, 3, 4, 5}, new int[] {1, 2, 0, 1, 2});

        IncidenceEstimate first =
                AalenJohansen.withDefaults().estimate(five).cause(1).at(4);
        assertThat(first.incidence()).isCloseTo(0.5, within(EXACT));
        page.says("0.065, standard error %.4f", first.standardError());
        page.says(
                "0.5^exp(1.4418) = %.4f and 0.5^exp(−1.4418) = %.4f",
                first.interval().lower(), first.interval().upper());
        page.says(
                "Together %.6f",
                Math.pow(
                        AalenJohansen.withDefaults()
                                .with(IncidenceVariance.GRAY)
                                .estimate(five)
                                .cause(1)
                                .at(4)
                                .standardError(),
                        2));
        assertThat(AalenJohansen.withDefaults().estimate(five).cause(2).at(5).incidence())
                .isCloseTo(0.5, within(EXACT));
    }

    @Test
    void gray() {
        MethodsPage page = MethodsPage.named("gray");
        GrayResult result = GrayTest.withDefaults()
                .test(CompetingRisksSample.of(2, new double[] {1, 3, 2, 4}, new int[] {1, 2, 1, 0}), 1, new int[] {
                    0, 0, 1, 1
                });

        assertThat(result.scores().get(0)).isCloseTo(1 / 6.0, within(EXACT));
        assertThat(result.covariance().get(0).get(0)).isCloseTo(557 / 1152.0, within(EXACT));
        page.says(
                "= 32/557 = %.4f, p = %.3f",
                result.test().statistic(), result.test().pValue());
        assertThat(25 / 288.0 + 169 / 1152.0 + 1 / 8.0 + 1 / 8.0).isCloseTo(557 / 1152.0, within(EXACT));
    }
}
