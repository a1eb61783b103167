package org.aroregistry.qualification.cases;

/**
 * What the comparisons of one quantity came to.
 *
 * @param quantity what was compared
 * @param comparisons how many numbers
 * @param outside how many of them lie outside their tolerance
 * @param worstRelativeError largest |got - expected| / max(|got|, |expected|) of the numbers that are not both within the absolute tolerance of 0;
 *     infinite if a number stands where none should or the other way
 * @param worstWhere where that was; empty if all numbers are equal
 */
public record QuantityTally(
        String quantity, long comparisons, long outside, double worstRelativeError, String worstWhere) {

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
                worse ? other.worstWhere : worstWhere);
    }

    /**
     * Says where the worst error was in more detail.
     *
     * @param prefix goes before the place, if there is one
     * @return the same tally
     */
    public QuantityTally within(String prefix) {
        return worstWhere.isEmpty()
                ? this
                : new QuantityTally(quantity, comparisons, outside, worstRelativeError, prefix + worstWhere);
    }
}
