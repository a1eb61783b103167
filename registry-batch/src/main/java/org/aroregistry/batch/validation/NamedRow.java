package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Severity;

/**
 * A row that a rule judges by itself, with its cells by the name of the column.
 *
 * <p>For files of few rows for each patient: a name is looked up for every row. Rules for laboratory results keep positions instead.
 *
 * @param scope what the rules of the file work with
 * @param cells the row
 */
record NamedRow(FileScope scope, HistoryRow cells) {

    /** Makes a rule over the rows of one file. */
    static Rule<RowCheck> rule(String id, String file, Consumer<NamedRow> check) {
        return Rule.of(id, file, scope -> row -> check.accept(new NamedRow(scope, new HistoryRow(row, true))));
    }

    boolean isFilled(String column) {
        return cells.isFilled(column);
    }

    /** Tells whether the cell holds this code. */
    boolean is(String column, String code) {
        return cells.is(column, code);
    }

    /** Tells whether the cell holds a code, and another than this. */
    boolean isOther(String column, String code) {
        return cells.isFilled(column) && !cells.is(column, code);
    }

    /** Returns a whole number, such as a day. */
    OptionalInt whole(String column) {
        return cells.whole(column);
    }

    /** Returns a decimal number. */
    Optional<BigDecimal> decimal(String column) {
        int position = scope.position(column);
        return cells.row().isDecimal(position) ? Optional.of(cells.row().decimal(position)) : Optional.empty();
    }

    /** Reports a cell with its value. */
    void report(String rule, Severity severity, String columnName, Text text) {
        ColumnDefinition column = scope.file().column(columnName);
        String value = cells.asWritten(column);
        if (value.isEmpty()) {
            scope.report().cell(rule, severity, column, text);
        } else {
            scope.report().cell(rule, severity, column, value, text);
        }
    }
}
