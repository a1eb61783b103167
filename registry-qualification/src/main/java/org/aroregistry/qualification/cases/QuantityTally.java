package org.aroregistry.qualification.cases;

/**
 * What the comparisons of one quantity came to.
 *
 * @param quantity what was compared
 * @param comparisons how many numbers
 * @param outside how many of them lie outside their tolerance
 * @param worstRelativeError largest |got - expected| / max(|got|, |expected|), leaving out numbers near 0 that only the absolute tolerance accepts;
 *     infinite if a number stands where none should or the other way
 * @param worstWhere where that was; empty if all numbers are equal
 * @param tolerance the widest tolerance that was applied
 */
public record QuantityTally(
        String quantity,
        long comparisons,
        long outside,
        double worstRelativeError,
        String worstWhere,
        Tolerance tolerance) {

    /**
     * Adds the comparisons of the same quantity elsewhere.
     *
     * @param other the other tally
     * @return the sum, with the worse of the two errors
     */
    public QuantityTally plus(QuantityTally other) {
        boolean worse = other.worstRelativeError > worstRelativeError;
        return new QuantityTally(
                quantity,
                comparisons + other.comparisons,
                outside + other.outside,
                worse ? other.worstRelativeError : worstRelativeError,
                worse ? other.worstWhere : worstWhere,
                tolerance.wider(other.tolerance));
    }

    /**
     * Says where the worst error was in more detail.
     *
     * @param owner the analysis it was in
     * @return the same tally; unchanged if all numbers are equal
     */
    public QuantityTally within(String owner) {
        return worstRelativeError == 0
                ? this
                : new QuantityTally(
                        quantity,
                        comparisons,
                        outside,
                        worstRelativeError,
                        owner + (worstWhere.isBlank() ? "" : ": " + worstWhere.strip()),
                        tolerance);
    }
}
