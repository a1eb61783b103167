package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/**
 * Collects what rules over histories find.
 *
 * <p>A row that the registry shows already is never refused: an error about one is a question, and says so.
 */
public final class HistoryFindings {
    /**
     * A finding with its place.
     *
     * @param row the row it is about; empty for a file as a whole
     * @param finding what was found
     */
    public record Located(Optional<Row> row, Finding finding) {}

    private final Map<String, FileLayout> layouts;
    private final List<Located> found = new ArrayList<>();

    /**
     * Starts without findings.
     *
     * @param layouts where the columns of the uploaded files are, by name without {@code .csv}
     */
    public HistoryFindings(Map<String, FileLayout> layouts) {
        this.layouts = Map.copyOf(layouts);
    }

    /** Adds a finding about a row. */
    void row(String rule, Severity severity, HistoryRow row, Text text) {
        add(rule, severity, row, "", "", Optional.empty(), text);
    }

    /** Adds a finding about a cell, with the value found. */
    void cell(String rule, Severity severity, HistoryRow row, String columnName, Text text) {
        ColumnDefinition column = row.file().column(columnName);
        String value = row.asWritten(column);
        Optional<String> shown =
                Identifiers.mayBeShown(column, value) && !value.isEmpty() ? Optional.of(value) : Optional.empty();
        FileLayout layout = layouts.get(row.file().name());
        String letter = row.isUploaded() && layout != null ? FileLayout.letter(layout.cellOf(column)) : "";
        add(rule, severity, row, letter, columnName, shown, text);
    }

    /** Adds a finding about a file as a whole; it refuses nothing. */
    void file(String rule, Severity severity, FileDefinition file, Text text) {
        file(rule, severity, file, "", text);
    }

    /** Adds a finding about a column of a file as a whole; it refuses nothing. */
    void file(String rule, Severity severity, FileDefinition file, String column, Text text) {
        if (severity == Severity.E) {
            throw new IllegalArgumentException(rule + ": files are not refused after their rows were accepted");
        }
        FileLayout layout = layouts.get(file.name());
        String letter =
                layout != null && !column.isEmpty() ? FileLayout.letter(layout.cellOf(file.column(column))) : "";
        found.add(new Located(
                Optional.empty(),
                new Finding(
                        rule,
                        severity,
                        file.fileName(),
                        0,
                        letter,
                        column,
                        "",
                        Optional.empty(),
                        text.message(),
                        text.expected(),
                        text.hint())));
    }

    private void add(
            String rule,
            Severity severity,
            HistoryRow row,
            String letter,
            String column,
            Optional<String> shown,
            Text text) {
        boolean stored = !row.isUploaded();
        String hint = stored ? storedHint(text.hint()) : text.hint();
        Finding finding = new Finding(
                rule,
                stored && severity == Severity.E ? Severity.Q : severity,
                row.file().fileName(),
                row.line(),
                letter,
                column,
                row.recordId(),
                shown,
                text.message(),
                text.expected(),
                hint,
                row.patientId());
        found.add(new Located(stored ? Optional.empty() : Optional.of(row.row()), finding));
    }

    private static String storedHint(String hint) {
        String here = "the registry holds this row from an earlier upload";
        return hint.isEmpty() ? here : hint + "; " + here;
    }

    /** Returns what was found so far and starts anew. */
    public List<Located> take() {
        List<Located> taken = List.copyOf(found);
        found.clear();
        return taken;
    }
}
