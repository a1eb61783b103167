package org.aroregistry.qualification.checks;

import java.util.List;
import java.util.Map;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.multiplicity.PValueAdjustment;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.LogRankHazardRatio;
import org.aroregistry.statistics.survival.LogRankPair;
import org.aroregistry.statistics.survival.LogRankResult;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.LogRankWeight;
import org.aroregistry.statistics.survival.SurvivalSample;
import tools.jackson.databind.JsonNode;

/** Tests of the log-rank family: sums, variance, weights, trend, pairs. */
final class LogRankCheck {
    private static final Map<String, LogRankWeight> WEIGHTS = Map.of(
            "logrank", LogRankWeight.Named.LOG_RANK,
            "petoPeto", LogRankWeight.Named.PETO_PETO,
            "petoPetoModified", LogRankWeight.Named.PETO_PETO_MODIFIED,
            "gehan", LogRankWeight.Named.GEHAN,
            "taroneWare", LogRankWeight.Named.TARONE_WARE,
            "fh_0_1", new LogRankWeight.FlemingHarrington(0, 1),
            "fh_1_1", new LogRankWeight.FlemingHarrington(1, 1),
            "fh_05_05", new LogRankWeight.FlemingHarrington(0.5, 0.5));

    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final JsonNode expected;
    private final SurvivalSample sample;
    private final int[] groups;
    private final int[] strata;

    private LogRankCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.expected = analysis.expected();
        this.sample = analysis.sample();
        this.groups = analysis.groups();
        this.strata = analysis.strata();
    }

    static void run(CaseAnalysis analysis) {
        new LogRankCheck(analysis).run();
    }

    private void run() {
        LogRankResult plain = LogRankTest.withDefaults().test(sample, groups, strata);
        comparison.number(
                "groups", "", plain.groups().size(), expected.get("groups").size(), Tolerance.NONE);
        comparison.exactly("degrees of freedom", "", plain.test().degreesOfFreedom(), expected.get("df"));
        for (int k = 0; k < plain.groups().size(); k++) {
            String where = "group " + k;
            comparison.exactly(
                    "subjects",
                    where,
                    plain.groups().get(k).subjects(),
                    expected.get("n").get(k));
            analysis.estimate(
                    "observed",
                    where,
                    plain.groups().get(k).observed(),
                    expected.get("observed").get(k));
            analysis.estimate(
                    "expected",
                    where,
                    plain.groups().get(k).expected(),
                    expected.get("expected").get(k));
            for (int l = 0; l < plain.groups().size(); l++) {
                comparison.number(
                        "variance",
                        where + "," + l,
                        plain.covariance().get(k).get(l),
                        expected.get("variance").get(k).get(l),
                        Tolerance.CHI_SQUARE);
            }
        }
        for (Map.Entry<String, JsonNode> test : expected.get("tests").properties()) {
            weighted(test.getKey(), test.getValue());
        }
        if (expected.has("trend")) {
            double[] scores = CaseAnalysis.numbers(expected.get("trend").get("scores"));
            for (int k = 0; k < scores.length; k++) {
                comparison.number(
                        "trend: score",
                        "",
                        k + 1.0,
                        expected.get("trend").get("scores").get(k),
                        Tolerance.NONE);
            }
            test("trend", "", plain.trend(scores), expected.get("trend"));
        }
        hazardRatio(plain);
        pairs();
    }

    private void weighted(String name, JsonNode wanted) {
        LogRankWeight weight = WEIGHTS.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("no log-rank weight named '" + name + "'");
        }
        LogRankResult got = LogRankTest.withDefaults().with(weight).test(sample, groups, strata);
        test("test", name, got.test(), wanted);
        for (int k = 0; k < got.groups().size(); k++) {
            String where = name + ", group " + k;
            analysis.estimate(
                    "weighted observed",
                    where,
                    got.groups().get(k).observed(),
                    wanted.get("weightedObserved").get(k));
            analysis.estimate(
                    "weighted expected",
                    where,
                    got.groups().get(k).expected(),
                    wanted.get("weightedExpected").get(k));
        }
    }

    private void hazardRatio(LogRankResult plain) {
        if (expected.path("logrankHR").isObject()) {
            JsonNode wanted = expected.get("logrankHR");
            LogRankHazardRatio got = plain.hazardRatio(analysis.level());
            analysis.estimate("hazard ratio O/E", "", got.observedToExpected(), wanted.get("oe"));
            analysis.estimate("hazard ratio Peto", "", got.peto(), wanted.get("peto"));
            analysis.error("hazard ratio Peto: limits", "lower", got.interval().lower(), wanted.get("petoLower"));
            analysis.error("hazard ratio Peto: limits", "upper", got.interval().upper(), wanted.get("petoUpper"));
        }
    }

    private void pairs() {
        JsonNode pairs = expected.path("pairwise");
        if (!pairs.isObject()) {
            return;
        }
        List<LogRankPair> got = LogRankTest.withDefaults().pairwise(sample, groups, strata);
        comparison.number("pairs", "", got.size(), pairs.get("i").size(), Tolerance.NONE);
        for (int j = 0; j < got.size(); j++) {
            LogRankPair pair = got.get(j);
            String where = "pair " + j;
            comparison.exactly(
                    "pairwise: groups", where, pair.first() + 1, pairs.get("i").get(j));
            comparison.exactly(
                    "pairwise: groups", where, pair.second() + 1, pairs.get("j").get(j));
            comparison.number(
                    "pairwise: chi-square",
                    where,
                    pair.test().statistic(),
                    pairs.get("chisq").get(j),
                    Tolerance.CHI_SQUARE);
            comparison.pValue(
                    "pairwise: p", where, pair.test().pValue(), pairs.get("p").get(j));
        }
        double[] pValues =
                got.stream().mapToDouble(pair -> pair.test().pValue()).toArray();
        adjusted("holm", PValueAdjustment.HOLM.adjust(pValues), pairs);
        adjusted("bh", PValueAdjustment.BENJAMINI_HOCHBERG.adjust(pValues), pairs);
        adjusted("bonferroni", PValueAdjustment.BONFERRONI.adjust(pValues), pairs);
    }

    private void adjusted(String method, double[] got, JsonNode pairs) {
        for (int j = 0; j < got.length; j++) {
            comparison.pValue(
                    "pairwise: adjusted p",
                    method + ", pair " + j,
                    got[j],
                    pairs.get(method).get(j));
        }
    }

    private void test(String quantity, String where, ChiSquareTest got, JsonNode wanted) {
        analysis.test(
                quantity, where, got.statistic(), got.degreesOfFreedom(), got.pValue(), wanted, Tolerance.CHI_SQUARE);
    }
}
