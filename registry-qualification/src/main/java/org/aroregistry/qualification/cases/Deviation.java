package org.aroregistry.qualification.cases;

/**
 * A number outside its tolerance.
 *
 * @param quantity what was compared
 * @param where which of its numbers, such as "group 1, step 3"
 * @param got what the statistics library computed
 * @param expected what the case holds
 * @param tolerance what would have been accepted, such as "1e-9 relative, 1e-12 absolute"
 */
public record Deviation(String quantity, String where, String got, String expected, String tolerance) {
    /** Gives it as a sentence. */
    @Override
    public String toString() {
        return quantity + (where.isEmpty() ? "" : ", " + where) + ": got " + got + ", expected " + expected + " ("
                + tolerance + ")";
    }
}
