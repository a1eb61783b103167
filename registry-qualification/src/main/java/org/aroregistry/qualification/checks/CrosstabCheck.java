package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.tables.Association;
import org.aroregistry.statistics.tables.AssociationTest;
import org.aroregistry.statistics.tables.ContingencyTable;
import org.aroregistry.statistics.tables.Effect;
import org.aroregistry.statistics.tables.FisherExact;
import org.aroregistry.statistics.tables.FisherTest;
import org.aroregistry.statistics.tables.TwoByTwo;
import tools.jackson.databind.JsonNode;

/** Tables of counts: tests of association, and the comparison of two risks. */
final class CrosstabCheck {
    /** Beyond this number of subjects the cases hold no exact test of larger tables. */
    private static final int EXACT_UP_TO = 190;

    private final CaseAnalysis analysis;
    private final Comparison comparison;

    private CrosstabCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
    }

    /** One table from the rows. */
    static void crosstab(CaseAnalysis analysis) {
        new CrosstabCheck(analysis).crosstab();
    }

    /** One two by two table of counts after the other. */
    static void grid(CaseAnalysis analysis) {
        double[] a = analysis.table().numbers("a");
        double[] b = analysis.table().numbers("b");
        double[] c = analysis.table().numbers("c");
        double[] d = analysis.table().numbers("d");
        for (int i = 0; i < a.length; i++) {
            ContingencyTable table =
                    ContingencyTable.of(new long[][] {{(long) a[i], (long) b[i]}, {(long) c[i], (long) d[i]}});
            new CrosstabCheck(analysis)
                    .twoByTwo("row " + i, table, analysis.expected().get("rows").get(i));
        }
    }

    private void crosstab() {
        JsonNode expected = analysis.expected();
        ContingencyTable table = ContingencyTable.counting(
                analysis.table().groups(analysis.names("row")), analysis.table().groups(analysis.names("col")));
        counts("", table, expected.path("counts"));
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                analysis.estimate(
                        "expected count",
                        i + "," + j,
                        table.expected(i, j),
                        expected.path("expected").path(i).path(j));
            }
        }
        AssociationTest pearson = Association.pearson(table);
        comparison.exactly("degrees of freedom", "", pearson.degreesOfFreedom(), expected.path("df"));
        comparison.number("chi-square", "", pearson.statistic(), expected.path("chisq"), Tolerance.CHI_SQUARE);
        comparison.pValue("chi-square: p", "", pearson.pValue(), expected.path("chisqP"));
        analysis.estimate("Cramér's V", "", Association.cramersV(table), expected.path("cramersV"));
        if (expected.has("fisherP")) {
            boolean small = table.total() <= EXACT_UP_TO || table.rows() == 2 && table.columns() == 2;
            comparison.pValue("Fisher: p", "", small ? FisherExact.pValue(table) : Double.NaN, expected.get("fisherP"));
        }
        if (expected.path("cochranArmitage").isObject()) {
            AssociationTest trend = Association.trend(table);
            JsonNode wanted = expected.get("cochranArmitage");
            comparison.number("trend: chi-square", "", trend.statistic(), wanted.path("chisq"), Tolerance.CHI_SQUARE);
            comparison.pValue("trend: p", "", trend.pValue(), wanted.path("p"));
        }
        if (expected.path("twoByTwo").isObject()) {
            twoByTwo("", table, expected.get("twoByTwo"));
        }
    }

    private void counts(String where, ContingencyTable table, JsonNode wanted) {
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                comparison.exactly(
                        "count",
                        where + " " + i + "," + j,
                        table.count(i, j),
                        wanted.path(i).path(j));
            }
        }
    }

    private void twoByTwo(String where, ContingencyTable table, JsonNode wanted) {
        counts(where, table, wanted.path("table"));
        FisherTest fisher = TwoByTwo.withDefaults().with(analysis.level()).fisher(table);
        comparison.pValue("Fisher: p", where, fisher.pValue(), wanted.path("fisherP"));
        comparison.pValue("Fisher: p less", where, fisher.less(), wanted.path("fisherLess"));
        comparison.pValue("Fisher: p greater", where, fisher.greater(), wanted.path("fisherGreater"));
        comparison.pValue("Fisher: mid-P", where, fisher.midP(), wanted.path("fisherMidP"));
        comparison.number(
                "conditional odds ratio",
                where,
                fisher.oddsRatio(),
                wanted.path("oddsRatioConditionalMle"),
                Tolerance.MID_P);
        comparison.number(
                "conditional odds ratio: limits",
                where + " lower",
                fisher.interval().lower(),
                wanted.path("orExactLower"),
                Tolerance.MID_P);
        comparison.number(
                "conditional odds ratio: limits",
                where + " upper",
                fisher.interval().upper(),
                wanted.path("orExactUpper"),
                Tolerance.MID_P);
        chiSquare("chi-square", where, Association.pearson(table), wanted, "chisq");
        chiSquare("Yates", where, Association.yates(table), wanted, "chisqYates");
        comparison.number(
                "G",
                where,
                Association.likelihoodRatio(table).statistic(),
                wanted.path("gStatistic"),
                Tolerance.CHI_SQUARE);
        analysis.estimate("smallest expected count", where, table.smallestExpected(), wanted.path("minExpected"));
        effects(where, table, wanted);
    }

    private void chiSquare(String quantity, String where, AssociationTest got, JsonNode wanted, String key) {
        comparison.number(quantity, where, got.statistic(), wanted.path(key), Tolerance.CHI_SQUARE);
        comparison.pValue(quantity + ": p", where, got.pValue(), wanted.path(key + "P"));
    }

    private void effects(String where, ContingencyTable table, JsonNode wanted) {
        TwoByTwo compare = TwoByTwo.withDefaults().with(analysis.level());
        Effect wald = compare.riskDifferenceWald(table);
        analysis.estimate("risk difference", where, wald.estimate(), wanted.path("riskDifference"));
        JsonNode limits = wanted.path("rdWald");
        limits("risk difference: Wald limits", where, wald.interval(), limits.path(0), limits.path(1));
        Effect newcombe = compare.riskDifferenceNewcombe(table);
        limits = wanted.path("rdNewcombe");
        limits("risk difference: Newcombe limits", where, newcombe.interval(), limits.path(0), limits.path(1));
        ratio("risk ratio", where, compare.riskRatio(table), wanted, "riskRatio", "rr");
        ratio("odds ratio", where, compare.oddsRatio(table), wanted, "oddsRatio", "orWoolf");
        ratio("odds ratio, Haldane", where, compare.oddsRatioHaldane(table), wanted, "orHaldane", "orHaldane");
    }

    private void ratio(String quantity, String where, Effect got, JsonNode wanted, String key, String limits) {
        analysis.estimate(quantity, where, got.estimate(), wanted.path(key));
        limits(
                quantity + ": limits",
                where,
                got.interval(),
                wanted.path(limits + "Lower"),
                wanted.path(limits + "Upper"));
    }

    private void limits(String quantity, String where, ConfidenceInterval got, JsonNode lower, JsonNode upper) {
        analysis.error(quantity, where + " lower", got.lower(), lower);
        // A ratio of 0 is not bounded above; R's arithmetic makes that no number.
        double above = Double.isInfinite(got.upper()) ? Double.NaN : got.upper();
        analysis.error(quantity, where + " upper", above, upper);
    }
}
