package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.aroregistry.statistics.exposure.ExposureComparison;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.MantelByar;
import org.aroregistry.statistics.multiplicity.PValueAdjustment;
import org.aroregistry.statistics.multistate.MultiStateSample;
import org.aroregistry.statistics.multistate.OccupancyEstimate;
import org.aroregistry.statistics.multistate.OccupancyEstimator;
import org.aroregistry.statistics.ranks.GroupTest;
import org.aroregistry.statistics.ranks.GroupedValues;
import org.aroregistry.statistics.ranks.RankSum;
import org.aroregistry.statistics.ranks.RankSumTest;
import org.aroregistry.statistics.ranks.SeveralGroups;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.rates.RateRatio;
import org.aroregistry.statistics.rates.RateRatioEstimator;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.RecurrentEstimate;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.FineGray;
import org.aroregistry.statistics.regression.FineGrayFit;
import org.aroregistry.statistics.regression.FirthCox;
import org.aroregistry.statistics.regression.PenalizedCoefficient;
import org.aroregistry.statistics.regression.ProportionalHazardsTest;
import org.aroregistry.statistics.regression.TimeTransform;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.Contrast;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.GrayResult;
import org.aroregistry.statistics.survival.GrayTest;
import org.aroregistry.statistics.survival.IncidenceEstimate;
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
import org.aroregistry.statistics.survival.SurvivalEstimate;
import org.aroregistry.statistics.survival.SurvivalPoint;
import org.aroregistry.statistics.survival.SurvivalQuantile;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.aroregistry.statistics.survival.Turnbull;
import org.aroregistry.statistics.survival.TurnbullCurve;
import org.aroregistry.statistics.tables.Association;
import org.aroregistry.statistics.tables.AssociationTest;
import org.aroregistry.statistics.tables.ContingencyTable;
import org.aroregistry.statistics.tables.Effect;
import org.aroregistry.statistics.tables.FisherTest;
import org.aroregistry.statistics.tables.MeasuredCell;
import org.aroregistry.statistics.tables.NumericSummary;
import org.aroregistry.statistics.tables.Proportion;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;
import org.aroregistry.statistics.tables.QuantileDefinition;
import org.aroregistry.statistics.tables.Quantiles;
import org.aroregistry.statistics.tables.StandardizedDifference;
import org.aroregistry.statistics.tables.TwoByTwo;
import org.junit.jupiter.api.Test;

/** Runs the examples of the module's README; {@link ReadmeTest} checks that the README shows exactly these. */
class ReadmeExamplesTest {

    @Test
    void survival_examples_give_the_numbers_they_state() {
        double[] days = {9, 1, 1, 6, 6, 8};
        boolean[] died = {true, true, false, true, true, false};
        SurvivalSample sample = SurvivalSample.of(days, died);

        SurvivalCurve curve =
                KaplanMeier.withDefaults().with(ConfidenceTransform.LOG_LOG).estimate(sample);

        SurvivalEstimate dayFive = curve.at(5); // survival 0.8333, limits 0.2731 to 0.9747, 4 at risk
        OptionalDouble median = curve.median().time(); // 6 days
        List<SurvivalPoint> steps = curve.points(); // one per distinct time, for a plot

        assertThat(dayFive.survival()).isCloseTo(0.8333, within(5e-5));
        assertThat(dayFive.interval().lower()).isCloseTo(0.2731, within(5e-5));
        assertThat(dayFive.interval().upper()).isCloseTo(0.9747, within(5e-5));
        assertThat(dayFive.atRisk()).isEqualTo(4);
        assertThat(median).hasValue(6);
        assertThat(steps).hasSize(4);

        double hazard = dayFive.cumulativeHazard(); // Nelson-Aalen, 1/6
        double hazardAtSix = steps.get(1).cumulativeHazard(); // 0.667, steps.get(1) being that of day 6
        double tieCorrected = steps.get(1).tieCorrectedHazard(); // Fleming-Harrington, 0.75

        assertThat(hazard).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(hazardAtSix).isCloseTo(0.667, within(5e-4));
        assertThat(tieCorrected).isCloseTo(0.75, within(1e-15));
        assertThat(steps.get(1).time()).isEqualTo(6);

        double[] enrolled = {0, 4, 6, 6, 8};
        double[] lastSeen = {3, 20, 10, 30, 40};
        boolean[] event = {true, false, true, false, false};
        SurvivalSample cohort = SurvivalSample.of(enrolled, lastSeen, event);

        double start = cohort.firstTimeAtRisk(3).orElseThrow(); // day 6
        SurvivalCurve conditional = KaplanMeier.withDefaults().estimate(cohort.aliveAt(start));
        double survival = conditional.at(10).survival(); // S(10 | alive at 6) = 0.75

        assertThat(start).isEqualTo(6);
        assertThat(survival).isEqualTo(0.75);

        SurvivalQuantile followUp =
                KaplanMeier.withDefaults().estimate(cohort.reversed()).median();

        assertThat(followUp.time()).hasValue(30);

        int[] arm = {0, 1, 1, 1, 0, 0};
        LogRankResult logRank = LogRankTest.withDefaults().test(sample, arm);
        double pValue = logRank.test().pValue(); // chi-square 2 on 1 degree of freedom, p = 0.157

        SortedMap<Integer, SurvivalCurve> byArm = KaplanMeier.withDefaults().estimate(sample, arm);
        SurvivalCurve treated = byArm.get(1);

        assertThat(logRank.test().statistic()).isCloseTo(2, within(1e-12));
        assertThat(pValue).isCloseTo(0.157, within(5e-4));
        assertThat(treated.subjects()).isEqualTo(3);

        int[] centre = {1, 1, 2, 2, 1, 2};
        LogRankTest forLateDifferences = LogRankTest.withDefaults().with(new LogRankWeight.FlemingHarrington(0, 1));
        ChiSquareTest late = forLateDifferences.test(sample, arm).test(); // chi-square 1.00
        ChiSquareTest withinCentres =
                LogRankTest.withDefaults().test(sample, arm, centre).test(); // chi-square 2.88
        ChiSquareTest trend = logRank.trend(new double[] {1, 2}); // of two groups: the test itself, 2

        assertThat(late.statistic()).isCloseTo(1, within(5e-3));
        assertThat(withinCentres.statistic()).isCloseTo(2.88, within(5e-3));
        assertThat(trend.statistic()).isCloseTo(2, within(1e-12));

        LogRankHazardRatio ratio = logRank.hazardRatio(ConfidenceLevel.NINETY_FIVE_PERCENT); // Peto 7.39, 0.46 to 118.1

        SurvivalCurve control = byArm.get(0); // or of any selection: estimate(sample.select(i -> arm[i] == 0))
        RestrictedMeanComparison means = RestrictedMeanComparison.of(control, treated, 8); // to day 8
        Contrast daysGained = means.difference(); // -3 days under treatment, -5.87 to -0.13, p = 0.041
        SurvivalComparison dayFiveOfBoth = SurvivalComparison.at(control, treated, 5); // -0.333, -0.867 to 0.200
        double[] daysOfEach = PseudoValues.restrictedMean(sample, 8); // outcome of a regression, one per subject

        assertThat(ratio.peto()).isCloseTo(7.39, within(5e-3));
        assertThat(ratio.interval().lower()).isCloseTo(0.46, within(5e-3));
        assertThat(ratio.interval().upper()).isCloseTo(118.1, within(5e-2));
        assertThat(daysGained.estimate()).isCloseTo(-3, within(1e-12));
        assertThat(daysGained.interval().lower()).isCloseTo(-5.87, within(5e-3));
        assertThat(daysGained.interval().upper()).isCloseTo(-0.13, within(5e-3));
        assertThat(daysGained.pValue()).isCloseTo(0.041, within(5e-4));
        assertThat(dayFiveOfBoth.difference().estimate()).isCloseTo(-0.333, within(5e-4));
        assertThat(dayFiveOfBoth.difference().interval().lower()).isCloseTo(-0.867, within(5e-4));
        assertThat(dayFiveOfBoth.difference().interval().upper()).isCloseTo(0.200, within(5e-4));
        assertThat(daysOfEach).hasSize(6);

        double[] weight = {1.2, 0.8, 1.5, 0.9, 1.1, 0.7}; // inverse probability of treatment
        int[] family = {0, 1, 1, 2, 3, 3};
        SurvivalCurve weighted =
                KaplanMeier.withDefaults().estimate(sample.weighted(weight).clustered(family));
        double robust = weighted.at(6).standardError(); // 0.1797

        double[] lastFree = {0, 1, 1, 0, 0, 2}; // visits: free of the event, with it
        double[] firstWith = {1, 3, 3, 2, 2, 3};
        TurnbullCurve seenAtVisits = Turnbull.withDefaults().estimate(IntervalCensoredSample.of(lastFree, firstWith));
        double afterTwo = seenAtVisits.survival(2).greatest(); // 1/3

        assertThat(robust).isCloseTo(0.1797, within(5e-5));
        assertThat(afterTwo).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void cox_example_gives_the_numbers_it_states() {
        double[] days = {9, 1, 1, 6, 6, 8};
        boolean[] died = {true, true, false, true, true, false};
        int[] arm = {0, 1, 1, 1, 0, 0};

        CoxSample rows = CoxSample.builder(days, died)
                .category("arm", List.of("standard", "new"), arm)
                .build();
        CoxFit cox = CoxRegression.withDefaults().fit(rows);
        CoxCoefficient treatment = cox.coefficients().get(0); // arm=new: hazard ratio 5.35, 0.44 to 65.4
        ProportionalHazardsTest proportional = cox.proportionalHazards(TimeTransform.KAPLAN_MEIER);

        assertThat(cox.outcome()).isEqualTo(CoxOutcome.CONVERGED);
        assertThat(treatment.name()).isEqualTo("arm=new");
        assertThat(treatment.hazardRatio()).isCloseTo(5.35, within(5e-3));
        assertThat(treatment.interval().lower()).isCloseTo(0.44, within(5e-3));
        assertThat(treatment.interval().upper()).isCloseTo(65.4, within(5e-2));
        assertThat(proportional.terms()).hasSize(1);
    }

    @Test
    void competing_causes_example_gives_the_numbers_it_states() {
        int[] cause = {1, 2, 0, 1, 2}; // 0 censored, 1 graft failure, 2 death without it
        CompetingRisksSample risks = CompetingRisksSample.of(2, new double[] {1, 2, 3, 4, 5}, cause);

        CumulativeIncidence incidence = AalenJohansen.withDefaults().estimate(risks);
        IncidenceEstimate graftFailure = incidence.cause(1).at(4); // incidence 0.5, standard error 0.2550
        double eventFree = incidence.eventFree().at(4).survival(); // 0.3

        assertThat(graftFailure.incidence()).isCloseTo(0.5, within(1e-12));
        assertThat(graftFailure.standardError()).isCloseTo(0.2550, within(5e-5));
        assertThat(eventFree).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void table_examples_give_the_numbers_they_state() {
        PoissonRate infections =
                RateEstimator.withDefaults().estimate(7, 23.4).per(100); // 29.9 per 100 years, 12.0 to 61.6
        Proportion blind = ProportionEstimator.withDefaults().estimate(3, 16); // 0.1875, 0.0659 to 0.4301
        Proportion adverse = ProportionEstimator.withDefaults()
                .with(ProportionInterval.CLOPPER_PEARSON)
                .estimate(0, 9); // 0 to 0.3363
        NumericSummary ages =
                NumericSummary.of(new double[] {3, 5, 7, 8, 12, 14, 21, 40}); // median 10, quartiles 6.5 and 15.75
        PoissonRate elsewhere = RateEstimator.withDefaults().estimate(11, 20.1);
        RateRatio twoRates = RateRatioEstimator.withDefaults().estimate(infections, elsewhere); // 1.83, 0.65 to 5.57
        double asSas = Quantiles.of(new double[] {3, 5, 7, 8, 12, 14, 21, 40}, QuantileDefinition.TWO)
                .at(0.25); // 6

        assertThat(infections.rate()).isCloseTo(29.9, within(0.05));
        assertThat(infections.interval().lower()).isCloseTo(12.0, within(0.05));
        assertThat(infections.interval().upper()).isCloseTo(61.6, within(0.05));
        assertThat(blind.estimate()).isEqualTo(0.1875);
        assertThat(blind.interval().lower()).isCloseTo(0.0659, within(5e-5));
        assertThat(blind.interval().upper()).isCloseTo(0.4301, within(5e-5));
        assertThat(adverse.interval().lower()).isZero();
        assertThat(adverse.interval().upper()).isCloseTo(0.3363, within(5e-5));
        assertThat(twoRates.estimate()).isCloseTo(1.83, within(5e-3));
        assertThat(twoRates.exact().lower()).isCloseTo(0.65, within(5e-3));
        assertThat(twoRates.exact().upper()).isCloseTo(5.57, within(5e-3));
        assertThat(asSas).isEqualTo(6);
        assertThat(ages).isEqualTo(new NumericSummary(8, 3, 6.5, 10, 15.75, 40));
    }

    @Test
    void penalised_and_competing_examples_give_the_numbers_they_state() {
        double[] months = {2, 3, 4, 5, 7, 8, 9, 11, 12, 14};
        boolean[] failed = {true, false, true, false, false, true, false, false, false, false};
        int[] donor = {1, 0, 1, 0, 1, 1, 0, 0, 1, 0};
        CoxSample grafts = CoxSample.builder(months, failed)
                .category("donor", List.of("related", "other"), donor)
                .build();
        CoxOutcome outcome = CoxRegression.withDefaults().fit(grafts).outcome(); // MONOTONE
        PenalizedCoefficient other =
                FirthCox.withDefaults().fit(grafts).coefficients().get(0); // 2.10, -0.24 to 7.01

        int[] ended = {1, 2, 1, 0, 2, 1, 0, 2, 0, 0};
        double[] yearsOfAge = {0.4, 1.2, 0.6, 2.0, 0.3, 0.9, 3.1, 0.8, 1.5, 0.7};
        CompetingRisksSample course = CompetingRisksSample.of(2, months, ended);
        GrayResult gray = GrayTest.withDefaults().test(course, 1, donor); // chi-square 3.39 on 1, p = 0.066
        List<GrayResult> grayOfEachCause = GrayTest.withDefaults().test(course, donor);
        FineGrayFit fineGray = FineGray.withDefaults().fit(course, 1, yearsOfAge);
        double perYear = fineGray.hazardRatio(0); // 0.143 per year, 0.012 to 1.668

        assertThat(outcome).isEqualTo(CoxOutcome.MONOTONE);
        assertThat(other.estimate()).isCloseTo(2.10, within(5e-3));
        assertThat(other.interval().lower()).isCloseTo(-0.24, within(5e-3));
        assertThat(other.interval().upper()).isCloseTo(7.01, within(5e-3));
        assertThat(grayOfEachCause).hasSize(2).startsWith(gray);
        assertThat(gray.test().statistic()).isCloseTo(3.39, within(5e-3));
        assertThat(gray.test().pValue()).isCloseTo(0.066, within(5e-4));
        assertThat(perYear).isCloseTo(0.143, within(5e-4));
        assertThat(fineGray.hazardRatioInterval(0).lower()).isCloseTo(0.012, within(5e-4));
        assertThat(fineGray.hazardRatioInterval(0).upper()).isCloseTo(1.668, within(5e-4));
    }

    @Test
    void examples_of_histories_give_the_numbers_they_state() {
        double[] months = {2, 3, 4, 5, 7, 8, 9, 11, 12, 14};
        double[] transplanted = {Double.NaN, 1, 2, Double.NaN, 3, 2, 4, Double.NaN, 1, 6}; // NaN: never
        boolean[] dead = {true, false, true, true, false, true, false, true, false, false};
        ExposureSample histories = ExposureSample.of(months, dead, transplanted);
        ExposureComparison mantelByar = MantelByar.test(histories); // after it: 2 deaths, 2.74 expected; p = 0.47

        int[] child = {1, 1, 1, 2, 2, 3, 4};
        double[] since = {0, 3, 5, 0, 4, 0, 0};
        double[] until = {3, 5, 9, 4, 10, 8, 6};
        boolean[] fracture = {true, true, false, true, false, false, false};
        boolean[] death = {false, false, false, false, false, false, true};
        RecurrentSample fractures = RecurrentSample.of(child, since, until, fracture, death);
        RecurrentEstimate bySix =
                MeanCumulativeFunction.withDefaults().estimate(fractures).at(6); // 0.75 per child, 0.25 to 2.22

        MultiStateSample stays = MultiStateSample.of(
                List.of("waiting", "engrafted", "dead"),
                new int[] {1, 1, 2, 3, 3, 4},
                new double[] {0, 2, 0, 0, 3, 0},
                new double[] {2, 9, 5, 3, 7, 4},
                List.of("waiting", "engrafted", "waiting", "waiting", "engrafted", "waiting"),
                List.of("engrafted", "none", "dead", "engrafted", "dead", "none"),
                "none");
        OccupancyEstimate atSix =
                OccupancyEstimator.withDefaults().estimate(stays).at(6); // engrafted 0.5, dead 0.5

        assertThat(mantelByar.exposed().observed()).isEqualTo(2);
        assertThat(mantelByar.exposed().expected()).isCloseTo(2.74, within(5e-3));
        assertThat(mantelByar.test().pValue()).isCloseTo(0.47, within(5e-3));
        assertThat(bySix.mean()).isCloseTo(0.75, within(1e-12));
        assertThat(bySix.interval().lower()).isCloseTo(0.25, within(5e-3));
        assertThat(bySix.interval().upper()).isCloseTo(2.22, within(5e-3));
        assertThat(atSix.states())
                .extracting(OccupancyEstimate.InState::probability)
                .containsExactly(0.0, 0.5, 0.5);
    }

    @Test
    void examples_of_counts_and_ranks_give_the_numbers_they_state() {
        ContingencyTable counts = ContingencyTable.of(new long[][] {{8, 2}, {1, 5}});
        FisherTest fisher = TwoByTwo.withDefaults().fisher(counts); // p = 0.035, odds ratio 15.5, 1.01 to 1060
        Effect riskDifference = TwoByTwo.withDefaults().riskDifferenceNewcombe(counts); // 0.633, 0.130 to 0.831

        GroupedValues haemoglobin =
                GroupedValues.of(new double[] {3.1, 4.2, 5.0, 6.3}, new double[] {5.5, 7.1, 8.0, 6.9, 9.2});
        RankSum ranks = RankSumTest.test(haemoglobin); // W = 1, exact p = 0.032, shift -2.8
        GroupTest kruskalWallis = SeveralGroups.kruskalWallis(haemoglobin); // chi-square 4.86, p = 0.027
        AssociationTest pearson = Association.pearson(counts); // chi-square 6.11, p = 0.013
        double imbalance = StandardizedDifference.ofMeasured(
                MeasuredCell.of(new double[] {3.1, 4.2, 5.0, 6.3}),
                MeasuredCell.of(new double[] {5.5, 7.1, 8.0, 6.9, 9.2})); // 1.98 standard deviations

        double[] adjusted = PValueAdjustment.HOLM.adjust(0.01, 0.04, 0.03); // 0.03, 0.06, 0.06

        assertThat(fisher.pValue()).isCloseTo(0.035, within(5e-4));
        assertThat(fisher.oddsRatio()).isCloseTo(15.5, within(5e-2));
        assertThat(fisher.interval().lower()).isCloseTo(1.01, within(5e-3));
        assertThat(fisher.interval().upper()).isCloseTo(1060, within(0.5));
        assertThat(riskDifference.estimate()).isCloseTo(0.633, within(5e-4));
        assertThat(riskDifference.interval().lower()).isCloseTo(0.130, within(5e-4));
        assertThat(riskDifference.interval().upper()).isCloseTo(0.831, within(5e-4));
        assertThat(ranks.statistic()).isEqualTo(1);
        assertThat(ranks.exactP()).isCloseTo(0.032, within(5e-4));
        assertThat(ranks.shift()).isCloseTo(-2.8, within(1e-12));
        assertThat(kruskalWallis.statistic()).isCloseTo(4.86, within(5e-3));
        assertThat(kruskalWallis.pValue()).isCloseTo(0.027, within(5e-4));
        assertThat(pearson.statistic()).isCloseTo(6.11, within(5e-3));
        assertThat(pearson.pValue()).isCloseTo(0.013, within(5e-4));
        assertThat(imbalance).isCloseTo(1.98, within(5e-3));
        assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
    }
}
