package org.aroregistry.qualification.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aroregistry.qualification.cases.FieldRole;
import org.aroregistry.qualification.cases.QualificationCase;
import org.aroregistry.qualification.cases.UncomparedField;
import org.aroregistry.qualification.checks.AnalysisChecks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A qualification that cannot fail proves nothing: every field of every type is falsified once, one value at a time, and must be noticed.
 *
 * <p>Noticed is a deviation, an analysis that stops, or a value reported as not compared.
 */
class MutationTest {
    private static final Path CASES = Path.of("cases");
    private static final long LARGEST = 250_000;

    /** The exact test of one of its tables takes seconds. */
    private static final String SLOW = "birthwt";

    /** Say which quantile or limit stands beside them, and nothing else of the case states it. */
    private static final Set<String> STATED_ONCE = Set.of(
            "km curves[].quantiles[].p[]",
            "km curves[].quantiles[].confType",
            "km curves[].medianAsPrinted[].confType");

    private final Set<String> tried = new HashSet<>();
    private final Map<String, String> unnoticed = new TreeMap<>();
    private final Set<String> types = new TreeSet<>();

    /** A value and where it stands. */
    private record Value(JsonNode holder, Object key, String field, JsonNode node) {
        void set(JsonNode other) {
            if (holder instanceof ObjectNode object) {
                object.set((String) key, other);
            } else {
                ((ArrayNode) holder).set((Integer) key, other);
            }
        }
    }

    @Test
    void a_falsified_number_of_any_field_is_noticed() throws IOException {
        // The smallest first: a field is falsified where that is cheapest.
        List<Path> folders = QualificationCase.find(CASES).stream()
                .filter(folder -> size(folder) < LARGEST && !folder.endsWith(SLOW))
                .sorted(Comparator.comparing(MutationTest::size))
                .toList();
        for (Path folder : folders) {
            QualificationCase oracle = QualificationCase.read(folder);
            for (JsonNode analysis : oracle.analyses()) {
                falsify(oracle, analysis);
            }
        }

        assertThat(unnoticed).isEmpty();
        assertThat(types).containsExactlyInAnyOrderElementsOf(AnalysisChecks.types());
        assertThat(tried).hasSizeGreaterThan(400);
    }

    private static long size(Path folder) {
        return folder.resolve(QualificationCase.EXPECTED).toFile().length();
    }

    private void falsify(QualificationCase oracle, JsonNode analysis) {
        String type = analysis.get("type").asString();
        types.add(type);
        List<Value> values = new ArrayList<>();
        collect(analysis.get("expected"), "", values);
        for (Value value : values) {
            String field = type + " " + value.field() + (value.node().isNull() ? " null" : "");
            if (!tried.add(field)) {
                continue;
            }
            value.set(falsified(value.node()));
            AnalysisOutcome outcome = Qualification.run(oracle, analysis);
            value.set(value.node());
            if (!isNoticed(outcome, value.field()) && !STATED_ONCE.contains(field)) {
                unnoticed.put(field, outcome.name() + ": " + value.node());
            }
        }
    }

    private static boolean isNoticed(AnalysisOutcome outcome, String field) {
        return !outcome.agrees()
                || outcome.coverage().uncompared().stream()
                        .anyMatch(left -> left.role().isGap() || isForTheReader(left, field));
    }

    private static boolean isForTheReader(UncomparedField left, String field) {
        return left.field().equals(field) && left.role() == FieldRole.INFORMS;
    }

    private static void collect(JsonNode node, String field, List<Value> into) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node, i, node.get(i), field + "[]", into);
        }
        node.properties().forEach(child -> {
            String name = (field.isEmpty() ? "" : field + ".") + child.getKey();
            collect(node, child.getKey(), child.getValue(), name, into);
        });
    }

    private static void collect(JsonNode holder, Object key, JsonNode node, String field, List<Value> into) {
        if (node.isContainer()) {
            collect(node, field, into);
        } else {
            into.add(new Value(holder, key, field, node));
        }
    }

    /** A count becomes the next one, a number moves by 1e-5, nothing becomes a number, a number that is none becomes one. */
    private static JsonNode falsified(JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isIntegralNumber()) {
            return nodes.numberNode(node.asLong() + 1);
        }
        if (node.isNumber()) {
            return nodes.numberNode(node.asDouble() + Math.max(Math.abs(node.asDouble()), 1) * 1e-5);
        }
        if (node.isBoolean()) {
            return nodes.booleanNode(!node.asBoolean());
        }
        boolean text = node.isString() && !Set.of("NaN", "Inf", "-Inf").contains(node.asString());
        return text ? nodes.stringNode(node.asString() + "x") : nodes.numberNode(0.375);
    }
}
