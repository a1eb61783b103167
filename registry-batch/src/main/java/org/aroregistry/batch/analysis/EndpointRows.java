package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.endpoint.EndpointResult.Lost;
import org.aroregistry.core.endpoint.EndpointResult.NotEligible;
import org.aroregistry.core.store.EndpointRow;

/** The rows of the analysis dataset: one per patient and endpoint, whether analysed or not. */
final class EndpointRows {
    private EndpointRows() {}

    /** Returns the rows of a patient. A variant of another endpoint has rows only for patients of the analysis set that both share. */
    static List<EndpointRow> of(AnalysedPatient patient, List<EndpointDefinition> definitions) {
        List<EndpointRow> rows = new ArrayList<>();
        for (EndpointDefinition definition : definitions) {
            EndpointResult result = patient.endpoint(definition.code());
            if (definition.variantOf().isEmpty() || !(result instanceof NotEligible)) {
                rows.add(row(patient, definition, result));
            }
        }
        return rows;
    }

    private static EndpointRow row(AnalysedPatient patient, EndpointDefinition definition, EndpointResult result) {
        Optional<Analysed> analysed = result instanceof Analysed row ? Optional.of(row) : Optional.empty();
        return new EndpointRow(
                definition.code(),
                definition.set().name(),
                patient.siteId(),
                patient.id(),
                reason(result),
                Optional.ofNullable(patient.groups().get(definition.code())),
                analysed.map(row -> OptionalInt.of(row.originDay())).orElse(OptionalInt.empty()),
                analysed.map(row -> OptionalDouble.of(row.entry())).orElse(OptionalDouble.empty()),
                analysed.map(row -> OptionalDouble.of(row.exit())).orElse(OptionalDouble.empty()),
                analysed.flatMap(Analysed::event).map(Enum::name),
                analysed.flatMap(Analysed::censor).map(Enum::name),
                analysed.map(row -> row.source().file()),
                analysed.map(row -> row.source().recordId()));
    }

    private static Optional<String> reason(EndpointResult result) {
        if (result instanceof NotEligible notEligible) {
            return Optional.of(notEligible.reason().name());
        }
        return result instanceof Lost lost
                ? Optional.of(lost.reason().name()
                        + lost.detail().map(why -> ":" + why.name()).orElse(""))
                : Optional.empty();
    }
}
