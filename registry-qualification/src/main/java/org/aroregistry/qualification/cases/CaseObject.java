package org.aroregistry.qualification.cases;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object of a case that remembers which of its fields were asked for. */
final class CaseObject extends ObjectNode {
    private static final long serialVersionUID = 1;

    private transient @Nullable Set<String> asked;

    CaseObject(JsonNodeFactory nodes) {
        super(nodes);
    }

    @Override
    public JsonNode get(String field) {
        note(field);
        JsonNode found = super.get(field);
        if (found == null) {
            throw new AbsentValueException(this, "'" + field + "'");
        }
        return found;
    }

    @Override
    public JsonNode path(String field) {
        note(field);
        return super.path(field);
    }

    @Override
    public boolean has(String field) {
        note(field);
        return !super.path(field).isMissingNode();
    }

    private void note(String field) {
        Set<String> known = asked;
        if (known == null) {
            known = new HashSet<>();
            asked = known;
        }
        known.add(field);
    }

    /** Says whether a field was asked for since it was read, or since the last {@link #forget}. */
    boolean wasAsked(String field) {
        Set<String> known = asked;
        return known != null && known.contains(field);
    }

    /** Forgets what was asked for. */
    void forget() {
        asked = null;
    }
}
