package org.aroregistry.qualification.checks;

import java.util.Locale;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.FirthCox;
import org.aroregistry.statistics.regression.FirthCoxFit;
import org.aroregistry.statistics.regression.PenalizedCoefficient;
import org.aroregistry.statistics.regression.Ties;
import org.aroregistry.statistics.tables.MeasuredCell;
import tools.jackson.databind.JsonNode;

/** Cox models with Firth's penalty. */
final class FirthCoxCheck {
    private FirthCoxCheck() {}

    static void run(CaseAnalysis analysis) {
        CoxSample sample = RegressionRows.sample(analysis);
        Comparison comparison = analysis.comparison();
        comparison.exactly(
                "events", "", sample.eventCount(), analysis.expected().get("nEvents"));
        for (JsonNode wanted : analysis.expected().get("fits")) {
            String ties = wanted.get("ties").asString();
            FirthCox model = FirthCox.withDefaults()
                    .with(Ties.valueOf(ties.toUpperCase(Locale.ROOT)))
                    .with(analysis.level());
            boolean limits = wanted.path("profileLower").isArray();
            FirthCoxFit fit = (limits ? model : model.withoutLimits()).fit(sample);
            for (int j = 0; j < fit.coefficients().size(); j++) {
                coefficient(comparison, ties, limits, fit.coefficients().get(j), wanted, j);
            }
            JsonNode global = wanted.path("globalPenalizedLr");
            analysis.test(
                    "global test",
                    ties,
                    fit.test().statistic(),
                    fit.test().degreesOfFreedom(),
                    fit.test().pValue(),
                    global,
                    Tolerance.MODEL);
            comparison.number(
                    "penalised log-likelihood",
                    ties,
                    fit.penalizedLogLikelihood() + logScales(analysis),
                    wanted.path("penalizedLoglikAtMax"),
                    Tolerance.LOG_LIKELIHOOD);
        }
    }

    private static void coefficient(
            Comparison comparison, String ties, boolean limits, PenalizedCoefficient got, JsonNode wanted, int j) {
        String where = ties + " " + got.name();
        comparison.exactly("term", where, got.name(), wanted.path("terms").path(j));
        comparison.number(
                "coefficient", where, got.estimate(), wanted.path("coef").path(j), Tolerance.MODEL);
        comparison.number(
                "standard error", where, got.standardError(), wanted.path("se").path(j), Tolerance.MODEL);
        if (limits) {
            comparison.number(
                    "profile limits",
                    where + " lower",
                    got.interval().lower(),
                    wanted.path("profileLower").path(j),
                    Tolerance.PROFILE);
            comparison.number(
                    "profile limits",
                    where + " upper",
                    got.interval().upper(),
                    wanted.path("profileUpper").path(j),
                    Tolerance.PROFILE);
        }
        comparison.number(
                "likelihood ratio",
                where,
                got.likelihoodRatio(),
                wanted.path("penalizedLrChisq").path(j),
                Tolerance.MODEL);
        comparison.pValue("p", where, got.pValue(), wanted.path("penalizedLrP").path(j));
    }

    /** The cases state the likelihood for columns divided by their standard deviation. */
    private static double logScales(CaseAnalysis analysis) {
        double sum = 0;
        for (double[] column : RegressionRows.columns(analysis)) {
            sum -= Math.log(MeasuredCell.of(column).standardDeviation());
        }
        return sum;
    }
}
