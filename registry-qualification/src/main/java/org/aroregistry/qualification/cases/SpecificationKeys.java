package org.aroregistry.qualification.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what a specification asks for and no check took notice of. */
final class SpecificationKeys {
    /** Keys that say what the expected results hold: the check sees them there. */
    private static final Set<String> ANSWERED = Set.of(
            "times",
            "tau",
            "ties",
            "profiles",
            "profile",
            "uno",
            "residuals",
            "trend",
            "pairwise",
            "landmark",
            "per",
            "timeDivisor",
            "viaFinegray",
            "failCauses");

    /** Keys whose only effect may be that rows without a value are left out. */
    private static final Set<String> SELECTING = Set.of("where", "id", "time");

    private SpecificationKeys() {}

    /** Forgets which keys were asked for so far. */
    static void forget(JsonNode spec) {
        if (spec instanceof CaseObject object) {
            object.forget();
        }
    }

    /** Gives the keys that nobody asked for, such as "weights" or "covariates[].transform". */
    static List<String> ignored(JsonNode spec) {
        List<String> ignored = new ArrayList<>();
        visit(spec, "", ignored);
        return ignored.stream().distinct().toList();
    }

    private static void visit(JsonNode node, String place, List<String> ignored) {
        if (node instanceof CaseObject object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String key = field.getKey();
                boolean top = place.isEmpty();
                if (top && ANSWERED.contains(key)) {
                    continue;
                }
                if (!object.wasAsked(key) && !(top && SELECTING.contains(key))) {
                    ignored.add(place + key);
                } else {
                    visit(field.getValue(), place + key + (field.getValue().isArray() ? "[]." : "."), ignored);
                }
            }
        } else if (node.isArray()) {
            node.values().forEach(child -> visit(child, place, ignored));
        }
    }
}
