package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.study.PatientId;
import org.aroregistry.core.upload.Finding;

/**
 * Collects the findings of one row (or of a file as a whole) and knows whether the row is refused.
 *
 * <p>It has the last word on privacy: a value that looks like a date, a contact or a name is never shown, whatever rule reports it.
 */
public final class RowReport {
    private final String fileName;
    private final FileLayout layout;
    private final List<Finding> findings = new ArrayList<>();
    private final BitSet masked = new BitSet();
    private final Set<String> kept = new HashSet<>();
    private long line;
    private Supplier<String> recordId = () -> "";
    private String patientId = "";
    private boolean rejected;

    RowReport(FileLayout layout) {
        this.fileName = layout.file().fileName();
        this.layout = layout;
    }

    /**
     * Forgets the last row and starts with another.
     *
     * @param newRecordId gives the record, empty if it may not be shown; asked for if there is a finding
     * @param newPatientId the patient; left out if it is no valid code, because it may then be a name
     */
    void start(long newLine, Supplier<String> newRecordId, String newPatientId) {
        findings.clear();
        masked.clear();
        kept.clear();
        line = newLine;
        recordId = newRecordId;
        patientId = newPatientId;
        rejected = false;
    }

    /** Takes note that a blank cell keeps what the registry shows: its value was not sent. */
    void kept(ColumnDefinition column) {
        kept.add(column.name());
    }

    /** Adds a finding about a cell, with the value found. */
    void cell(String rule, Severity severity, ColumnDefinition column, String value, Text text) {
        if (kept.contains(column.name())) {
            String here = "the cell is blank and keeps what the registry shows; [erase] empties it";
            String hint = text.hint().isEmpty() ? here : text.hint() + "; " + here;
            cell(rule, severity, column, new Text(text.message(), text.expected(), hint));
            return;
        }
        Optional<String> shown = Identifiers.mayBeShown(column, value) ? Optional.of(value) : Optional.empty();
        add(rule, severity, layout.cellOf(column), column.name(), shown, text);
    }

    /** Adds a finding about a cell without a value: it is blank, or must not be shown. */
    void cell(String rule, Severity severity, ColumnDefinition column, Text text) {
        add(rule, severity, layout.cellOf(column), column.name(), Optional.empty(), text);
    }

    /** Adds a privacy finding: the cell is not shown, and blotted out where the row goes back to the centre. */
    void secret(String rule, Severity severity, int place, String columnName, Text text) {
        if (place >= 0) {
            masked.set(place);
        }
        add(rule, severity, place, columnName, Optional.empty(), text);
    }

    /** Adds a finding about the row. */
    void row(String rule, Severity severity, Text text) {
        add(rule, severity, -1, "", Optional.empty(), text);
    }

    private void add(String rule, Severity severity, int place, String columnName, Optional<String> shown, Text text) {
        rejected |= severity == Severity.E;
        findings.add(new Finding(
                rule,
                severity,
                fileName,
                line,
                FileLayout.letter(place),
                columnName,
                recordId.get(),
                shown,
                text.message(),
                text.expected(),
                text.hint(),
                PatientId.isValid(patientId) ? patientId : ""));
    }

    /** Returns the findings of the row. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns the places of the row's cells that must not be given back, 0 for the first. */
    public BitSet masked() {
        return masked;
    }

    /** Tells whether one of the findings is an error. */
    public boolean isRejected() {
        return rejected;
    }

    /** Returns the line of the row. */
    long line() {
        return line;
    }

    /**
     * The words of a finding; none of them carries a value of the row.
     *
     * @param message what is wrong
     * @param expected what was expected, may be empty
     * @param hint what may have happened, may be empty
     */
    record Text(String message, String expected, String hint) {
        static Text of(String message, String expected) {
            return new Text(message, expected, "");
        }

        Text hint(String newHint) {
            return new Text(message, expected, newHint);
        }
    }
}
