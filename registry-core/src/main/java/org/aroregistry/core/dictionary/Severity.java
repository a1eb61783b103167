package org.aroregistry.core.dictionary;

/** How grave a finding is, and what becomes of the row. */
public enum Severity {
    /** The row or file is refused and goes back to the centre. */
    E("error"),
    /** The row is accepted and flagged. */
    W("warning"),
    /** The row is accepted and a query is opened at the site. */
    Q("query"),
    /** For information. */
    I("information");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** Returns the severity as a word. */
    public String word() {
        return word;
    }
}
