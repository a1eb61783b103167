package org.aroregistry.qualification.checks;

import java.util.Map;
import java.util.SortedMap;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.MeanTransform;
import org.aroregistry.statistics.recurrent.RecurrentCurve;
import org.aroregistry.statistics.recurrent.RecurrentEstimate;
import org.aroregistry.statistics.recurrent.RecurrentPoint;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import tools.jackson.databind.JsonNode;

/** Mean cumulative functions of recurrent events, without and with a terminal event. */
final class RecurrentCheck {
    private static final Map<String, MeanTransform> TRANSFORMS =
            Map.of("Plain", MeanTransform.PLAIN, "Log", MeanTransform.LOG);

    private final CaseAnalysis analysis;
    private final Comparison comparison;

    private RecurrentCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
    }

    /** Events only; whatever else ends a row is censoring. */
    static void events(CaseAnalysis analysis) {
        boolean[] none = new boolean[analysis.table().size()];
        new RecurrentCheck(analysis).run(none);
    }

    /** Events and the terminal event that ends them. */
    static void terminal(CaseAnalysis analysis) {
        new RecurrentCheck(analysis).run(analysis.flags("terminal"));
    }

    private void run(boolean[] terminals) {
        RecurrentSample all = RecurrentSample.of(
                analysis.numbered("id"),
                RowTimes.entries(analysis),
                analysis.column("time"),
                analysis.events(),
                terminals);
        analysis.compareLevel();
        int[] groups = analysis.groups();
        JsonNode curves = analysis.expected().get("curves");
        for (int g = 0; g < curves.size(); g++) {
            int group = g;
            curve("group " + g, all.select(i -> groups[i] == group), curves.get(g));
        }
    }

    private void curve(String where, RecurrentSample sample, JsonNode wanted) {
        comparison.exactly("subjects", where, sample.subjectCount(), wanted.get("subjects"));
        comparison.exactly("events", where, sample.eventCount(), wanted.get("events"));
        if (wanted.has("deaths")) {
            comparison.exactly("terminal events", where, sample.terminalCount(), wanted.get("deaths"));
        }
        if (wanted.has("eventsPerSubject")) {
            eventsPerSubject(where, sample.eventsPerSubject(), wanted.get("eventsPerSubject"));
        }
        MeanCumulativeFunction estimator = MeanCumulativeFunction.withDefaults().with(analysis.level());
        RecurrentCurve plain = estimator.with(MeanTransform.PLAIN).estimate(sample);
        if (wanted.has("curve")) {
            steps(where, plain, wanted);
        }
        JsonNode landmarks = wanted.path("landmarks");
        for (int j = 0; j < landmarks.path("time").size(); j++) {
            RecurrentEstimate got = plain.at(landmarks.get("time").get(j).asDouble());
            String at = where + ", at " + got.time();
            analysis.estimate("mean", at, got.mean(), landmarks.get("mcf").get(j));
            String robust = landmarks.has("se") ? "se" : "seRobust";
            analysis.error(
                    "SE of mean", at, got.standardError(), landmarks.get(robust).get(j));
            if (landmarks.has("sePoisson")) {
                analysis.error(
                        "Poisson SE of mean",
                        at,
                        got.poissonError(),
                        landmarks.get("sePoisson").get(j));
            }
        }
        TRANSFORMS.forEach((name, transform) ->
                limits(where, name, estimator.with(transform).estimate(sample), landmarks));
    }

    private void eventsPerSubject(String where, SortedMap<Integer, Integer> got, JsonNode wanted) {
        comparison.exactly("different numbers of events", where, String.valueOf(got.size()), "" + wanted.size());
        for (Map.Entry<String, JsonNode> line : wanted.properties()) {
            comparison.exactly(
                    "subjects by number of events",
                    where + ", " + line.getKey(),
                    got.getOrDefault(Integer.valueOf(line.getKey()), 0),
                    line.getValue());
        }
    }

    private void steps(String where, RecurrentCurve curve, JsonNode wanted) {
        JsonNode steps = wanted.get("curve");
        if (!wanted.path("curveIndices").isArray()) {
            comparison.exactly(
                    "steps",
                    where,
                    String.valueOf(curve.points().size()),
                    "" + steps.get("time").size());
        }
        for (int j = 0; j < steps.get("time").size(); j++) {
            RecurrentPoint point = curve.points().get(CaseAnalysis.index(wanted, j));
            String at = where + ", step " + j;
            comparison.number("time", at, point.time(), steps.get("time").get(j), Tolerance.NONE);
            comparison.exactly("at risk", at, point.atRisk(), steps.get("nRisk").get(j));
            comparison.exactly(
                    "events at a time", at, point.events(), steps.get("nEvent").get(j));
            analysis.estimate("mean", at, point.mean(), steps.get("mcf").get(j));
            analysis.error(
                    "SE of mean",
                    at,
                    point.standardError(),
                    steps.get("seRobust").get(j));
            analysis.error(
                    "Poisson SE of mean",
                    at,
                    point.poissonError(),
                    steps.get("sePoisson").get(j));
        }
    }

    private void limits(String where, String transform, RecurrentCurve curve, JsonNode landmarks) {
        if (!landmarks.has("lower" + transform)) {
            return;
        }
        for (int j = 0; j < landmarks.get("time").size(); j++) {
            RecurrentEstimate got = curve.at(landmarks.get("time").get(j).asDouble());
            String at = where + ", " + transform + ", at " + got.time();
            analysis.error(
                    "limits of mean",
                    at + " lower",
                    got.interval().lower(),
                    landmarks.get("lower" + transform).get(j));
            analysis.error(
                    "limits of mean",
                    at + " upper",
                    got.interval().upper(),
                    landmarks.get("upper" + transform).get(j));
        }
    }
}
