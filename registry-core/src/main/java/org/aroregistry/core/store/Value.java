package org.aroregistry.core.store;

import java.math.BigDecimal;
import org.aroregistry.core.dictionary.MissingToken;

/** The checked content of one cell. */
public sealed interface Value {
    /** The one blank. */
    Value BLANK = new Blank();

    /** Nothing was given. */
    record Blank() implements Value {}

    /**
     * A missing token, where the column allows it.
     *
     * @param token which one
     */
    record Missing(MissingToken token) implements Value {}

    /**
     * A whole number.
     *
     * @param number the number
     */
    record Whole(int number) implements Value {}

    /**
     * A decimal number; stored with the scale of its column.
     *
     * @param number the number
     */
    record Decimal(BigDecimal number) implements Value {}

    /**
     * A text, a code, or several codes separated by semicolons.
     *
     * @param text the text, not blank
     */
    record Text(String text) implements Value {
        /** Refuses a blank text. */
        public Text {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a blank cell is Value.BLANK, not a text");
            }
        }
    }
}
