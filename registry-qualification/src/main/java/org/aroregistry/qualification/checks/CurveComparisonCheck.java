package org.aroregistry.qualification.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.survival.Contrast;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.PseudoValues;
import org.aroregistry.statistics.survival.RestrictedMeanComparison;
import org.aroregistry.statistics.survival.SurvivalComparison;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalSample;
import tools.jackson.databind.JsonNode;

/** Two curves against each other, by restricted means and at fixed times, and pseudo-values. */
final class CurveComparisonCheck {
    private CurveComparisonCheck() {}

    /** Difference, ratio and ratio of time lost of restricted means. */
    static void restrictedMeans(CaseAnalysis analysis) {
        List<SurvivalCurve> curves = curves(analysis);
        for (JsonNode wanted : analysis.expected().get("results")) {
            RestrictedMeanComparison got = RestrictedMeanComparison.of(
                    curves.get(0), curves.get(1), wanted.get("tau").asDouble());
            String where = "tau " + wanted.get("tau");
            JsonNode means = wanted.get("rmst");
            analysis.estimate(
                    "restricted mean", where + ", group 0", got.first().estimate(), means.get(0));
            analysis.estimate(
                    "restricted mean", where + ", group 1", got.second().estimate(), means.get(1));
            JsonNode errors = wanted.get("se");
            analysis.error(
                    "SE of restricted mean", where + ", group 0", got.first().standardError(), errors.get(0));
            analysis.error(
                    "SE of restricted mean", where + ", group 1", got.second().standardError(), errors.get(1));
            contrast(analysis, "difference", where, got.difference(), wanted.get("difference"));
            analysis.error(
                    "difference: SE",
                    where,
                    got.difference().standardError(),
                    wanted.get("difference").get("se"));
            contrast(analysis, "ratio", where, got.ratio(), wanted.get("ratio"));
            contrast(analysis, "ratio of time lost", where, got.lostRatio(), wanted.get("rmtlRatio"));
        }
    }

    /** Difference of survival at times, with both tests. */
    static void fixedTimes(CaseAnalysis analysis) {
        List<SurvivalCurve> curves = curves(analysis);
        JsonNode expected = analysis.expected();
        Comparison comparison = analysis.comparison();
        for (int j = 0; j < expected.get("times").size(); j++) {
            double time = expected.get("times").get(j).asDouble();
            SurvivalComparison got = SurvivalComparison.at(curves.get(0), curves.get(1), time);
            String where = "at " + time;
            analysis.estimate(
                    "difference",
                    where,
                    got.difference().estimate(),
                    expected.get("diff").get(j));
            analysis.error(
                    "SE of difference",
                    where,
                    got.difference().standardError(),
                    expected.get("seDiff").get(j));
            comparison.number(
                    "plain: chi-square",
                    where,
                    got.plain().statistic(),
                    expected.get("chisqPlain").get(j),
                    Tolerance.CHI_SQUARE);
            comparison.number(
                    "log-log: chi-square",
                    where,
                    got.logLog().statistic(),
                    expected.get("chisqCloglog").get(j),
                    Tolerance.CHI_SQUARE);
        }
    }

    /** Pseudo-values of survival at times, then of restricted means, row by row. */
    static void pseudoValues(CaseAnalysis analysis) {
        SurvivalSample sample = analysis.sample();
        double[] times = CaseAnalysis.numbers(analysis.spec().path("times"));
        double[] horizons = CaseAnalysis.numbers(analysis.spec().path("tau"));
        List<double[]> columns = new ArrayList<>();
        Arrays.stream(times).forEach(time -> columns.add(PseudoValues.survival(sample, time)));
        Arrays.stream(horizons).forEach(horizon -> columns.add(PseudoValues.restrictedMean(sample, horizon)));
        JsonNode rows = analysis.expected().get("pseudo");
        analysis.comparison().number("rows", "", sample.size(), rows.size(), Tolerance.NONE);
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < columns.size(); c++) {
                boolean mean = c >= times.length;
                analysis.estimate(
                        mean ? "pseudo-value of restricted mean" : "pseudo-value of survival",
                        "row " + i + ", column " + c,
                        columns.get(c)[i],
                        rows.get(i).get(c));
            }
        }
    }

    private static void contrast(CaseAnalysis analysis, String quantity, String where, Contrast got, JsonNode wanted) {
        analysis.estimate(quantity, where, got.estimate(), wanted.get("estimate"));
        analysis.error(quantity + ": limits", where + " lower", got.interval().lower(), wanted.get("lower"));
        analysis.error(quantity + ": limits", where + " upper", got.interval().upper(), wanted.get("upper"));
        analysis.comparison().pValue(quantity + ": p", where, got.pValue(), wanted.get("p"));
    }

    private static List<SurvivalCurve> curves(CaseAnalysis analysis) {
        SurvivalSample sample = KaplanMeierCheck.weightedSample(analysis);
        int[] groups = analysis.groups();
        KaplanMeier estimator = KaplanMeier.withDefaults().with(analysis.level());
        return List.of(
                estimator.estimate(sample.select(i -> groups[i] == 0)),
                estimator.estimate(sample.select(i -> groups[i] == 1)));
    }
}
