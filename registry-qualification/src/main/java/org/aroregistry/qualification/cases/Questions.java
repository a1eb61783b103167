package org.aroregistry.qualification.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds what the expected results say was computed against what the specification asks for.
 *
 * <p>A value that the specification does not ask for is a deviation: the numbers beside it answer another question than the case's. One that
 * it asks for and no result answers is told.
 */
final class Questions {
    private static final String PROFILE = ".profile.";

    private final JsonNode spec;
    private final Comparison comparison;
    private final Map<String, List<JsonNode>> wantedByKey = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();

    Questions(JsonNode spec, Comparison comparison) {
        this.spec = spec;
        this.comparison = comparison;
    }

    /**
     * Takes one value.
     *
     * @param value a value of the expected results that says what was computed
     * @param field its field, such as "curves[].rmst[].tau"
     * @param place its place, such as "curves[0].rmst[1].tau"
     */
    void put(JsonNode value, String field, String place) {
        Optional<String> stated = ExpectedFields.key(field);
        if (stated.isEmpty()) {
            return;
        }
        int profile = field.indexOf(PROFILE);
        String key = profile < 0 ? stated.get() : stated.get() + "[]." + field.substring(profile + PROFILE.length());
        List<JsonNode> wanted = wantedByKey.computeIfAbsent(key, this::leaves);
        if (wanted.isEmpty()) {
            return;
        }
        if (wanted.stream().noneMatch(other -> same(value, other))) {
            comparison.exactly("asked for", place, "not among " + key + " of the specification", value.toString());
        }
        // Answers of one list belong together: all restricted means of one curve, say.
        String list = place.replaceFirst("\\[\\d+\\]([^\\[]*)$", "[]$1");
        keys.put(list, key);
        answers.computeIfAbsent(list, none -> new ArrayList<>()).add(value);
    }

    /** Gives what no result answers, one sentence each. */
    List<String> unanswered() {
        List<String> sentences = new ArrayList<>();
        answers.forEach((list, given) -> {
            String key = keys.getOrDefault(list, "");
            for (JsonNode wanted : wantedByKey.getOrDefault(key, List.of())) {
                if (given.stream().noneMatch(other -> same(wanted, other))) {
                    sentences.add(
                            "the specification asks for " + key + " " + wanted + "; " + list + " does not hold it");
                }
            }
        });
        return sentences;
    }

    /** The values under a key, such as "times" or "profiles[].age"; those of failCauses are the causes if it is not there. */
    private List<JsonNode> leaves(String key) {
        String name = key.equals("failCauses") && spec.path(key).isMissingNode() ? "causes" : key;
        List<JsonNode> found = new ArrayList<>();
        int column = name.indexOf("[].");
        if (column < 0) {
            collect(spec.path(name), found);
        } else {
            spec.path(name.substring(0, column))
                    .values()
                    .forEach(profile -> collect(profile.path(name.substring(column + 3)), found));
        }
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            node.values().forEach(child -> collect(child, into));
        } else if (!node.isMissingNode() && !node.isBoolean()) {
            into.add(node);
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.asDouble() == other.asDouble()
                : one.asString().equals(other.asString());
    }
}
