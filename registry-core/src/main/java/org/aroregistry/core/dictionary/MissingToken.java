package org.aroregistry.core.dictionary;

/** A reserved word that a cell may hold in place of a value, where its column allows it. */
public enum MissingToken {
    /** Asked, and unknown. */
    UNK("asked and unknown"),
    /** Not done. */
    ND("not done"),
    /** Not applicable; such a patient leaves the denominator. */
    NAP("not applicable");

    private final String meaning;

    MissingToken(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the meaning in plain words. */
    public String meaning() {
        return meaning;
    }
}
