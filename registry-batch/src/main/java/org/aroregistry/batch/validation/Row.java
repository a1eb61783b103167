package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.NewRow;
import org.aroregistry.core.store.Value;
import org.jspecify.annotations.Nullable;

/**
 * One row with typed values, by the position of the column in the dictionary (0 for the first).
 *
 * <p>A cell that could not be read has no value at all: it is neither blank nor filled, and rules must not guess.
 */
public final class Row {
    private final FileDefinition file;
    private final long line;
    private final @Nullable Value[] values;

    /** Makes a row whose cells are all blank. */
    Row(FileDefinition file, long line) {
        this.file = file;
        this.line = line;
        this.values = new Value[file.columns().size()];
        Arrays.fill(values, Value.BLANK);
    }

    /**
     * Makes a row of accepted values.
     *
     * @param values one value per column of the dictionary
     */
    public Row(FileDefinition file, long line, List<Value> values) {
        this.file = file;
        this.line = line;
        this.values = values.toArray(Value[]::new);
    }

    /** Returns the file of the row. */
    public FileDefinition file() {
        return file;
    }

    /** Returns the physical line on which the row starts. */
    public long line() {
        return line;
    }

    /** Returns the patient, empty if unreadable. */
    public String patientId() {
        return text(1);
    }

    /** Returns the record, empty if unreadable. */
    public String recordId() {
        return text(2);
    }

    void set(int column, Value value) {
        values[column] = value;
    }

    void setUnreadable(int column) {
        values[column] = null;
    }

    /** Takes a cell over from another row of the same file. */
    void keep(int column, Row other) {
        values[column] = other.values[column];
    }

    /** Tells whether a cell holds the same as that of another row of the same file; 7 and 7.0 are the same. */
    boolean holdsSame(int column, Row other) {
        if (values[column] instanceof Value.Decimal mine && other.values[column] instanceof Value.Decimal theirs) {
            return mine.number().compareTo(theirs.number()) == 0;
        }
        return Objects.equals(values[column], other.values[column]);
    }

    /** Tells whether the cell is blank or holds a value or token of its column. */
    boolean isReadable(int column) {
        return values[column] != null;
    }

    boolean isBlank(int column) {
        return values[column] instanceof Value.Blank;
    }

    boolean isToken(int column) {
        return values[column] instanceof Value.Missing;
    }

    /** Tells whether the cell holds a value: readable, not blank, no missing token. */
    boolean isFilled(int column) {
        Value value = values[column];
        return value != null && !(value instanceof Value.Blank) && !(value instanceof Value.Missing);
    }

    /**
     * Returns a missing token.
     *
     * @throws IllegalStateException if the cell holds none; ask {@link #isToken} first
     */
    MissingToken token(int column) {
        if (values[column] instanceof Value.Missing missing) {
            return missing.token();
        }
        throw new IllegalStateException(file.columns().get(column).qualifiedName() + " holds no missing token");
    }

    boolean isWhole(int column) {
        return values[column] instanceof Value.Whole;
    }

    /**
     * Returns a whole number.
     *
     * @throws IllegalStateException if the cell holds none; ask {@link #isWhole} first
     */
    int whole(int column) {
        if (values[column] instanceof Value.Whole whole) {
            return whole.number();
        }
        throw new IllegalStateException(file.columns().get(column).qualifiedName() + " holds no whole number");
    }

    boolean isDecimal(int column) {
        return values[column] instanceof Value.Decimal;
    }

    /**
     * Returns a decimal number.
     *
     * @throws IllegalStateException if the cell holds none; ask {@link #isDecimal} first
     */
    BigDecimal decimal(int column) {
        if (values[column] instanceof Value.Decimal decimal) {
            return decimal.number();
        }
        throw new IllegalStateException(file.columns().get(column).qualifiedName() + " holds no decimal number");
    }

    /** Returns a code or text, or the digits of a whole number; empty if the cell holds no value. */
    String text(int column) {
        Value value = values[column];
        if (value instanceof Value.Text text) {
            return text.text();
        }
        return value instanceof Value.Whole whole ? Integer.toString(whole.number()) : "";
    }

    /** Returns a code, text or whole number by the name of its column; empty if the cell holds no value. */
    public String text(String column) {
        return text(file.column(column).position() - 1);
    }

    /** Returns a whole number by the name of its column; the cell must hold one. */
    public int whole(String column) {
        return whole(file.column(column).position() - 1);
    }

    /** Returns the values of the natural key; empty if the patient is not named or a part cannot be read. */
    public Optional<List<Value>> key() {
        List<Value> key = new ArrayList<>();
        for (String name : file.key()) {
            Value value = values[file.column(name).position() - 1];
            if (value == null) {
                return Optional.empty();
            }
            key.add(value);
        }
        return patientId().isEmpty() ? Optional.empty() : Optional.of(key);
    }

    /** Returns the row for the store; every cell must be readable. */
    public NewRow toNewRow() {
        return new NewRow(line, values());
    }

    /** Returns all values; every cell must be readable. */
    public List<Value> values() {
        return List.of(Arrays.copyOf(values, values.length));
    }
}
