package org.aroregistry.qualification.cases;

import java.util.List;

/**
 * How much of an analysis of a case took part in the comparison.
 *
 * @param values values that its expected results hold: numbers, texts, flags and null
 * @param compared how many of them were compared with a computed one
 * @param uncompared the others, by field
 * @param ignoredKeys keys of the specification that had no effect, such as "weights"
 * @param unanswered what the specification asks for and the expected results do not hold, one sentence each
 */
public record Coverage(
        long values,
        long compared,
        List<UncomparedField> uncompared,
        List<String> ignoredKeys,
        List<String> unanswered) {
    /** Nothing took part. */
    public static final Coverage NONE = new Coverage(0, 0, List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Coverage {
        uncompared = List.copyOf(uncompared);
        ignoredKeys = List.copyOf(ignoredKeys);
        unanswered = List.copyOf(unanswered);
    }
}
