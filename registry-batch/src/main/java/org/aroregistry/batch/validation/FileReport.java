package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** Collects the findings about a file or an upload as a whole, and why it is refused, if it is. */
public final class FileReport {
    private final String fileName;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    /**
     * Starts an empty report.
     *
     * @param fileName file name with its ending; empty for the upload
     */
    public FileReport(String fileName) {
        this.fileName = fileName;
    }

    /** Adds a finding; an error refuses the file. */
    void add(String rule, Severity severity, long line, Text text) {
        add(rule, severity, line, -1, "", Optional.empty(), text);
    }

    /** Adds a finding about a column. */
    void column(
            String rule, Severity severity, long line, int place, String column, Optional<String> shown, Text text) {
        add(rule, severity, line, place, column, shown, text);
    }

    private void add(
            String rule, Severity severity, long line, int place, String column, Optional<String> shown, Text text) {
        findings.add(new Finding(
                rule,
                severity,
                fileName,
                line,
                FileLayout.letter(place),
                column,
                "",
                shown.filter(value -> Identifiers.find(value) == Identifiers.Kind.NONE),
                text.message(),
                text.expected(),
                text.hint()));
        if (severity == Severity.E) {
            refuse(rule + ": " + text.message());
        }
    }

    /** Refuses the file; the first reason stays. */
    public void refuse(String reason) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(reason);
        }
    }

    /** Returns the findings, in the order in which they were made. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns why the file is refused; empty if it is not. */
    public Optional<String> refusal() {
        return refusal;
    }
}
