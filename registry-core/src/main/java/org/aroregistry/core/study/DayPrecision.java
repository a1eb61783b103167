package org.aroregistry.core.study;

/** How exactly a day is known; the day itself is the middle of the range. */
public enum DayPrecision {
    /** Exact. */
    DAY("D"),
    /** Within 3 days. */
    WEEK("W"),
    /** Within 15 days. */
    MONTH("M"),
    /** Within 182 days. */
    YEAR("Y");

    private final String letter;

    DayPrecision(String letter) {
        this.letter = letter;
    }

    /**
     * Returns the precision of a letter as in the {@code *_prec} columns.
     *
     * @throws IllegalArgumentException if the letter is not one of D, W, M, Y
     */
    public static DayPrecision ofLetter(String letter) {
        for (DayPrecision precision : values()) {
            if (precision.letter.equals(letter)) {
                return precision;
            }
        }
        throw new IllegalArgumentException("day precision '" + letter + "' is not one of D, W, M, Y");
    }
}
