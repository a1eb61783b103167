package org.aroregistry.qualification.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.regression.BaselineHazard;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxProfile;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxResiduals.SchoenfeldResidual;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.PredictedSurvival;
import org.aroregistry.statistics.regression.ProportionalHazardsTest;
import org.aroregistry.statistics.regression.RobustVariance;
import org.aroregistry.statistics.regression.Ties;
import org.aroregistry.statistics.regression.TimeTransform;
import org.aroregistry.statistics.survival.ChiSquareTest;
import tools.jackson.databind.JsonNode;

/** Cox models: estimates, tests, hazards, predictions and residuals, by treatment of ties. */
final class CoxCheck {
    /** A supremum is approached, not reached: R stops when 1e-9 of the log-likelihood may still be gained. */
    private static final Tolerance SUPREMUM = new Tolerance(1e-9, 1e-9);

    /** Baseline hazards of more times than this are given at so many of them. */
    private static final int LONG_CURVE = 200;

    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final CoxFit fit;
    private final JsonNode wanted;
    private final String ties;

    private CoxCheck(CaseAnalysis analysis, CoxFit fit, JsonNode wanted) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.fit = fit;
        this.wanted = wanted;
        this.ties = wanted.get("ties").asString();
    }

    static void run(CaseAnalysis analysis) {
        CoxSample sample = RegressionRows.sample(analysis);
        for (JsonNode wanted : analysis.expected().get("fits")) {
            CoxRegression model = CoxRegression.withDefaults()
                    .with(Ties.valueOf(wanted.get("ties").asString().toUpperCase(Locale.ROOT)))
                    .with(analysis.level())
                    .with(isRobust(wanted) ? RobustVariance.ALWAYS : RobustVariance.NEVER);
            new CoxCheck(analysis, model.fit(sample), wanted).compare();
        }
    }

    private static boolean isRobust(JsonNode wanted) {
        return wanted.path("robustSe").isArray()
                || wanted.path("robustVcov").isArray()
                || wanted.path("robustScoreTest").isObject();
    }

    private void compare() {
        terms(wanted.get("terms"), fit.sample().columnNames());
        logLikelihood("null log-likelihood", fit.nullLogLikelihood(), "loglikNull");
        test("likelihood-ratio test", fit.likelihoodRatioTest(), wanted.get("lrTest"));
        test("score test", fit.scoreTest(), wanted.get("scoreTest"));
        boolean monotone = wanted.path("monotone").asBoolean(false);
        comparison.use(wanted.path("monotone"));
        comparison.exactly(
                "outcome", ties, fit.outcome().name(), (monotone ? CoxOutcome.MONOTONE : CoxOutcome.CONVERGED).name());
        if (monotone) {
            comparison.number(
                    "supremum of the log-likelihood",
                    ties,
                    fit.logLikelihood(),
                    wanted.get("loglikSupremum"),
                    SUPREMUM);
            return;
        }
        comparison.exactly("rows", ties, fit.sample().size(), wanted.get("n"));
        comparison.exactly("events", ties, fit.sample().eventCount(), wanted.get("nEvents"));
        logLikelihood("log-likelihood", fit.logLikelihood(), "loglik");
        model("AIC", ties, fit.aic(), wanted.get("aic"));
        model("BIC", ties, fit.bic(), wanted.get("bicEvents"));
        test("Wald test", fit.waldTest(), wanted.get("waldTest"));
        coefficients();
        covariance("covariance", fit.covariance(), wanted.get("vcov"));
        robust();
        if (fit.outcome() == CoxOutcome.CONVERGED) {
            proportionalHazards();
            baseline();
            predictions();
            residuals();
            ConcordanceCheck.compare(analysis, fit, wanted.path("concordance"));
        }
    }

    private void terms(JsonNode names, List<String> got) {
        comparison.exactly("number of terms", ties, String.valueOf(got.size()), String.valueOf(names.size()));
        for (int j = 0; j < Math.min(got.size(), names.size()); j++) {
            comparison.exactly("terms", ties, got.get(j), names.get(j));
        }
    }

    private void coefficients() {
        List<CoxCoefficient> got = fit.coefficients();
        for (int j = 0; j < got.size(); j++) {
            CoxCoefficient coefficient = got.get(j);
            String where = ties + " " + coefficient.name();
            JsonNode estimate = wanted.get("coef").get(j);
            double unit = wanted.get("se").get(j).asDouble(0);
            // Errors of a coefficient count in standard errors.
            Tolerance tolerance = Tolerance.ofCoefficient(unit, 0);
            comparison.number("coefficient", where, coefficient.estimate(), estimate, tolerance);
            model(
                    "hazard ratio",
                    where,
                    coefficient.hazardRatio(),
                    wanted.get("hr").get(j));
            model(
                    "standard error",
                    where,
                    coefficient.standardError(),
                    isDependent(j) ? estimate : wanted.get("se").get(j));
            model(
                    "limits",
                    where + " lower",
                    coefficient.interval().lower(),
                    wanted.get("hrLower").get(j));
            model(
                    "limits",
                    where + " upper",
                    coefficient.interval().upper(),
                    wanted.get("hrUpper").get(j));
            model("z", where, coefficient.z(), wanted.get("z").get(j));
            comparison.pValue("p", where, coefficient.pValue(), wanted.get("p").get(j));
        }
    }

    private void robust() {
        if (wanted.path("robustSe").isArray()) {
            List<CoxCoefficient> got = fit.coefficients();
            for (int j = 0; j < got.size(); j++) {
                model(
                        "robust standard error",
                        ties + " " + j,
                        got.get(j).robustStandardError(),
                        isDependent(j)
                                ? wanted.get("coef").get(j)
                                : wanted.get("robustSe").get(j));
            }
        }
        if (wanted.path("robustVcov").isArray()) {
            covariance("robust covariance", fit.robustCovariance().orElseThrow(), wanted.get("robustVcov"));
        }
        JsonNode test = wanted.path("robustScoreTest");
        if (test.isObject()) {
            ChiSquareTest got = fit.robustScoreTest().orElseThrow();
            model("robust score test: chi-square", ties, got.statistic(), scalar(test.get("chisq")));
            comparison.exactly("robust score test: degrees of freedom", ties, got.degreesOfFreedom(), test.get("df"));
            comparison.pValue("robust score test: p", ties, got.pValue(), scalar(test.get("p")));
        }
    }

    private void proportionalHazards() {
        JsonNode transforms = wanted.path("zph");
        for (TimeTransform transform : TimeTransform.values()) {
            String name = name(transform);
            if (!transforms.path(name).isObject()) {
                continue;
            }
            JsonNode tests = transforms.get(name);
            ProportionalHazardsTest got = fit.proportionalHazards(transform);
            List<ChiSquareTest> all = new ArrayList<>();
            List<String> names = new ArrayList<>();
            got.terms().forEach(term -> {
                all.add(term.test());
                names.add(term.name());
            });
            all.add(got.global());
            names.add("GLOBAL");
            comparison.exactly(
                    "zph: number of terms",
                    ties + " " + name,
                    String.valueOf(names.size()),
                    String.valueOf(tests.get("terms").size()));
            for (int j = 0; j < tests.get("terms").size(); j++) {
                String where = ties + " " + name + " " + names.get(j);
                comparison.exactly(
                        "zph: terms", where, names.get(j), tests.get("terms").get(j));
                comparison.number(
                        "zph: chi-square",
                        where,
                        all.get(j).statistic(),
                        tests.get("chisq").get(j),
                        Tolerance.PROPORTIONAL_HAZARDS);
                comparison.exactly(
                        "zph: degrees of freedom",
                        where,
                        all.get(j).degreesOfFreedom(),
                        tests.get("df").get(j));
                comparison.number(
                        "zph: p", where, all.get(j).pValue(), tests.get("p").get(j), Tolerance.PROPORTIONAL_HAZARDS);
            }
        }
    }

    private static String name(TimeTransform transform) {
        return switch (transform) {
            case KAPLAN_MEIER -> "km";
            case IDENTITY -> "identity";
            case RANK -> "rank";
            case LOGARITHM -> "log";
        };
    }

    private void baseline() {
        JsonNode baseline = wanted.path("baseline");
        if (!baseline.isObject()) {
            return;
        }
        BaselineHazard got = fit.prediction().baseline().get(0);
        JsonNode times = baseline.get("time");
        if (times.size() < LONG_CURVE) {
            comparison.number("baseline: times", ties, got.times().length, times.size(), Tolerance.NONE);
        }
        for (int j = 0; j < times.size(); j++) {
            // Long curves are given at some of their times only.
            int index = times.size() == got.times().length
                    ? j
                    : at(got.times(), times.get(j).asDouble());
            String where = ties + " time " + times.get(j);
            comparison.number("baseline: times", where, got.times()[index], times.get(j), Tolerance.NONE);
            analysis.error(
                    "baseline: cumulative hazard",
                    where,
                    got.cumulativeHazard()[index],
                    baseline.get("cumhaz").get(j));
        }
    }

    private static int at(double[] times, double time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : Math.min(-found - 1, times.length - 1);
    }

    private void predictions() {
        for (JsonNode prediction : wanted.path("predicted")) {
            CoxProfile profile = RegressionRows.profile(fit.sample(), prediction.get("profile"));
            double[] times = CaseAnalysis.numbers(prediction.get("time"));
            List<PredictedSurvival> got = fit.prediction().predict(profile, times);
            for (int j = 0; j < times.length; j++) {
                String where = ties + " " + prediction.get("profile") + " at " + times[j];
                PredictedSurvival at = got.get(j);
                model(
                        "predicted survival",
                        where,
                        at.survival(),
                        prediction.get("surv").get(j));
                model(
                        "predicted survival: standard error",
                        where,
                        at.standardError(),
                        prediction.get("seSurv").get(j));
                model(
                        "predicted survival: limits",
                        where + " lower",
                        at.interval().lower(),
                        prediction.get("lowerLog").get(j));
                model(
                        "predicted survival: limits",
                        where + " upper",
                        at.interval().upper(),
                        prediction.get("upperLog").get(j));
            }
        }
    }

    private void residuals() {
        vector("martingale residuals", fit.residuals().martingale(), wanted.path("martingale"));
        vector("deviance residuals", fit.residuals().deviance(), wanted.path("deviance"));
        dfbeta(fit.residuals().dfbeta(), wanted.path("dfbeta"));
        matrix("score residuals", fit.residuals().score(), wanted.path("score"));
        JsonNode schoenfeld = wanted.path("schoenfeld");
        if (schoenfeld.isObject()) {
            List<SchoenfeldResidual> got = fit.residuals().schoenfeld();
            vector(
                    "Schoenfeld residuals: times",
                    got.stream().mapToDouble(r -> r.time()).toArray(),
                    schoenfeld.get("time"));
            matrix(
                    "Schoenfeld residuals",
                    got.stream().map(r -> r.values()).toArray(double[][]::new),
                    schoenfeld.get("values"));
        }
    }

    /** Whether a coefficient has no estimate because its column depends on those before it; R's errors of 0 there stand for no number. */
    private boolean isDependent(int column) {
        return wanted.get("coef").get(column).isNull();
    }

    private void covariance(String quantity, double[][] got, JsonNode expected) {
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < expected.get(i).size(); j++) {
                int dependent = isDependent(i) ? i : j;
                JsonNode number = isDependent(dependent)
                        ? wanted.get("coef").get(dependent)
                        : expected.get(i).get(j);
                model(quantity, ties + " row " + i + " column " + j, got[i][j], number);
            }
        }
    }

    private void dfbeta(double[][] got, JsonNode expected) {
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < expected.get(i).size(); j++) {
                JsonNode number = isDependent(j)
                        ? wanted.get("coef").get(j)
                        : expected.get(i).get(j);
                model("dfbeta residuals", ties + " row " + i + " column " + j, got[i][j], number);
            }
        }
    }

    private void logLikelihood(String quantity, double got, String field) {
        comparison.number(quantity, ties, got, wanted.get(field), Tolerance.LOG_LIKELIHOOD);
    }

    private void model(String quantity, String where, double got, JsonNode expected) {
        comparison.number(quantity, where, got, expected, Tolerance.MODEL);
    }

    private void vector(String quantity, double[] got, JsonNode expected) {
        length(quantity, got.length, expected);
        for (int i = 0; i < expected.size(); i++) {
            model(quantity, ties + " row " + i, got[i], scalar(expected.get(i)));
        }
    }

    private void matrix(String quantity, double[][] got, JsonNode expected) {
        length(quantity, got.length, expected);
        for (int i = 0; i < expected.size(); i++) {
            length(quantity, got[i].length, expected.get(i));
            for (int j = 0; j < expected.get(i).size(); j++) {
                model(
                        quantity,
                        ties + " row " + i + " column " + j,
                        got[i][j],
                        expected.get(i).get(j));
            }
        }
    }

    private void length(String quantity, int got, JsonNode expected) {
        if (expected.isArray()) {
            comparison.exactly(
                    "lengths of lists", ties + " " + quantity, String.valueOf(got), String.valueOf(expected.size()));
        }
    }

    private void test(String quantity, ChiSquareTest got, JsonNode expected) {
        model(quantity + ": chi-square", ties, got.statistic(), scalar(expected.get("chisq")));
        comparison.exactly(quantity + ": degrees of freedom", ties, got.degreesOfFreedom(), expected.get("df"));
        if (expected.has("p")) {
            comparison.pValue(quantity + ": p", ties, got.pValue(), scalar(expected.get("p")));
        }
    }

    /** The number in a 1 by 1 matrix, as which R gives some results of one coefficient. */
    private static JsonNode scalar(JsonNode node) {
        JsonNode inner = node;
        while (inner.isArray()) {
            inner = inner.get(0);
        }
        return inner;
    }
}
