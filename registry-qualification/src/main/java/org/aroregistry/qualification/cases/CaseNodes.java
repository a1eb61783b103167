package org.aroregistry.qualification.cases;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes the nodes of a case so that no value is passed over in silence.
 *
 * <p>Every value is a node of its own, even where the library would share one (null, true, small numbers): what was compared is told apart by
 * identity. Asking an object or array for what it does not hold is an error that names it; {@code path} and {@code has} ask without one.
 */
final class CaseNodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    @Override
    public NumericNode numberNode(int value) {
        return new IntNode(value);
    }

    @Override
    public StringNode stringNode(String value) {
        return new StringNode(value);
    }

    @Override
    public NullNode nullNode() {
        return new OwnNull();
    }

    @Override
    public BooleanNode booleanNode(boolean value) {
        return new OwnBoolean(value);
    }

    @Override
    public ObjectNode objectNode() {
        return new CaseObject(this);
    }

    @Override
    public ArrayNode arrayNode() {
        return new CaseArray(this);
    }

    @Override
    public ArrayNode arrayNode(int capacity) {
        return new CaseArray(this);
    }

    private static final class OwnNull extends NullNode {
        private static final long serialVersionUID = 1;
    }

    private static final class OwnBoolean extends BooleanNode {
        private static final long serialVersionUID = 1;

        OwnBoolean(boolean value) {
            super(value);
        }
    }

    private static final class CaseArray extends ArrayNode {
        private static final long serialVersionUID = 1;

        CaseArray(JsonNodeFactory nodes) {
            super(nodes);
        }

        @Override
        public JsonNode get(int index) {
            if (index < 0 || index >= size()) {
                throw new AbsentValueException(this, "number " + (index + 1) + " of " + size());
            }
            return super.get(index);
        }

        @Override
        public boolean has(int index) {
            return index >= 0 && index < size();
        }
    }
}
