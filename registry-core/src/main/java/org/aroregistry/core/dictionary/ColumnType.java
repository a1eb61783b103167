package org.aroregistry.core.dictionary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kind of value that a column holds. */
public sealed interface ColumnType {

    /** A whole number. */
    record Whole() implements ColumnType {}

    /**
     * A decimal number with a decimal point.
     *
     * @param precision number of significant digits
     * @param scale number of decimals kept; more are rounded half-even (rule F-007)
     */
    record Decimal(int precision, int scale) implements ColumnType {}

    /** One code of a set. */
    record Coded() implements ColumnType {}

    /** A set of codes, separated by semicolons. */
    record MultiCoded() implements ColumnType {}

    /** Text that follows a pattern. */
    record Text() implements ColumnType {}

    /**
     * Reads the notation of the dictionary: {@code int}, {@code dec(p,s)}, {@code enum}, {@code multi} or {@code str}.
     *
     * @throws DictionaryException if the notation is none of these
     */
    static ColumnType parse(String notation) {
        return switch (notation) {
            case "int" -> new Whole();
            case "enum" -> new Coded();
            case "multi" -> new MultiCoded();
            case "str" -> new Text();
            default -> {
                Matcher decimal = Pattern.compile("dec\\((\\d+),(\\d+)\\)").matcher(notation);
                if (!decimal.matches()) {
                    throw new DictionaryException(
                            "type '" + notation + "' is not one of int, dec(p,s), enum, multi, str");
                }
                yield new Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
            }
        };
    }

    /** Returns the notation of the dictionary. */
    default String notation() {
        if (this instanceof Whole) {
            return "int";
        }
        if (this instanceof Decimal decimal) {
            return "dec(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (this instanceof Coded) {
            return "enum";
        }
        return this instanceof MultiCoded ? "multi" : "str";
    }

    /** Tells whether values are numbers. */
    default boolean isNumeric() {
        return this instanceof Whole || this instanceof Decimal;
    }

    /** Tells whether values are codes. */
    default boolean isCoded() {
        return this instanceof Coded || this instanceof MultiCoded;
    }
}
