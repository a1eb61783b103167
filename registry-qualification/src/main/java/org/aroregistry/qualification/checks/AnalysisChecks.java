package org.aroregistry.qualification.checks;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aroregistry.qualification.cases.CaseAnalysis;

/** The types of analysis this library can be checked on. */
public final class AnalysisChecks {
    private static final Map<String, AnalysisCheck> CHECKS = new TreeMap<>(Map.ofEntries(
            Map.entry("km", KaplanMeierCheck::run),
            Map.entry("logrank", LogRankCheck::run),
            Map.entry("rmstDiff", CurveComparisonCheck::restrictedMeans),
            Map.entry("fixedTimeDiff", CurveComparisonCheck::fixedTimes),
            Map.entry("pseudo", CurveComparisonCheck::pseudoValues),
            Map.entry("cox", CoxCheck::run),
            Map.entry("prediction", PredictionCheck::run),
            Map.entry("cif", IncidenceCheck::run),
            Map.entry("gray", GrayCheck::run),
            Map.entry("fineGray", FineGrayCheck::run),
            Map.entry("multistate", MultiStateCheck::run),
            Map.entry("mcf", RecurrentCheck::events),
            Map.entry("mcfTerminal", RecurrentCheck::terminal),
            Map.entry("mantelByar", ExposureCheck::mantelByar),
            Map.entry("landmark", ExposureCheck::landmark),
            Map.entry("naiveImmortal", ExposureCheck::naive),
            Map.entry("rate", RateCheck::groups),
            Map.entry("rateGrid", RateCheck::grid),
            Map.entry("rateRatioGrid", RateCheck::ratios),
            Map.entry("padjust", MultiplicityCheck::run),
            Map.entry("crosstab", CrosstabCheck::crosstab),
            Map.entry("ranks", RanksCheck::run),
            Map.entry("logistic", LogisticCheck::run),
            Map.entry("firthCox", FirthCoxCheck::run),
            Map.entry("table1", TableOneCheck::run),
            Map.entry("table2x2Grid", CrosstabCheck::grid),
            Map.entry("proportion", ProportionCheck::groups),
            Map.entry("propGrid", ProportionCheck::grid)));

    private AnalysisChecks() {}

    /** Gives the names of the types, as in expected.json. */
    public static Set<String> types() {
        return Set.copyOf(CHECKS.keySet());
    }

    /**
     * Computes and compares one analysis.
     *
     * @param analysis an analysis of one of the {@link #types}
     * @throws IllegalArgumentException if the type is not one of them, or the specification makes no sense
     */
    public static void run(CaseAnalysis analysis) {
        AnalysisCheck check = CHECKS.get(analysis.type());
        if (check == null) {
            throw new IllegalArgumentException("no check for analyses of type '" + analysis.type() + "'");
        }
        check.run(analysis);
    }
}
