package org.aroregistry.qualification.checks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.exposure.ExposureComparison;
import org.aroregistry.statistics.exposure.ExposureLine;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.exposure.MantelByar;
import org.aroregistry.statistics.exposure.NaiveEverNever;
import org.aroregistry.statistics.exposure.SimonMakuch;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.Ties;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalEstimate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Exposures that begin during follow-up: Mantel-Byar, Simon-Makuch, landmark, and the naive comparison. */
final class ExposureCheck {
    /** No coefficient of an indicator that has an estimate has an error like this. */
    private static final double STOPPED_ERROR = 1000;

    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final JsonNode expected;
    private final ExposureSample sample;

    private ExposureCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.expected = analysis.expected();
        double[] times = analysis.column("time");
        double[] exposures = analysis.column("exposureTime");
        this.sample = analysis.has("entry")
                ? ExposureSample.of(analysis.column("entry"), times, analysis.events(), exposures)
                : ExposureSample.of(times, analysis.events(), exposures);
    }

    /** Split rows, the test of Mantel and Byar, the curves of Simon and Makuch. */
    static void mantelByar(CaseAnalysis analysis) {
        new ExposureCheck(analysis).mantelByar();
    }

    /** Landmark analyses. */
    static void landmark(CaseAnalysis analysis) {
        ExposureCheck check = new ExposureCheck(analysis);
        analysis.expected().get("landmarks").forEach(check::landmark);
    }

    /** The biased comparison. */
    static void naive(CaseAnalysis analysis) {
        ExposureCheck check = new ExposureCheck(analysis);
        check.comparison("", NaiveEverNever.compareWithImmortalTimeBias(check.sample), check.expected);
    }

    private void mantelByar() {
        ExposureComparison got = MantelByar.test(sample);
        comparison.exactly("split rows", "", sample.split().size(), expected.get("splitRows"));
        analysis.estimate(
                "person-time",
                "unexposed",
                got.unexposed().personTime(),
                expected.get("personTime").get(0));
        analysis.estimate(
                "person-time",
                "exposed",
                got.exposed().personTime(),
                expected.get("personTime").get(1));
        comparison("", got, expected);
        comparison.number("variance", "", got.variance(), expected.get("variance"), Tolerance.CHI_SQUARE);
        comparison.exactly("degrees of freedom", "", got.test().degreesOfFreedom(), expected.get("df"));
        hazardRatio(expected.path("coxTimeDependent"));
        SimonMakuch.Curves curves = SimonMakuch.estimate(
                sample, KaplanMeier.withDefaults().with(ConfidenceTransform.LOG).with(analysis.level()));
        comparison.exactly(
                "number of curves",
                "",
                "2",
                String.valueOf(expected.get("simonMakuch").size()));
        for (JsonNode wanted : expected.get("simonMakuch")) {
            boolean exposed = wanted.get("exposed").asInt() == 1;
            curve(exposed ? "exposed" : "unexposed", exposed ? curves.exposed() : curves.unexposed(), wanted);
        }
    }

    private void hazardRatio(JsonNode wanted) {
        if (wanted.isMissingNode() || wanted.isNull()) {
            return;
        }
        Ties ties = Ties.valueOf(wanted.path("ties").asString("efron").toUpperCase(Locale.ROOT));
        Optional<CoxFit> fit =
                MantelByar.fit(sample, CoxRegression.withDefaults().with(ties));
        comparison.number(
                "Cox: log-likelihood",
                "at 0",
                fit.map(CoxFit::nullLogLikelihood).orElse(Double.NaN),
                wanted.path("loglik").path(0),
                Tolerance.LOG_LIKELIHOOD);
        if (isMonotone(fit) && wanted.get("se").asDouble(0) > STOPPED_ERROR) {
            comparison.omit(
                    "estimates of the Cox model with the exposure in time: its likelihood has no maximum, and the case holds"
                            + " the place where coxph() stopped, with a standard error beyond " + STOPPED_ERROR);
            return;
        }
        Optional<CoxCoefficient> got =
                estimated(fit).map(converged -> converged.coefficients().get(0));
        coefficient("", got, wanted.get("coef"), wanted.get("se"));
        comparison.number(
                "Cox: hazard ratio",
                "",
                got.map(CoxCoefficient::hazardRatio).orElse(Double.NaN),
                wanted.get("hr"),
                Tolerance.MODEL);
        comparison.number(
                "Cox: log-likelihood",
                "at the maximum",
                fit.map(CoxFit::logLikelihood).orElse(Double.NaN),
                wanted.path("loglik").path(1),
                Tolerance.LOG_LIKELIHOOD);
    }

    private void coefficient(String where, Optional<CoxCoefficient> got, JsonNode estimate, JsonNode error) {
        comparison.number(
                "Cox: coefficient",
                where,
                got.map(CoxCoefficient::estimate).orElse(Double.NaN),
                estimate,
                Tolerance.MODEL);
        comparison.number(
                "Cox: SE", where, got.map(CoxCoefficient::standardError).orElse(Double.NaN), error, Tolerance.MODEL);
    }

    private static Optional<CoxFit> estimated(Optional<CoxFit> fit) {
        return fit.filter(known -> known.outcome() == CoxOutcome.CONVERGED);
    }

    private static boolean isMonotone(Optional<CoxFit> fit) {
        return fit.filter(known -> known.outcome() == CoxOutcome.MONOTONE).isPresent();
    }

    private void curve(String where, Optional<SurvivalCurve> curve, JsonNode wanted) {
        for (int j = 0; j < wanted.get("times").size(); j++) {
            double time = wanted.get("times").get(j).asDouble();
            String at = where + ", at " + time;
            Optional<SurvivalEstimate> got = curve.map(known -> known.at(time));
            analysis.estimate(
                    "survival",
                    at,
                    got.map(SurvivalEstimate::survival).orElse(Double.NaN),
                    wanted.get("surv").get(j));
            analysis.error(
                    "SE of survival",
                    at,
                    got.map(SurvivalEstimate::standardError).orElse(Double.NaN),
                    wanted.get("seSurv").get(j));
            comparison.exactly(
                    "at risk",
                    at,
                    got.map(SurvivalEstimate::atRisk).orElse(0),
                    wanted.get("nRisk").get(j));
            analysis.error(
                    "survival limits",
                    at + " lower",
                    got.map(known -> known.interval().lower()).orElse(Double.NaN),
                    wanted.get("lowerLog").get(j));
            analysis.error(
                    "survival limits",
                    at + " upper",
                    got.map(known -> known.interval().upper()).orElse(Double.NaN),
                    wanted.get("upperLog").get(j));
        }
    }

    private void landmark(JsonNode wanted) {
        LandmarkAnalysis got =
                LandmarkAnalysis.at(sample, wanted.get("landmark").asDouble());
        String where = "landmark " + got.landmark();
        ExposureComparison sides = got.compare();
        comparison.exactly("excluded", where, got.excluded(), wanted.get("excluded"));
        comparison(where, sides, wanted);
        Optional<CoxFit> fit = got.fit(CoxRegression.withDefaults());
        Optional<CoxCoefficient> coefficient =
                estimated(fit).map(converged -> converged.coefficients().get(0));
        coefficient(where, coefficient, wanted.get("coxCoef"), wanted.get("coxSe"));
        comparison.exactly("Cox: monotone likelihood", where, isMonotone(fit), wanted.get("coxMonotone"));
        side(where + ", unexposed", got, false, sides.unexposed(), wanted);
        side(where + ", exposed", got, true, sides.exposed(), wanted);
    }

    private void side(String where, LandmarkAnalysis got, boolean exposed, ExposureLine line, JsonNode wanted) {
        int side = exposed ? 1 : 0;
        comparison.exactly("subjects", where, line.subjects(), wanted.get("n").get(side));
        comparison.exactly(
                "events", where, (long) line.observed(), wanted.get("events").get(side));
        Optional<SurvivalCurve> curve = got.curve(exposed, KaplanMeier.withDefaults());
        for (int j = 0; j < wanted.get("times").size(); j++) {
            double time = wanted.get("times").get(j).asDouble();
            String at = where + ", at " + time;
            Optional<SurvivalEstimate> estimate = curve.map(known -> known.at(time));
            analysis.estimate(
                    "survival",
                    at,
                    estimate.map(SurvivalEstimate::survival).orElse(Double.NaN),
                    orNull(wanted.get("surv").path(side).path(j)));
            analysis.error(
                    "SE of survival",
                    at,
                    estimate.map(SurvivalEstimate::standardError).orElse(Double.NaN),
                    orNull(wanted.get("seSurv").path(side).path(j)));
        }
    }

    private void comparison(String where, ExposureComparison got, JsonNode wanted) {
        Map.of(0, got.unexposed(), 1, got.exposed()).forEach((side, line) -> {
            String of = where + (side == 0 ? " unexposed" : " exposed");
            analysis.estimate(
                    "observed", of, line.observed(), wanted.get("observed").get(side));
            analysis.estimate(
                    "expected", of, line.expected(), wanted.get("expected").get(side));
        });
        comparison.number("test: chi-square", where, got.test().statistic(), wanted.get("chisq"), Tolerance.CHI_SQUARE);
        comparison.pValue("test: p", where, got.test().pValue(), wanted.get("p"));
    }

    /** A side without subjects may have no numbers at all. */
    private static JsonNode orNull(JsonNode number) {
        return number.isMissingNode() ? NullNode.getInstance() : number;
    }
}
