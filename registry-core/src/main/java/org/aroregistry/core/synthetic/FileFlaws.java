package org.aroregistry.core.synthetic;

/**
 * What is wrong with a file as a whole.
 *
 * @param encoding how characters become bytes
 * @param mixedLineEnds true if CRLF, LF and lone CR take turns
 * @param trailingColumns true if empty, unnamed columns follow the last one
 * @param blankRows true if rows of nothing but delimiters follow the last one
 * @param birthDates true if a column of birth dates was left in
 * @param lowerCase true if codes are in lower case
 * @param truncated true if the file breaks off within the last row
 */
record FileFlaws(
        Encoding encoding,
        boolean mixedLineEnds,
        boolean trailingColumns,
        boolean blankRows,
        boolean birthDates,
        boolean lowerCase,
        boolean truncated) {
    static final FileFlaws NONE = new FileFlaws(Encoding.UTF_8, false, false, false, false, false, false);

    /** Tells whether an import refuses the whole file: no rule over several rows sees any of it then. */
    boolean isRefused() {
        return encoding == Encoding.UTF_16 || birthDates || truncated;
    }

    /** How characters become bytes. */
    enum Encoding {
        UTF_8,
        UTF_8_WITH_BOM,
        WINDOWS_1252,
        UTF_16
    }
}
