package org.aroregistry.core.dictionary;

/** When a column must be filled. */
public enum Requirement {
    /** Always; a blank is an error (rule F-005). */
    REQUIRED("R"),
    /** When the column's condition holds (rule F-006). */
    CONDITIONAL("C"),
    /** Never; a blank is fine. */
    OPTIONAL("O");

    private final String letter;

    Requirement(String letter) {
        this.letter = letter;
    }

    /** Returns the letter used in the dictionary. */
    public String letter() {
        return letter;
    }

    static Requirement ofLetter(String letter) {
        for (Requirement requirement : values()) {
            if (requirement.letter.equals(letter)) {
                return requirement;
            }
        }
        throw new DictionaryException("requirement '" + letter + "' is not one of R, C, O");
    }
}
