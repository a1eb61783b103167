package org.aroregistry.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Holds JSON against a schema; knows the words that the schemas of this project use, and refuses others. */
final class SchemaViolations {
    private static final List<String> KNOWN = List.of(
            "$schema",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "minimum");

    private final List<String> found = new ArrayList<>();

    private SchemaViolations() {}

    static List<String> of(JsonNode schema, JsonNode value) {
        SchemaViolations violations = new SchemaViolations();
        violations.check(schema, value, "");
        return violations.found;
    }

    private void check(JsonNode schema, JsonNode value, String place) {
        schema.properties().stream()
                .filter(word -> !KNOWN.contains(word.getKey()))
                .forEach(word -> found.add(place + ": the schema's word " + word.getKey() + " is not known here"));
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            found.add(place + ": is no " + schema.get("type"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            found.add(place + ": is not " + schema.get("const"));
        }
        if (schema.has("enum") && stream(schema.get("enum")).noneMatch(value::equals)) {
            found.add(place + ": is none of " + schema.get("enum"));
        }
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
            found.add(place + ": is below " + schema.get("minimum"));
        }
        stream(schema.path("required"))
                .filter(field -> !value.has(field.asString()))
                .forEach(field -> found.add(place + ": lacks " + field.asString()));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(schema.path("items"), value.get(i), place + "/" + i);
        }
        value.properties().forEach(field -> {
            JsonNode own = schema.path("properties").path(field.getKey());
            if (own.isMissingNode()) {
                found.add(place + ": " + field.getKey() + " is not in the schema");
            }
            check(own, field.getValue(), place + "/" + field.getKey());
        });
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        return type.isArray()
                ? stream(type).anyMatch(one -> isOfType(one, value))
                : switch (type.asString()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    default -> false;
                };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
