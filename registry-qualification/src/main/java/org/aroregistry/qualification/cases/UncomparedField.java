package org.aroregistry.qualification.cases;

/**
 * Values of one field of the expected results that were not compared.
 *
 * @param field where they stand, such as "curves[].landmarks.time[]"
 * @param role why they were not compared
 * @param values how many there are
 * @param first the place of the first, such as "curves[0].landmarks.time[0]"
 */
public record UncomparedField(String field, FieldRole role, long values, String first) {
    /**
     * Adds the values of the same field elsewhere.
     *
     * @param other the other count
     * @return the sum
     */
    public UncomparedField plus(UncomparedField other) {
        return new UncomparedField(field, role, values + other.values, first);
    }
}
