package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.ranks.DistributionDifference;
import org.aroregistry.statistics.ranks.GroupTest;
import org.aroregistry.statistics.ranks.GroupedValues;
import org.aroregistry.statistics.ranks.KolmogorovSmirnov;
import org.aroregistry.statistics.ranks.MeanDifference;
import org.aroregistry.statistics.ranks.RankSum;
import org.aroregistry.statistics.ranks.RankSumTest;
import org.aroregistry.statistics.ranks.SeveralGroups;
import org.aroregistry.statistics.ranks.TTest;
import tools.jackson.databind.JsonNode;

/** Comparison of a measured value between groups. */
final class RanksCheck {
    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final GroupedValues values;

    private RanksCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.values = GroupedValues.of(analysis.column("value"), analysis.groups());
    }

    static void run(CaseAnalysis analysis) {
        new RanksCheck(analysis).run();
    }

    private void run() {
        JsonNode expected = analysis.expected();
        for (int g = 0; g < values.groupCount(); g++) {
            comparison.exactly(
                    "group size",
                    "group " + g,
                    values.size(g),
                    expected.path("n").path(g));
        }
        if (expected.path("wilcoxon").isObject()) {
            wilcoxon(RankSumTest.test(values), expected.get("wilcoxon"));
        }
        TTest welch = TTest.withDefaults().with(analysis.level());
        if (expected.path("welch").isObject()) {
            t("Welch", welch.test(values), expected.get("welch"));
        }
        if (expected.path("student").isObject()) {
            t("Student", welch.withEqualVariances().test(values), expected.get("student"));
        }
        if (expected.path("ks").isObject()) {
            DistributionDifference got =
                    KolmogorovSmirnov.withDefaults().withSeriesOfR().test(values);
            analysis.estimate(
                    "Kolmogorov-Smirnov: distance",
                    "",
                    got.distance(),
                    expected.get("ks").path("d"));
            comparison.pValue(
                    "Kolmogorov-Smirnov: p",
                    "",
                    got.pValue(),
                    expected.get("ks").path("asymptoticP"));
        }
        JsonNode kruskal = expected.path("kruskal");
        if (kruskal.isObject()) {
            GroupTest got = SeveralGroups.kruskalWallis(values);
            analysis.test(
                    "Kruskal-Wallis",
                    "",
                    got.statistic(),
                    got.numerator(),
                    got.pValue(),
                    kruskal,
                    Tolerance.CHI_SQUARE);
        }
        f("analysis of variance", SeveralGroups.analysisOfVariance(values), expected.path("anova"));
        f("Welch's analysis of variance", SeveralGroups.welch(values), expected.path("welchAnova"));
    }

    private void wilcoxon(RankSum got, JsonNode wanted) {
        comparison.number("Wilcoxon: W", "", got.statistic(), wanted.path("W"), Tolerance.NONE);
        comparison.exactly("Wilcoxon: ties", "", values.hasTies(), wanted.path("ties"));
        comparison.pValue("Wilcoxon: p", "", got.asymptoticP(), wanted.path("asymptoticP"));
        comparison.pValue("Wilcoxon: p uncorrected", "", got.uncorrectedP(), wanted.path("asymptoticPNoContinuity"));
        comparison.pValue("Wilcoxon: exact p", "", got.exactP(), wanted.path("exactP"));
        analysis.estimate("Wilcoxon: area under the curve", "", got.probability(), wanted.path("auc"));
        analysis.estimate("Hodges-Lehmann", "", got.shift(), wanted.path("hodgesLehmann"));
    }

    private void t(String quantity, MeanDifference got, JsonNode wanted) {
        analysis.error(quantity + ": t", "", got.statistic(), wanted.path("t"));
        analysis.error(quantity + ": degrees of freedom", "", got.degreesOfFreedom(), wanted.path("df"));
        comparison.pValue(quantity + ": p", "", got.pValue(), wanted.path("p"));
        if (wanted.has("difference")) {
            analysis.estimate(quantity + ": difference", "", got.difference(), wanted.get("difference"));
            analysis.error(quantity + ": limits", "lower", got.interval().lower(), wanted.path("lower"));
            analysis.error(quantity + ": limits", "upper", got.interval().upper(), wanted.path("upper"));
        }
    }

    private void f(String quantity, GroupTest got, JsonNode wanted) {
        if (!wanted.isObject()) {
            return;
        }
        comparison.number(quantity + ": F", "", got.statistic(), wanted.path("F"), Tolerance.CHI_SQUARE);
        comparison.number(quantity + ": numerator", "", got.numerator(), wanted.path("df1"), Tolerance.NONE);
        analysis.error(quantity + ": denominator", "", got.denominator(), wanted.path("df2"));
        comparison.pValue(quantity + ": p", "", got.pValue(), wanted.path("p"));
    }
}
