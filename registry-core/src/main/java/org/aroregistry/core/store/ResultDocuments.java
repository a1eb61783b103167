package org.aroregistry.core.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results as canonical JSON: equal results give equal text, and reading gives back exactly what was written.
 *
 * <p>Numbers that are not a number, or infinite, are written as {@code "NaN"} and {@code "Infinity"}. Doubles are written by the JSON library
 * and not by the Java platform, whose notation differs between its versions.
 */
final class ResultDocuments {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(Statistic.class, TaggedStatistic.class)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private static final String ERASED_PATIENTS = "erasedPatients";

    private ResultDocuments() {}

    static String write(Object result) {
        return MAPPER.writeValueAsString(result);
    }

    static <T> T read(String document, Class<T> type) {
        return MAPPER.readValue(document, type);
    }

    /** Reads what a run was computed from. Runs of older versions of the product did not note how many patients were erased. */
    static RunIdentity readIdentity(String document) {
        ObjectNode identity = (ObjectNode) MAPPER.readTree(document);
        if (!identity.has(ERASED_PATIENTS)) {
            identity.putNull(ERASED_PATIENTS);
        }
        return MAPPER.treeToValue(identity, RunIdentity.class);
    }

    /** Returns the hash over all numbers. */
    static String hash(List<TableResult> tables, List<FigureResult> figures) {
        CanonicalHash hash = new CanonicalHash();
        tables.forEach(table -> hash.add("TABLE").add(write(table)));
        figures.forEach(figure -> hash.add("FIGURE").add(write(figure)));
        return hash.hex();
    }

    /** Names the kind of a statistic in its JSON; the names are for ever. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Statistic.Count.class, name = "COUNT"),
        @JsonSubTypes.Type(value = Statistic.Share.class, name = "SHARE"),
        @JsonSubTypes.Type(value = Statistic.Distribution.class, name = "DISTRIBUTION"),
        @JsonSubTypes.Type(value = Statistic.Rate.class, name = "RATE"),
        @JsonSubTypes.Type(value = Statistic.Estimate.class, name = "ESTIMATE"),
        @JsonSubTypes.Type(value = Statistic.Amount.class, name = "AMOUNT"),
        @JsonSubTypes.Type(value = Statistic.NotEstimable.class, name = "NOT_ESTIMABLE"),
        @JsonSubTypes.Type(value = Statistic.Text.class, name = "TEXT")
    })
    private interface TaggedStatistic {}
}
