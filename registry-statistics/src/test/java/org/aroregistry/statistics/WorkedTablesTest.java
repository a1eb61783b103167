package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.statistics.multiplicity.PValueAdjustment;
import org.aroregistry.statistics.ranks.GroupTest;
import org.aroregistry.statistics.ranks.GroupedValues;
import org.aroregistry.statistics.ranks.KolmogorovSmirnov;
import org.aroregistry.statistics.ranks.MeanDifference;
import org.aroregistry.statistics.ranks.RankSum;
import org.aroregistry.statistics.ranks.RankSumTest;
import org.aroregistry.statistics.ranks.SeveralGroups;
import org.aroregistry.statistics.ranks.TTest;
import org.aroregistry.statistics.rates.PoissonInterval;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.rates.RateRatio;
import org.aroregistry.statistics.rates.RateRatioEstimator;
import org.aroregistry.statistics.tables.Association;
import org.aroregistry.statistics.tables.AssociationTest;
import org.aroregistry.statistics.tables.ContingencyTable;
import org.aroregistry.statistics.tables.CountedCell;
import org.aroregistry.statistics.tables.Effect;
import org.aroregistry.statistics.tables.FisherTest;
import org.aroregistry.statistics.tables.MeasuredCell;
import org.aroregistry.statistics.tables.Proportion;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;
import org.aroregistry.statistics.tables.QuantileDefinition;
import org.aroregistry.statistics.tables.StandardizedDifference;
import org.aroregistry.statistics.tables.TwoByTwo;
import org.junit.jupiter.api.Test;

/** The examples worked by hand on the pages of counts, rates, ranks and tables: the fractions of the page, and its decimals. */
class WorkedTablesTest {

    @Test
    void proportions() {
        MethodsPage page = MethodsPage.named("proportions-and-rates");
        ProportionEstimator wilson = ProportionEstimator.withDefaults();
        ProportionEstimator exact = wilson.with(ProportionInterval.CLOPPER_PEARSON);
        Proportion three = wilson.estimate(3, 16);

        page.says(
                "= 0.1821: %.4f to %.4f",
                three.interval().lower(), three.interval().upper());
        page.says(
                "quantiles of Beta(3, 14) and Beta(4, 13), %.4f to %.4f",
                exact.estimate(3, 16).interval().lower(),
                exact.estimate(3, 16).interval().upper());
        page.says(
                "0.025^(1/10) = %.4f; Wilson's is z²/(10 + z²) = %.4f",
                exact.estimate(0, 10).interval().upper(),
                wilson.estimate(0, 10).interval().upper());
        page.says("2 · (1 + 16 + 120 + 560)/2¹⁶ = %.4f", three.exactP(0.5));
        page.says(
                "For 50 of 100: %.4f to %.4f here",
                wilson.with(ProportionInterval.WILSON_CONTINUITY)
                        .estimate(50, 100)
                        .interval()
                        .lower(),
                wilson.with(ProportionInterval.WILSON_CONTINUITY)
                        .estimate(50, 100)
                        .interval()
                        .upper());
    }

    @Test
    void rates_and_their_ratio() {
        MethodsPage page = MethodsPage.named("proportions-and-rates");
        RateEstimator rates = RateEstimator.withDefaults();
        PoissonRate seven = rates.estimate(7, 23.4);

        page.says("7/23.4 = %.4f", seven.rate());
        page.says(
                "2.8144/23.4 = %.4f and 14.4227/23.4 = %.4f",
                seven.interval().lower(), seven.interval().upper());
        page.says("−log(0.025)/11.2 = %.4f", rates.estimate(0, 11.2).interval().upper());
        page.says(
                "−log(0.05)/11.2 = %.4f",
                rates.with(PoissonInterval.MID_P).estimate(0, 11.2).interval().upper());
        ConfidenceInterval byar =
                rates.with(PoissonInterval.BYAR).estimate(7, 1).interval();
        page.says("1.96/(3√7))³ = %.4f and 8(1 − 1/72 + 1.96/(3√8))³ = %.4f", byar.lower(), byar.upper());
        RateRatio ratio = RateRatioEstimator.withDefaults().estimate(rates.estimate(0, 3), rates.estimate(5, 3));
        page.says(
                "p = 2/2⁵ = %.4f. The ratio is infinite, its lower limit p/(1 − p) with p⁵ = 0.025: %.4f",
                ratio.exactP(), ratio.exact().lower());
        assertThat(ratio.estimate()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void quantiles() {
        MethodsPage page = MethodsPage.named("proportions-and-rates");
        double[] values = {3, 5, 7, 8, 12, 14, 21, 40};
        MeasuredCell seven = MeasuredCell.of(values);
        MeasuredCell six = MeasuredCell.of(values, QuantileDefinition.SIX);
        MeasuredCell two = MeasuredCell.of(values, QuantileDefinition.TWO);

        page.says(
                "5 + 0.75 · 2 = %.1f; median %.0f, upper quartile %.2f",
                seven.lowerQuartile(), seven.median(), seven.upperQuartile());
        page.says(
                "5 + 0.25 · 2 = %.1f, median %.0f, upper quartile %.2f",
                six.lowerQuartile(), six.median(), six.upperQuartile());
        page.says(
                "by definition 2 between the second and third, %.0f, %.0f, %.1f",
                two.lowerQuartile(), two.median(), two.upperQuartile());
    }

    @Test
    void contingency_tables() {
        MethodsPage page = MethodsPage.named("contingency-tables");
        ContingencyTable table = ContingencyTable.of(new long[][] {{8, 2}, {1, 5}});
        TwoByTwo measures = TwoByTwo.withDefaults();
        AssociationTest pearson = Association.pearson(table);

        page.says(
                "%.3f, %.3f, %.3f, %.3f |",
                table.expected(0, 0), table.expected(0, 1), table.expected(1, 0), table.expected(1, 1));
        page.says("| %.3f, p = %.3f |", pearson.statistic(), pearson.pValue());
        page.says("1.875² · the same | %.3f |", Association.yates(table).statistic());
        page.says("√(6.112/16) | %.3f |", Association.cramersV(table));
        saysEffect(page, "%.3f, %.3f to %.3f |", measures.riskDifferenceWald(table));
        Effect newcombe = measures.riskDifferenceNewcombe(table);
        page.says(
                "| %.3f to %.3f |",
                newcombe.interval().lower(), newcombe.interval().upper());
        saysEffect(page, "%.1f, %.3f to %.1f |", measures.riskRatio(table));
        saysEffect(page, "%.0f, %.3f to %.1f |", measures.oddsRatio(table));
        page.says(
                "8.5 · 5.5/(2.5 · 1.5) | %.2f |",
                measures.oddsRatioHaldane(table).estimate());
    }

    private static void saysEffect(MethodsPage page, String format, Effect effect) {
        page.says(
                format,
                effect.estimate(),
                effect.interval().lower(),
                effect.interval().upper());
    }

    @Test
    void fisher_and_trend() {
        MethodsPage page = MethodsPage.named("contingency-tables");
        FisherTest tea = TwoByTwo.withDefaults().fisher(ContingencyTable.of(new long[][] {{3, 1}, {1, 3}}));

        page.says("p = 34/70. Greater: 17/70. Mid-P: 1 + 1 + ½ · 32 = 18 of 70");
        assertThat(tea.pValue()).isCloseTo(34 / 70.0, within(1e-14));
        assertThat(tea.greater()).isCloseTo(17 / 70.0, within(1e-14));
        assertThat(tea.midP()).isCloseTo(18 / 70.0, within(1e-14));
        page.says(
                "= 4/2 = %.0f",
                Association.trend(ContingencyTable.of(new long[][] {{3, 1}, {2, 2}, {1, 3}}))
                        .statistic());
    }

    @Test
    void rank_tests() {
        MethodsPage page = MethodsPage.named("rank-tests");
        GroupedValues two = GroupedValues.of(new double[] {1, 2, 5}, new double[] {3, 9});
        RankSum ranks = RankSumTest.test(two);
        MeanDifference student = TTest.withDefaults().withEqualVariances().test(two);
        MeanDifference welch = TTest.withDefaults().test(two);
        GroupedValues three = GroupedValues.of(new double[] {1, 2, 5}, new double[] {3, 9}, new double[] {4, 7});
        GroupTest kruskal = SeveralGroups.kruskalWallis(three);
        GroupTest variance = SeveralGroups.analysisOfVariance(three);

        page.says("W = 7 − 3 · 4/2 = %.0f", ranks.statistic());
        page.says("exact p = 2 · 2/10 = %.1f", ranks.exactP());
        page.says(
                "z = (1 − 3)/√3, p = %.3f, with ½ for continuity (−2 + ½)/√3, p = %.3f",
                ranks.uncorrectedP(), ranks.asymptoticP());
        page.says("shift %.0f. Area 1/6", ranks.shift());
        assertThat(ranks.probability()).isCloseTo(1 / 6.0, within(1e-15));
        page.says(
                "= %.3f on %.0f, p = %.3f, difference %.3f (%.2f to %.2f)",
                student.statistic(),
                student.degreesOfFreedom(),
                student.pValue(),
                student.difference(),
                student.interval().lower(),
                student.interval().upper());
        page.says(
                "√(13/9 + 9) = %.3f on (94/9)²/((13/9)²/2 + 9²/1) = %.3f, p = %.3f",
                welch.statistic(), welch.degreesOfFreedom(), welch.pValue());
        page.says("2/3, p = %.3f", KolmogorovSmirnov.withDefaults().test(two).pValue());
        page.says(
                "(16/3 + 4/2 + 4/2) = %.0f on %d, p = %.3f",
                kruskal.statistic(), kruskal.numerator(), kruskal.pValue());
        page.says("F = %.3f, p = %.3f", variance.statistic(), variance.pValue());
    }

    @Test
    void multiplicity() {
        MethodsPage page = MethodsPage.named("multiplicity");
        double[] given = {0.01, 0.03, 0.04};

        says(page, PValueAdjustment.BONFERRONI.adjust(given), 0.03, 0.09, 0.12);
        says(page, PValueAdjustment.HOLM.adjust(given), 0.03, 0.06, 0.06);
        says(page, PValueAdjustment.HOCHBERG.adjust(given), 0.03, 0.04, 0.04);
        says(page, PValueAdjustment.HOMMEL.adjust(given), 0.03, 0.04, 0.04);
        says(page, PValueAdjustment.BENJAMINI_HOCHBERG.adjust(given), 0.03, 0.04, 0.04);
        double[] yekutieli = PValueAdjustment.BENJAMINI_YEKUTIELI.adjust(given);
        page.says("11/6 · 0.03 = %.3f | 11/6 · 0.04 = %.4f | %.4f |", yekutieli[0], yekutieli[1], yekutieli[2]);
        page.says("| Bonferroni | 3 · 0.01 = 0.03 | 0.09 | 0.12 |");
        page.says("| Hommel | 0.03 | 0.04 | 0.04 |");
        page.says("= 0.06 | max(0.06, 1 · 0.04) = 0.06 |");
    }

    private static void says(MethodsPage page, double[] adjusted, double... expected) {
        assertThat(adjusted).containsExactly(expected, within(1e-15));
        page.says("0.01, 0.03, 0.04, m = 3");
    }

    @Test
    void table_one() {
        MethodsPage page = MethodsPage.named("table-one");
        MeasuredCell low = MeasuredCell.of(new double[] {3, 5, Double.NaN, 7});
        MeasuredCell high = MeasuredCell.of(new double[] {6, 8, 10});
        CountedCell first = CountedCell.of(new int[] {0, 0, 1, 1, 1, 2, 2, 2, 2, 2}, 3);

        page.says("n = %d, missing %d, mean %.0f", low.size(), low.missing(), low.mean());
        page.says(
                "√(8/2) = %.0f, quartiles %.0f, %.0f, %.0f",
                low.standardDeviation(), low.lowerQuartile(), low.median(), low.upperQuartile());
        page.says("√((4 + 4)/2) = %.1f", StandardizedDifference.ofMeasured(low, high));
        page.says("0.2/√0.23 = %.4f", StandardizedDifference.ofCategories(new long[] {3, 7}, new long[] {5, 5}));
        page.says("√0.4681 = %.3f", StandardizedDifference.ofCategories(new long[] {2, 3, 5}, new long[] {4, 4, 2}));
        assertThat(first.counts()).containsExactly(2L, 3L, 5L);
    }
}
