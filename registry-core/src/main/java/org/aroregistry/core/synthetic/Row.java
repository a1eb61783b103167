package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aroregistry.core.dictionary.FileDefinition;

/** One row on its way into a file: cells in the dictionary's order, decimals with a point, and the errors put into it. */
final class Row {
    private final Layout layout;
    private final String[] cells;
    private final List<InjectedError> errors = new ArrayList<>(0);

    Row(String file) {
        layout = Layout.of(file);
        cells = new String[layout.file().columns().size()];
        Arrays.fill(cells, "");
    }

    private Row(Layout layout, String[] cells) {
        this.layout = layout;
        this.cells = cells;
    }

    /** Returns a row with the same cells and no errors. */
    Row copy() {
        return new Row(layout, cells.clone());
    }

    FileDefinition file() {
        return layout.file();
    }

    String fileName() {
        return layout.file().name();
    }

    String get(String column) {
        return cells[layout.place(column)];
    }

    String get(int place) {
        return cells[place];
    }

    int number(String column) {
        return Integer.parseInt(get(column));
    }

    boolean isFilled(String column) {
        return !get(column).isEmpty();
    }

    Row set(String column, String value) {
        cells[layout.place(column)] = value;
        return this;
    }

    Row set(int place, String value) {
        cells[place] = value;
        return this;
    }

    Row set(String column, int value) {
        return set(column, Integer.toString(value));
    }

    /** Sets a number rounded to so many decimals. */
    Row set(String column, double value, int decimals) {
        return set(column, decimal(value, decimals));
    }

    Row yesNo(String column, boolean yes) {
        return set(column, yes ? "Y" : "N");
    }

    /** Remembers an error that was put into this row. */
    Row with(InjectedError error) {
        errors.add(error);
        return this;
    }

    List<InjectedError> errors() {
        return errors;
    }

    /** Writes a number with exactly so many decimals and a point. */
    static String decimal(double value, int decimals) {
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= 10;
        }
        long scaled = StrictMath.round(value * unit);
        long whole = StrictMath.abs(scaled) / unit;
        String sign = scaled < 0 ? "-" : "";
        if (decimals == 0) {
            return sign + whole;
        }
        // The leading 1 keeps the zeros after the point.
        String fraction = Long.toString(unit + StrictMath.abs(scaled) % unit).substring(1);
        return sign + whole + "." + fraction;
    }
}
