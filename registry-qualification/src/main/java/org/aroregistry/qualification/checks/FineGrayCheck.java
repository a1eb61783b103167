package org.aroregistry.qualification.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.regression.CensoringWeights;
import org.aroregistry.statistics.regression.FineGray;
import org.aroregistry.statistics.regression.FineGrayFit;
import org.aroregistry.statistics.regression.FineGrayOutcome;
import org.aroregistry.statistics.regression.Ties;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import tools.jackson.databind.JsonNode;

/** Fine-Gray models of each cause, by the weights of crr and by those of finegray. */
final class FineGrayCheck {
    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final CompetingRisksSample sample;
    private final List<String> terms = new ArrayList<>();
    private final double[][] covariates;

    private FineGrayCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.sample = IncidenceCheck.sample(analysis);
        List<double[]> columns = new ArrayList<>();
        for (JsonNode covariate : analysis.spec().get("covariates")) {
            String column = covariate.get("col").asString();
            if (!covariate.has("levels")) {
                terms.add(column);
                columns.add(analysis.table().numbers(column));
            }
            for (int l = 1; l < covariate.path("levels").size(); l++) {
                JsonNode level = covariate.get("levels").get(l);
                terms.add(column + "=" + level.asString());
                columns.add(indicator(column, level));
            }
        }
        this.covariates = columns.toArray(double[][]::new);
    }

    static void run(CaseAnalysis analysis) {
        new FineGrayCheck(analysis).run();
    }

    private double[] indicator(String column, JsonNode level) {
        List<String> cells = analysis.table().texts(column);
        return cells.stream().mapToDouble(cell -> equal(cell, level) ? 1 : 0).toArray();
    }

    private static boolean equal(String cell, JsonNode level) {
        return level.isNumber() ? Double.parseDouble(cell) == level.asDouble() : cell.equals(level.asString());
    }

    private void run() {
        double[] causes = CaseAnalysis.numbers(analysis.spec().get("causes"));
        for (JsonNode wanted : analysis.expected().get("fits")) {
            String where = "cause " + wanted.get("cause");
            int cause = GrayCheck.cause(causes, wanted.get("cause").asDouble());
            comparison.exactly(
                    "number of terms",
                    where,
                    String.valueOf(terms.size()),
                    String.valueOf(wanted.get("terms").size()));
            for (int k = 0; k < wanted.get("terms").size(); k++) {
                comparison.exactly(
                        "terms",
                        where,
                        k < terms.size() ? terms.get(k) : "none",
                        wanted.get("terms").get(k));
            }
            if (sample.hasDelayedEntry()) {
                weighted(where, cause, wanted);
                continue;
            }
            FineGrayFit got = FineGray.withDefaults().with(analysis.level()).fit(sample, cause, covariates);
            boolean monotone = wanted.path("monotone").asBoolean(false);
            comparison.use(wanted.path("monotone"));
            comparison.exactly(
                    "outcome",
                    where,
                    got.outcome().name(),
                    (monotone ? FineGrayOutcome.MONOTONE : FineGrayOutcome.ESTIMATED).name());
            if (!monotone) {
                coefficients(where, got, wanted);
                likelihood(where, got, wanted);
                predictions(where, got, wanted);
            }
            weighted(where, cause, wanted);
        }
    }

    private void coefficients(String where, FineGrayFit got, JsonNode wanted) {
        for (int k = 0; k < got.size(); k++) {
            String term = where + ", " + terms.get(k);
            coefficient(term, got, k, wanted);
            model("SE", term, got.standardError(k), wanted.get("se").get(k));
            model("hazard ratio", term, got.hazardRatio(k), wanted.get("shr").get(k));
            model(
                    "hazard ratio limits",
                    term + " lower",
                    got.hazardRatioInterval(k).lower(),
                    wanted.get("shrLower").get(k));
            model(
                    "hazard ratio limits",
                    term + " upper",
                    got.hazardRatioInterval(k).upper(),
                    wanted.get("shrUpper").get(k));
            comparison.pValue("p", term, got.pValue(k), wanted.get("p").get(k));
            for (int l = 0; l < got.size(); l++) {
                model(
                        "covariance",
                        term + ", " + terms.get(l),
                        got.covariance(k, l),
                        wanted.get("vcov").get(k).get(l));
            }
        }
    }

    /** Compares a coefficient, for which the README also accepts 1e-9 standard errors. */
    private void coefficient(String where, FineGrayFit got, int k, JsonNode wanted) {
        Tolerance tolerance = Tolerance.ofCoefficient(got.standardError(k), 1e-10);
        comparison.number(
                "coefficient", where, got.coefficient(k), wanted.get("coef").get(k), tolerance);
    }

    private void likelihood(String where, FineGrayFit got, JsonNode wanted) {
        comparison.number("log likelihood", where, got.logLikelihood(), wanted.get("loglik"), Tolerance.LOG_LIKELIHOOD);
        comparison.number(
                "log likelihood, null",
                where,
                got.nullLogLikelihood(),
                wanted.get("loglikNull"),
                Tolerance.LOG_LIKELIHOOD);
        model(
                "LR chi-square",
                where,
                got.likelihoodRatioTest().statistic(),
                wanted.path("lrTest").path("chisq"));
        comparison.exactly(
                "LR degrees of freedom",
                where,
                got.likelihoodRatioTest().degreesOfFreedom(),
                wanted.path("lrTest").path("df"));
    }

    private void predictions(String where, FineGrayFit got, JsonNode wanted) {
        JsonNode baseline = wanted.path("baseline");
        double[] times = got.baselineTimes();
        double[] hazards = got.baselineCumulativeHazards();
        for (int j = 0; j < baseline.path("time").size(); j++) {
            // A long baseline is given at some of its times, without their numbers.
            double time = baseline.get("time").get(j).asDouble();
            int index = Arrays.binarySearch(times, time);
            comparison.number(
                    "baseline",
                    where + ", at " + time,
                    index < 0 ? Double.NaN : hazards[index],
                    baseline.get("cumhaz").get(j),
                    Tolerance.MODEL);
        }
        for (JsonNode predicted : wanted.path("predicted")) {
            double[] values = profile(predicted.get("profile"));
            for (int j = 0; j < predicted.get("time").size(); j++) {
                double time = predicted.get("time").get(j).asDouble();
                model(
                        "predicted incidence",
                        String.format(Locale.ROOT, "%s, profile %s, at %s", where, predicted.get("profile"), time),
                        got.cumulativeIncidence(time, values),
                        predicted.get("cif").get(j));
            }
        }
    }

    private double[] profile(JsonNode profile) {
        List<Double> values = new ArrayList<>();
        for (JsonNode covariate : analysis.spec().get("covariates")) {
            JsonNode value = profile.get(covariate.get("col").asString());
            if (!covariate.has("levels")) {
                values.add(value.asDouble());
            }
            for (int l = 1; l < covariate.path("levels").size(); l++) {
                values.add(equal(value.asString(), covariate.get("levels").get(l)) ? 1.0 : 0);
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void weighted(String where, int cause, JsonNode wanted) {
        for (JsonNode fit : wanted.path("finegrayCoxph")) {
            String ties = fit.get("ties").asString();
            FineGrayFit got = FineGray.withDefaults()
                    .with(CensoringWeights.GESKUS)
                    .with(Ties.valueOf(ties.toUpperCase(Locale.ROOT)))
                    .with(analysis.level())
                    .fit(sample, cause, covariates);
            String which = where + ", finegray, " + ties;
            comparison.exactly("rows of finegray", which, got.expandedRows(), fit.get("rows"));
            comparison.number(
                    "log likelihood", which, got.logLikelihood(), fit.get("loglik"), Tolerance.LOG_LIKELIHOOD);
            for (int k = 0; k < got.size(); k++) {
                String term = which + ", " + terms.get(k);
                coefficient(term, got, k, fit);
                model(
                        "SE, naive",
                        term,
                        got.naiveStandardError(k),
                        fit.get("seNaive").get(k));
                model(
                        "SE, weights known",
                        term,
                        got.standardError(k),
                        fit.get("seRobust").get(k));
            }
        }
    }

    private void model(String quantity, String where, double got, JsonNode wanted) {
        comparison.number(quantity, where, got, wanted, Tolerance.MODEL);
    }
}
