package org.aroregistry.qualification.checks;

import java.util.Map;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.IncidenceEstimate;
import org.aroregistry.statistics.survival.IncidencePoint;
import org.aroregistry.statistics.survival.IncidenceVariance;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalEstimate;
import org.aroregistry.statistics.survival.SurvivalPoint;
import tools.jackson.databind.JsonNode;

/** Cumulative incidence of competing causes, with both variances in use. */
final class IncidenceCheck {
    private final CaseAnalysis analysis;
    private final Comparison comparison;

    private IncidenceCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
    }

    static void run(CaseAnalysis analysis) {
        new IncidenceCheck(analysis).run();
    }

    private void run() {
        CompetingRisksSample all = sample(analysis);
        int[] groups = analysis.groups();
        JsonNode curves = analysis.expected().get("curves");
        for (int g = 0; g < curves.size(); g++) {
            int group = g;
            CompetingRisksSample sample = all.select(i -> groups[i] == group);
            comparison.exactly(
                    "subjects", "group " + g, sample.size(), curves.get(g).get("n"));
            for (Map.Entry<String, ConfidenceTransform> transform : KaplanMeierCheck.TRANSFORMS.entrySet()) {
                CumulativeIncidence got = AalenJohansen.withDefaults()
                        .with(transform.getValue())
                        .with(analysis.level())
                        .estimate(sample);
                incidences("group " + g + ", " + transform.getKey(), transform.getKey(), got, curves.get(g));
            }
            gray("group " + g, sample, curves.get(g));
        }
    }

    /**
     * Gives the sample of time, entry, status, causes and censor.
     *
     * <p>Causes are numbered from 1 in the order of the specification; a status that is neither one of them nor censored is one more competing
     * cause, as R takes it.
     */
    static CompetingRisksSample sample(CaseAnalysis analysis) {
        double[] named = CaseAnalysis.numbers(analysis.spec().get("causes"));
        double censored = analysis.spec().path("censor").asDouble(0);
        double[] status = analysis.column("status");
        int[] causes = new int[status.length];
        int count = named.length;
        for (int i = 0; i < status.length; i++) {
            for (int k = 0; k < named.length; k++) {
                if (status[i] == named[k]) {
                    causes[i] = k + 1;
                }
            }
            if (causes[i] == 0 && status[i] != censored) {
                causes[i] = named.length + 1;
                count = named.length + 1;
            }
        }
        double[] times = analysis.column("time");
        return analysis.has("entry")
                ? CompetingRisksSample.of(count, analysis.column("entry"), times, causes)
                : CompetingRisksSample.of(count, times, causes);
    }

    private void incidences(String what, String transform, CumulativeIncidence got, JsonNode wanted) {
        JsonNode free = wanted.get("eventFreeSurvival");
        for (int j = 0; j < free.get("times").size(); j++) {
            SurvivalEstimate at = got.eventFree().at(free.get("times").get(j).asDouble());
            String where = what + ", at " + at.time();
            analysis.estimate(
                    "event-free survival",
                    where,
                    at.survival(),
                    free.get("estimate").get(j));
            comparison.exactly(
                    "at risk",
                    where,
                    atRiskAtNextTime(got.eventFree(), at),
                    wanted.get("nRisk").get(j));
        }
        comparison.exactly(
                "number of causes",
                what,
                String.valueOf(analysis.spec().get("causes").size()),
                String.valueOf(wanted.get("causes").size()));
        for (int k = 1; k <= wanted.get("causes").size(); k++) {
            JsonNode cause = wanted.get("causes").get(k - 1);
            String where = what + ", cause " + k;
            comparison.number(
                    "cause",
                    where,
                    analysis.spec().get("causes").get(k - 1).asDouble(),
                    cause.get("cause"),
                    Tolerance.NONE);
            comparison.exactly("events", where, got.cause(k).events(), cause.get("nEvents"));
            JsonNode steps = cause.get("curve");
            if (!cause.path("curveIndices").isArray()) {
                comparison.exactly(
                        "steps",
                        where,
                        String.valueOf(got.cause(k).points().size()),
                        String.valueOf(steps.get("time").size()));
            }
            for (int j = 0; j < steps.get("time").size(); j++) {
                IncidencePoint point = got.cause(k).points().get(CaseAnalysis.index(cause, j));
                String step = where + ", step " + j;
                comparison.number("time", step, point.time(), steps.get("time").get(j), Tolerance.NONE);
                analysis.estimate(
                        "incidence", step, point.incidence(), steps.get("cif").get(j));
                analysis.error(
                        "SE (Greenwood)",
                        step,
                        point.standardError(),
                        steps.get("seGreenwood").get(j));
            }
            JsonNode landmarks = cause.get("landmarks");
            for (int j = 0; j < landmarks.get("time").size(); j++) {
                IncidenceEstimate at =
                        got.cause(k).at(landmarks.get("time").get(j).asDouble());
                String mark = where + ", at " + at.time();
                analysis.estimate(
                        "incidence", mark, at.incidence(), landmarks.get("cif").get(j));
                analysis.error(
                        "SE (Greenwood)",
                        mark,
                        at.standardError(),
                        landmarks.get("seGreenwood").get(j));
                analysis.limits(
                        "limits", mark, at.interval(), landmarks.get("ci").get(transform), j);
            }
        }
    }

    /** R's summary of several causes prints the number at risk at the next observed time, which delayed entry makes another number. */
    private static int atRiskAtNextTime(SurvivalCurve curve, SurvivalEstimate at) {
        return curve.points().stream()
                .filter(point -> point.time() >= at.time())
                .findFirst()
                .map(SurvivalPoint::atRisk)
                .orElse(0);
    }

    private void gray(String what, CompetingRisksSample sample, JsonNode wanted) {
        CumulativeIncidence got = AalenJohansen.withDefaults()
                .with(IncidenceVariance.GRAY)
                .with(analysis.level())
                .estimate(sample);
        for (int k = 1; k <= wanted.get("causes").size(); k++) {
            JsonNode landmarks = wanted.get("causes").get(k - 1).get("landmarks");
            if (!landmarks.has("seGray")) {
                continue;
            }
            for (int j = 0; j < landmarks.get("time").size(); j++) {
                IncidenceEstimate at =
                        got.cause(k).at(landmarks.get("time").get(j).asDouble());
                String mark = what + ", cause " + k + ", at " + at.time();
                analysis.error(
                        "SE (Gray)",
                        mark,
                        at.standardError(),
                        landmarks.get("seGray").get(j));
                analysis.limits("limits (Gray)", mark, at.interval(), landmarks.path("ciLoglogGray"), j);
            }
        }
    }
}
