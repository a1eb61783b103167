package org.aroregistry.core.dictionary;

import java.math.BigDecimal;

/**
 * A closed range of numbers, in the unit of its column or analyte.
 *
 * @param lower smallest value inside
 * @param upper largest value inside
 */
public record Range(BigDecimal lower, BigDecimal upper) {

    /** Checks that the range is not empty. */
    public Range {
        if (lower.compareTo(upper) > 0) {
            throw new DictionaryException("range " + lower + ".." + upper + " is empty");
        }
    }

    /** Tells whether the value lies inside, limits included. */
    public boolean contains(BigDecimal value) {
        return value.compareTo(lower) >= 0 && value.compareTo(upper) <= 0;
    }

    /** Returns the range as people read it, such as {@code 0..29200}. */
    @Override
    public String toString() {
        return lower.toPlainString() + ".." + upper.toPlainString();
    }
}
