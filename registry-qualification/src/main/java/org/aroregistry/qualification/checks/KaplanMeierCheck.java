package org.aroregistry.qualification.checks;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.QuantileRule;
import org.aroregistry.statistics.survival.RestrictedMean;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalEstimate;
import org.aroregistry.statistics.survival.SurvivalPoint;
import org.aroregistry.statistics.survival.SurvivalQuantile;
import org.aroregistry.statistics.survival.SurvivalSample;
import tools.jackson.databind.JsonNode;

/** Kaplan-Meier curves: steps, limits, quantiles, landmarks, restricted means. */
final class KaplanMeierCheck {
    static final Map<String, ConfidenceTransform> TRANSFORMS = Map.of(
            "plain", ConfidenceTransform.PLAIN,
            "log", ConfidenceTransform.LOG,
            "loglog", ConfidenceTransform.LOG_LOG);

    private final CaseAnalysis analysis;
    private final Comparison comparison;

    private KaplanMeierCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
    }

    static void run(CaseAnalysis analysis) {
        new KaplanMeierCheck(analysis).run();
    }

    private void run() {
        SurvivalSample all = weightedSample(analysis);
        analysis.compareLevel();
        int[] groups = analysis.groups();
        JsonNode curves = analysis.expected().get("curves");
        for (int g = 0; g < curves.size(); g++) {
            int group = g;
            SurvivalSample sample = all.select(i -> groups[i] == group);
            for (Map.Entry<String, ConfidenceTransform> transform : TRANSFORMS.entrySet()) {
                SurvivalCurve curve = KaplanMeier.withDefaults()
                        .with(transform.getValue())
                        .with(analysis.level())
                        .estimate(sample);
                curve("group " + g + ", " + transform.getKey(), transform.getKey(), curve, curves.get(g));
            }
        }
    }

    /**
     * Adds weights and clusters to the sample. As in R, an id is a cluster if somebody has more than one event, or if a weight is not whole.
     */
    static SurvivalSample weightedSample(CaseAnalysis analysis) {
        SurvivalSample sample = analysis.sample();
        boolean fractional = false;
        if (analysis.has("weights")) {
            double[] weights = analysis.column("weights");
            fractional = Arrays.stream(weights).anyMatch(weight -> weight != Math.rint(weight));
            sample = sample.weighted(weights);
        }
        if (analysis.has("cluster")) {
            return sample.clustered(analysis.numbered("cluster"));
        }
        if (analysis.has("id") && (fractional || anyRepeatedEvent(analysis.numbered("id"), analysis.events()))) {
            return sample.clustered(analysis.numbered("id"));
        }
        return sample;
    }

    private static boolean anyRepeatedEvent(int[] ids, boolean[] events) {
        boolean[] seen = new boolean[ids.length];
        for (int i = 0; i < ids.length; i++) {
            if (events[i] && seen[ids[i]]) {
                return true;
            }
            seen[ids[i]] |= events[i];
        }
        return false;
    }

    /** Counts agree exactly; sums of weights, whole ones apart, depend on their order. */
    private void count(String quantity, String where, double got, JsonNode wanted) {
        comparison.number(quantity, where, got, wanted, analysis.has("weights") ? Tolerance.ESTIMATE : Tolerance.NONE);
    }

    private void curve(String what, String transform, SurvivalCurve curve, JsonNode wanted) {
        comparison.exactly("subjects", what, curve.subjects(), wanted.get("n"));
        count("events", what, curve.weightedEvents(), wanted.get("events"));
        comparison.exactly("distinct times", what, curve.points().size(), wanted.get("nTimes"));
        JsonNode steps = wanted.get("curve");
        if (!wanted.path("curveIndices").isArray()) {
            comparison.exactly(
                    "steps",
                    what,
                    String.valueOf(curve.points().size()),
                    String.valueOf(steps.get("time").size()));
        }
        for (int j = 0; j < steps.get("time").size(); j++) {
            SurvivalPoint point = curve.points().get(CaseAnalysis.index(wanted, j));
            String where = what + ", step " + j;
            comparison.number("time", where, point.time(), steps.get("time").get(j), Tolerance.NONE);
            count("at risk", where, point.weightedAtRisk(), steps.get("nRisk").get(j));
            count("events", where, point.weightedEvents(), steps.get("nEvent").get(j));
            count(
                    "censored",
                    where,
                    point.weightedCensored(),
                    steps.get("nCensor").get(j));
            estimate("survival", where, point.survival(), steps.get("surv").get(j));
            error(
                    "SE of survival",
                    where,
                    point.standardError(),
                    steps.get("seSurv").get(j));
            error(
                    "SE of log survival",
                    where,
                    point.logStandardError(),
                    steps.get("seLogSurv").get(j));
            estimate(
                    "Nelson-Aalen",
                    where,
                    point.cumulativeHazard(),
                    steps.get("cumhaz").get(j));
            error(
                    "SE of Nelson-Aalen",
                    where,
                    point.cumulativeHazardError(),
                    steps.get("seCumhaz").get(j));
            estimate(
                    "Fleming-Harrington",
                    where,
                    point.tieCorrectedHazard(),
                    steps.get("cumhazFH").get(j));
            error(
                    "SE of Fleming-Harrington",
                    where,
                    point.tieCorrectedHazardError(),
                    steps.get("seCumhazFH").get(j));
            analysis.limits(
                    "survival limits", where, point.interval(), steps.get("ci").get(transform), j);
        }
        sums(what, curve, wanted.get("sums"));
        quantiles(what, transform, curve, wanted);
        landmarks(what, transform, curve, wanted.path("landmarks"));
        for (JsonNode mean : wanted.path("rmst")) {
            RestrictedMean got = curve.restrictedMean(mean.get("tau").asDouble());
            estimate("restricted mean", what, got.estimate(), mean.get("estimate"));
            error("SE of restricted mean", what, got.standardError(), mean.get("se"));
            comparison.exactly(
                    "restricted mean beyond last time", what, got.beyondFollowUp(), mean.get("tauBeyondLastTime"));
        }
    }

    private void sums(String what, SurvivalCurve curve, JsonNode wanted) {
        estimate(
                "survival, sum over steps",
                what,
                curve.points().stream().mapToDouble(SurvivalPoint::survival).sum(),
                wanted.get("surv"));
        estimate(
                "Nelson-Aalen, sum over steps",
                what,
                curve.points().stream()
                        .mapToDouble(SurvivalPoint::cumulativeHazard)
                        .sum(),
                wanted.get("cumhaz"));
        count(
                "at risk, sum over steps",
                what,
                curve.points().stream()
                        .mapToDouble(SurvivalPoint::weightedAtRisk)
                        .sum(),
                wanted.get("nRisk"));
    }

    private void quantiles(String what, String transform, SurvivalCurve curve, JsonNode wanted) {
        for (JsonNode quantile : wanted.get("quantiles")) {
            if (quantile.get("confType").asString().equals(transform)) {
                for (int j = 0; j < quantile.get("p").size(); j++) {
                    double p = quantile.get("p").get(j).asDouble();
                    SurvivalQuantile got = curve.quantile(p, QuantileRule.NEAREST_BELOW);
                    String where = what + ", p " + p;
                    reached(
                            "quantile",
                            where,
                            got.time(),
                            quantile.get("estimate").get(j));
                    reached(
                            "quantile limits",
                            where + " lower",
                            got.lower(),
                            quantile.get("lower").get(j));
                    reached(
                            "quantile limits",
                            where + " upper",
                            got.upper(),
                            quantile.get("upper").get(j));
                }
            }
        }
        for (JsonNode median : wanted.get("medianAsPrinted")) {
            if (median.get("confType").asString().equals(transform)) {
                SurvivalQuantile got = curve.median();
                reached("median", what, got.time(), median.get("estimate"));
                reached("median limits", what + " lower", got.lower(), median.get("lower"));
                reached("median limits", what + " upper", got.upper(), median.get("upper"));
            }
        }
    }

    private void landmarks(String what, String transform, SurvivalCurve curve, JsonNode wanted) {
        for (int j = 0; j < wanted.path("time").size(); j++) {
            SurvivalEstimate got = curve.at(wanted.get("time").get(j).asDouble());
            String where = what + ", at " + got.time();
            count("at risk", where, got.weightedAtRisk(), wanted.get("nRisk").get(j));
            if (wanted.has("nRiskR")) {
                count(
                        "at risk, as printed",
                        where,
                        atRiskAtNextTime(curve, got.time()),
                        wanted.get("nRiskR").get(j));
            }
            count(
                    "cumulative events",
                    where,
                    got.weightedEvents(),
                    wanted.get("cumEvents").get(j));
            count(
                    "cumulative censored",
                    where,
                    got.weightedCensored(),
                    wanted.get("cumCensored").get(j));
            estimate("survival", where, got.survival(), wanted.get("surv").get(j));
            error(
                    "SE of survival",
                    where,
                    got.standardError(),
                    wanted.get("seSurv").get(j));
            estimate(
                    "Nelson-Aalen",
                    where,
                    got.cumulativeHazard(),
                    wanted.get("cumhaz").get(j));
            error(
                    "SE of Nelson-Aalen",
                    where,
                    got.cumulativeHazardError(),
                    wanted.get("seCumhaz").get(j));
            analysis.limits(
                    "survival limits", where, got.interval(), wanted.get("ci").get(transform), j);
            comparison.exactly(
                    "beyond follow-up",
                    where,
                    got.beyondFollowUp(),
                    wanted.get("beyondFollowUp").get(j));
        }
    }

    /** R's summary prints the number at risk at the next observed time, which delayed entry makes another number. */
    private static double atRiskAtNextTime(SurvivalCurve curve, double time) {
        return curve.points().stream()
                .filter(point -> point.time() >= time)
                .findFirst()
                .map(SurvivalPoint::weightedAtRisk)
                .orElse(0.0);
    }

    private void reached(String quantity, String where, OptionalDouble got, JsonNode wanted) {
        comparison.number(quantity, where, got.orElse(Double.NaN), wanted, Tolerance.NONE);
    }

    private void estimate(String quantity, String where, double got, JsonNode wanted) {
        analysis.estimate(quantity, where, got, wanted);
    }

    private void error(String quantity, String where, double got, JsonNode wanted) {
        analysis.error(quantity, where, got, wanted);
    }
}
