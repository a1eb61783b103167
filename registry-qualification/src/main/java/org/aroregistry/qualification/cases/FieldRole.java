package org.aroregistry.qualification.cases;

/** Why a value of the expected results was not compared with a computed one. */
public enum FieldRole {
    /** It says what to compute, such as the time at which a curve is read; it agrees with the specification where that states it. */
    ASKS("says what to compute"),
    /** It informs the reader of the case. */
    INFORMS("informs only"),
    /** The case states that there is no such result, where a group of results would stand. */
    EMPTY("the case holds no result there"),
    /** The check left it out for a reason that it gives. */
    LEFT_OUT("left out with a reason"),
    /** The analysis stopped before it was reached. */
    NOT_REACHED("the analysis stopped before"),
    /** The check does not know it. */
    UNKNOWN("not known to the check");

    private final String words;

    FieldRole(String words) {
        this.words = words;
    }

    /** Gives the reason in words. */
    public String words() {
        return words;
    }

    /** Says whether a reader must be told: a number may stand there that nobody looked at. */
    public boolean isGap() {
        return this == LEFT_OUT || this == NOT_REACHED || this == UNKNOWN;
    }
}
