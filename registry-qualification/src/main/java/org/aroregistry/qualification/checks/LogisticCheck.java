package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.regression.LogisticCoefficient;
import org.aroregistry.statistics.regression.LogisticFit;
import org.aroregistry.statistics.regression.LogisticOutcome;
import org.aroregistry.statistics.regression.LogisticRegression;
import org.aroregistry.statistics.regression.LogisticSample;
import tools.jackson.databind.JsonNode;

/** Logistic models by maximum likelihood and with Firth's penalty. */
final class LogisticCheck {
    private LogisticCheck() {}

    static void run(CaseAnalysis analysis) {
        LogisticSample sample = RegressionRows.logistic(analysis);
        Comparison comparison = analysis.comparison();
        comparison.exactly(
                "events", "", sample.eventCount(), analysis.expected().get("nEvents"));
        for (JsonNode wanted : analysis.expected().get("fits")) {
            String method = wanted.get("method").asString();
            LogisticRegression model = LogisticRegression.withDefaults().with(analysis.level());
            if (!method.equals("firth") && !method.equals("ml")) {
                throw new IllegalArgumentException(
                        "the case asks for a logistic fit by '" + method + "', which is not known");
            }
            LogisticFit fit = (method.equals("firth") ? model.withFirthPenalty() : model).fit(sample);
            boolean separated = fit.outcome() == LogisticOutcome.SEPARATION;
            comparison.exactly(
                    "separation",
                    method,
                    String.valueOf(separated),
                    String.valueOf(wanted.path("separation").asBoolean(false)));
            comparison.use(wanted.path("separation"));
            if (separated) {
                continue;
            }
            comparison.number(
                    "log-likelihood", method, fit.logLikelihood(), wanted.path("loglik"), Tolerance.LOG_LIKELIHOOD);
            for (int j = 0; j < fit.coefficients().size(); j++) {
                coefficient(comparison, method, fit.coefficients().get(j), wanted, j);
            }
        }
    }

    private static void coefficient(
            Comparison comparison, String method, LogisticCoefficient got, JsonNode wanted, int j) {
        String where = method + " " + got.name();
        comparison.exactly("term", where, got.name(), wanted.path("terms").path(j));
        number(
                comparison,
                "coefficient",
                where,
                got.estimate(),
                wanted.path("coef").path(j));
        number(
                comparison,
                "standard error",
                where,
                got.standardError(),
                wanted.path("se").path(j));
        String lower = where + " lower";
        String upper = where + " upper";
        number(
                comparison,
                "Wald limits",
                lower,
                got.wald().lower(),
                wanted.path("waldLower").path(j));
        number(
                comparison,
                "Wald limits",
                upper,
                got.wald().upper(),
                wanted.path("waldUpper").path(j));
        comparison.pValue("Wald p", where, got.waldP(), wanted.path("waldP").path(j));
        if (wanted.path("profileLower").isArray()) {
            comparison.number(
                    "profile limits",
                    lower,
                    got.profile().lower(),
                    wanted.get("profileLower").path(j),
                    Tolerance.PROFILE);
            comparison.number(
                    "profile limits",
                    upper,
                    got.profile().upper(),
                    wanted.path("profileUpper").path(j),
                    Tolerance.PROFILE);
        }
        comparison.pValue(
                "likelihood ratio p",
                where,
                got.likelihoodRatioP(),
                wanted.path("lrP").path(j));
    }

    private static void number(Comparison comparison, String quantity, String where, double got, JsonNode wanted) {
        comparison.number(quantity, where, got, wanted, Tolerance.MODEL);
    }
}
