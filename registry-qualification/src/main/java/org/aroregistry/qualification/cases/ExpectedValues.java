package org.aroregistry.qualification.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Goes through the expected results of an analysis after its check: what was compared, and what was not and why. */
final class ExpectedValues {
    private final Questions questions;
    private final Comparison comparison;
    private final boolean stopped;
    private final Map<String, UncomparedField> left = new LinkedHashMap<>();
    private final StringBuilder field = new StringBuilder();
    private final StringBuilder place = new StringBuilder();
    private long values;
    private long taken;

    private ExpectedValues(JsonNode spec, Comparison comparison, boolean stopped) {
        this.questions = new Questions(spec, comparison);
        this.comparison = comparison;
        this.stopped = stopped;
    }

    /**
     * Goes through the values.
     *
     * @param analysis an analysis whose check has run
     * @param stopped whether it stopped before its end
     * @return how much of the case took part in the comparison
     */
    static Coverage coverage(CaseAnalysis analysis, boolean stopped) {
        // Before the walk below asks for keys itself.
        List<String> ignored = SpecificationKeys.ignored(analysis.spec());
        ExpectedValues found = new ExpectedValues(analysis.spec(), analysis.comparison(), stopped);
        found.visit(analysis.expected());
        return new Coverage(
                found.values,
                found.taken,
                new ArrayList<>(found.left.values()),
                stopped ? List.of() : ignored,
                stopped ? List.of() : found.questions.unanswered());
    }

    /** Walks in depth; the two names grow and shrink along, and are texts only where a value was not compared. */
    private void visit(JsonNode node) {
        int fieldLength = field.length();
        int placeLength = place.length();
        if (node.isArray()) {
            field.append("[]");
            for (int i = 0; i < node.size(); i++) {
                place.append('[').append(i).append(']');
                visit(node.get(i));
                place.setLength(placeLength);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                field.append(fieldLength == 0 ? "" : ".").append(child.getKey());
                place.append(placeLength == 0 ? "" : ".").append(child.getKey());
                visit(child.getValue());
                field.setLength(fieldLength);
                place.setLength(placeLength);
            }
        } else {
            values++;
            if (comparison.holds(node)) {
                taken++;
            } else {
                leave(node, field.toString(), place.toString());
            }
        }
        field.setLength(fieldLength);
    }

    private void leave(JsonNode value, String name, String where) {
        FieldRole role = role(value, name);
        // Profiles have a field per covariate of the case: one line for all of them.
        String shown = name.replaceFirst("\\.profile\\..*", ".profile");
        left.merge(shown + role, new UncomparedField(shown, role, 1, where), UncomparedField::plus);
        if (role == FieldRole.ASKS) {
            questions.put(value, name, where);
        }
    }

    private FieldRole role(JsonNode value, String name) {
        FieldRole known = ExpectedFields.role(name);
        if (known != FieldRole.UNKNOWN) {
            return known;
        }
        if (comparison.leavesOut(name)) {
            return FieldRole.LEFT_OUT;
        }
        return stopped ? FieldRole.NOT_REACHED : value.isNull() ? FieldRole.EMPTY : FieldRole.UNKNOWN;
    }

    /**
     * Finds a value.
     *
     * @param node where to look
     * @param wanted the value, by identity
     * @param place the place of the node
     * @return the place of the value, such as "fits[0].coef"; empty if it is not there
     */
    static String place(JsonNode node, JsonNode wanted, String place) {
        if (node == wanted) {
            return place;
        }
        String found = "";
        for (int i = 0; node.isArray() && found.isEmpty() && i < node.size(); i++) {
            found = place(node.get(i), wanted, place + "[" + i + "]");
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (found.isEmpty()) {
                found = place(child.getValue(), wanted, place + (place.isEmpty() ? "" : ".") + child.getKey());
            }
        }
        return found;
    }
}
