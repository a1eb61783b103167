package org.aroregistry.batch.validation;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * A row of a {@link PatientHistory}, with its cells by the name of the column.
 *
 * <p>Blank cells and missing tokens have no value; a name that the file does not have throws an {@link IllegalArgumentException}.
 */
final class HistoryRow {
    /** Rows that the registry holds already, then those of the upload by line: of two rows the later one is at fault. */
    static final Comparator<HistoryRow> STORED_FIRST = Comparator.comparing(HistoryRow::isUploaded)
            .thenComparingLong(HistoryRow::line)
            .thenComparing(HistoryRow::recordId);

    private final Row row;
    private final boolean uploaded;

    HistoryRow(Row row, boolean uploaded) {
        this.row = row;
        this.uploaded = uploaded;
    }

    /** Tells whether this upload brings the row; otherwise the registry holds it already and goes on showing it. */
    boolean isUploaded() {
        return uploaded;
    }

    /** Returns the line of the row in its file, 0 if this upload does not bring it. */
    long line() {
        return uploaded ? row.line() : 0;
    }

    FileDefinition file() {
        return row.file();
    }

    String patientId() {
        return row.patientId();
    }

    String recordId() {
        return row.recordId();
    }

    Row row() {
        return row;
    }

    /** Tells whether the cell holds a value: not blank and no missing token. */
    boolean isFilled(String column) {
        return row.isFilled(position(column));
    }

    boolean isBlank(String column) {
        return row.isBlank(position(column));
    }

    /** Returns a code or text, or the digits of a whole number; empty if the cell holds no value. */
    String text(String column) {
        return row.text(position(column));
    }

    /** Tells whether the cell holds this code. */
    boolean is(String column, String code) {
        return text(column).equals(code);
    }

    /** Returns the codes of a cell that may hold several, separated by semicolons. */
    List<String> codes(String column) {
        String text = text(column);
        return text.isEmpty() ? List.of() : List.of(text.split(";", -1));
    }

    /** Returns a whole number, such as a day. */
    OptionalInt whole(String column) {
        int position = position(column);
        return row.isWhole(position) ? OptionalInt.of(row.whole(position)) : OptionalInt.empty();
    }

    /** Returns a whole or decimal number. */
    OptionalDouble number(String column) {
        int position = position(column);
        if (row.isWhole(position)) {
            return OptionalDouble.of(row.whole(position));
        }
        return row.isDecimal(position)
                ? OptionalDouble.of(row.decimal(position).doubleValue())
                : OptionalDouble.empty();
    }

    /** Returns the cell as the dictionary writes it, missing tokens included; empty if blank. */
    String asWritten(ColumnDefinition column) {
        int position = column.position() - 1;
        if (row.isToken(position)) {
            return row.token(position).name();
        }
        return row.isDecimal(position) ? row.decimal(position).toPlainString() : row.text(position);
    }

    private int position(String column) {
        return row.file().column(column).position() - 1;
    }
}
