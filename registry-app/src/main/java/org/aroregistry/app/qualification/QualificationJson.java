package org.aroregistry.app.qualification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.qualification.cases.QuantityTally;
import org.aroregistry.qualification.run.AnalysisOutcome;
import org.aroregistry.qualification.run.CaseFailure;
import org.aroregistry.qualification.run.CaseSummary;
import org.aroregistry.qualification.run.QualificationResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The result for programs, as docs/qualification-result.schema.json describes it. A change of a field changes the version of the schema. */
final class QualificationJson {
    private static final int SCHEMA_VERSION = 1;
    private static final double NANOS_PER_MILLI = 1e6;

    private final QualificationResult result;
    private final QualificationRun run;

    QualificationJson(QualificationResult result, QualificationRun run) {
        this.result = result;
        this.run = run;
    }

    String text() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("agrees", result.agrees());
        root.put("verdict", new Verdict(result).sentence());
        root.put("run", run());
        root.put("totals", totals());
        root.put(
                "cases", result.cases().stream().map(QualificationJson::summary).toList());
        root.put(
                "failures",
                result.failures().stream().map(QualificationJson::failure).toList());
        root.put(
                "analyses",
                result.outcomes().stream().map(QualificationJson::outcome).toList());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(root);
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    private Map<String, Object> run() {
        Installation installation = run.installation();
        return object(
                "folder", run.folder().toString(),
                "started", run.started().toString(),
                "seconds", run.elapsed().toMillis() / 1e3,
                "software", installation.software(),
                "source", installation.source(),
                "statisticsSha256", installation.statistics(),
                "java", installation.java(),
                "machine", installation.machine());
    }

    private Map<String, Object> totals() {
        return object(
                "comparisons", result.comparisons(),
                "outside", result.outside(),
                "values", result.values(),
                "valuesCompared", result.valuesCompared(),
                "valuesPassedOver", result.gaps(),
                "analyses", result.outcomes().size(),
                "problems", result.problems().size(),
                "failures", result.failures().size());
    }

    private static Map<String, Object> summary(CaseSummary one) {
        return object(
                "name", one.name(),
                "title", one.title(),
                "source", one.source(),
                "licence", one.licence(),
                "generator", one.generator(),
                "rows", one.rows(),
                "analyses", one.analyses(),
                "files", one.files(),
                "unknownFields", one.unknownFields());
    }

    private static Map<String, Object> failure(CaseFailure failure) {
        return object("name", failure.name(), "reason", failure.reason());
    }

    private static Map<String, Object> outcome(AnalysisOutcome outcome) {
        return object(
                "case", outcome.caseName(),
                "id", outcome.id(),
                "type", outcome.type(),
                "agrees", outcome.agrees(),
                "problem", outcome.problem(),
                "rows", outcome.rows(),
                "milliseconds", outcome.nanos() / NANOS_PER_MILLI,
                "quantities",
                        outcome.tallies().stream().map(QualificationJson::tally).toList(),
                "deviations", outcome.deviations(),
                "coverage", outcome.coverage(),
                "leftOut", outcome.omissions());
    }

    private static Map<String, Object> tally(QuantityTally tally) {
        boolean number = Double.isFinite(tally.worstRelativeError());
        return object(
                "quantity", tally.quantity(),
                "comparisons", tally.comparisons(),
                "outside", tally.outside(),
                "worstRelativeError", number ? (Object) tally.worstRelativeError() : "Inf",
                "worstWhere", tally.worstWhere(),
                "tolerance",
                        List.of(tally.tolerance().relative(), tally.tolerance().absolute()));
    }
}
