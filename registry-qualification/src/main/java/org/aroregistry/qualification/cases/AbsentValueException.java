package org.aroregistry.qualification.cases;

import tools.jackson.databind.JsonNode;

/** A case does not hold a value that its type of analysis needs. */
public final class AbsentValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient JsonNode holder;

    AbsentValueException(JsonNode holder, String value) {
        super("the case holds no " + value);
        this.holder = holder;
    }

    /** Gives the object or array that should hold the value. */
    public JsonNode holder() {
        return holder;
    }
}
