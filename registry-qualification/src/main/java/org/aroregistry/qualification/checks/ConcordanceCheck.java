package org.aroregistry.qualification.checks;

import java.util.Locale;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.regression.Concordance;
import org.aroregistry.statistics.regression.ConcordanceEstimate;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.PairCounts;
import org.aroregistry.statistics.regression.PairWeights;
import tools.jackson.databind.JsonNode;

/** Concordance of a fitted model's linear predictor with the outcome. */
final class ConcordanceCheck {
    private ConcordanceCheck() {}

    /**
     * Compares.
     *
     * @param analysis the rows, and the comparison to tell
     * @param fit a fit that converged
     * @param wanted c, se, pairs by kind, and perhaps Uno's C; missing if the case holds none
     */
    static void compare(CaseAnalysis analysis, CoxFit fit, JsonNode wanted) {
        if (!wanted.isObject()) {
            return;
        }
        String where = fit.ties().toString().toLowerCase(Locale.ROOT);
        ConcordanceEstimate got = Concordance.withDefaults().estimate(fit);
        // Weighted pairs are sums of products, in any order; without weights they are counts.
        Tolerance counted = analysis.has("weights") ? Tolerance.CONCORDANCE : Tolerance.NONE;
        PairCounts pairs = got.pairs();
        analysis.comparison().number("concordant pairs", where, pairs.concordant(), wanted.get("concordant"), counted);
        analysis.comparison().number("discordant pairs", where, pairs.discordant(), wanted.get("discordant"), counted);
        analysis.comparison()
                .number("pairs tied in the predictor", where, pairs.tiedPredictor(), wanted.get("tiedX"), counted);
        analysis.comparison().number("pairs tied in time", where, pairs.tiedTime(), wanted.get("tiedY"), counted);
        analysis.comparison().number("pairs tied in both", where, pairs.tiedBoth(), wanted.get("tiedXY"), counted);
        estimate(analysis, "concordance", where, got, wanted.get("c"), wanted.get("se"));
        if (wanted.path("uno").isNumber()) {
            ConcordanceEstimate uno = Concordance.withDefaults()
                    .with(PairWeights.INVERSE_CENSORING)
                    .estimate(fit);
            estimate(analysis, "Uno's concordance", where, uno, wanted.get("uno"), wanted.get("unoSe"));
        }
    }

    private static void estimate(
            CaseAnalysis analysis, String what, String where, ConcordanceEstimate got, JsonNode c, JsonNode error) {
        analysis.comparison().number(what, where, got.concordance(), c, Tolerance.CONCORDANCE);
        analysis.comparison().number("SE of " + what, where, got.standardError(), error, Tolerance.MODEL);
    }
}
