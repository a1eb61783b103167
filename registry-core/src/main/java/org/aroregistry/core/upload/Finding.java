package org.aroregistry.core.upload;

import java.util.Optional;
import org.aroregistry.core.dictionary.Severity;

/**
 * Something noticed in an upload: what, where, what was expected.
 *
 * @param ruleId id of the rule, such as {@code T-002}
 * @param severity how grave it is
 * @param file file name with its ending, such as {@code labs.csv}; empty for the upload as a whole
 * @param line physical line of the file where the record starts, 1 for the header; 0 for the file as a whole
 * @param columnLetter letter of the column in a spreadsheet, empty if the finding is not about one cell
 * @param column name of the column, empty if the finding is not about one cell
 * @param recordId the row's {@code record_id}; empty if unknown, or if it may identify a person
 * @param value the value found, cut at 40 characters; always empty for privacy rules (P-…), which must not echo it
 * @param message what is wrong, one sentence that carries no value of a privacy finding
 * @param expected what was expected
 * @param hint what may have happened, when it can be computed; empty otherwise
 * @param patientId the row's patient, valid; empty if unknown. It is not shown: it lets a patient's findings be erased
 */
public record Finding(
        String ruleId,
        Severity severity,
        String file,
        long line,
        String columnLetter,
        String column,
        String recordId,
        Optional<String> value,
        String message,
        String expected,
        String hint,
        String patientId) {
    private static final int SHOWN = 40;

    /** Makes a finding that is not about the row of a known patient. */
    public Finding(
            String ruleId,
            Severity severity,
            String file,
            long line,
            String columnLetter,
            String column,
            String recordId,
            Optional<String> value,
            String message,
            String expected,
            String hint) {
        this(ruleId, severity, file, line, columnLetter, column, recordId, value, message, expected, hint, "");
    }

    /** Cuts the value and refuses one for privacy rules. */
    public Finding {
        value = value.map(v -> v.length() <= SHOWN ? v : v.substring(0, SHOWN - 1) + "…");
        if (ruleId.startsWith("P-") && value.isPresent()) {
            throw new IllegalArgumentException("a finding of privacy rule " + ruleId + " must not carry a value");
        }
    }
}
