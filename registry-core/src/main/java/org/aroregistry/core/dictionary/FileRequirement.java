package org.aroregistry.core.dictionary;

/** When a file must be part of a full upload. */
public enum FileRequirement {
    /** In every upload. */
    REQUIRED("in every upload"),
    /** When a patient of the site ever received interferon. */
    REQUIRED_IF_EXPOSED("if any patient ever received interferon"),
    /** When a patient of the site was transplanted. */
    REQUIRED_IF_HSCT("if any patient was transplanted"),
    /** Whenever there is something to report. */
    OPTIONAL("when there is something to report");

    private final String meaning;

    FileRequirement(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the meaning in plain words. */
    public String meaning() {
        return meaning;
    }
}
