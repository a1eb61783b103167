package org.aroregistry.core.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.jspecify.annotations.Nullable;

/**
 * One version of one row, with typed access to the columns that were asked for.
 *
 * <p>Every access to a column throws a {@link StoreException} if the column was not asked for.
 */
public final class StoredRow {
    private final FileDefinition file;
    private final Map<String, Integer> positions;
    private final @Nullable Object[] content;
    private final RowOrigin origin;

    StoredRow(FileDefinition file, Map<String, Integer> positions, @Nullable Object[] content, RowOrigin origin) {
        this.file = file;
        this.positions = positions;
        this.content = content;
        this.origin = origin;
    }

    /** Returns the site that sent the row. */
    public String siteId() {
        return text("site_id").orElseThrow();
    }

    /** Returns the patient. */
    public String patientId() {
        return text("patient_id").orElseThrow();
    }

    /** Returns the record, unique within site and file. */
    public String recordId() {
        return text("record_id").orElseThrow();
    }

    /** Returns where the row came from and for which versions it holds. */
    public RowOrigin origin() {
        return origin;
    }

    /** Returns the content of a column, whatever its type. */
    public Value value(String column) {
        Optional<MissingToken> token = missing(column);
        if (token.isPresent()) {
            return new Value.Missing(token.get());
        }
        Object cell = cell(column);
        if (cell == null) {
            return Value.BLANK;
        }
        if (cell instanceof Integer number) {
            return new Value.Whole(number);
        }
        return cell instanceof BigDecimal number ? new Value.Decimal(number) : new Value.Text(cell.toString());
    }

    /** Returns a whole number; empty if the cell is blank or holds a missing token. */
    public OptionalInt whole(String column) {
        Object cell = cell(column);
        if (cell != null && !(cell instanceof Integer)) {
            throw new StoreException(file.name() + "." + column + " does not hold whole numbers");
        }
        return cell instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Returns a decimal or whole number; empty if the cell is blank or holds a missing token. */
    public Optional<BigDecimal> decimal(String column) {
        Object cell = cell(column);
        if (cell instanceof String) {
            throw new StoreException(file.name() + "." + column + " does not hold numbers");
        }
        return cell instanceof Integer number
                ? Optional.of(BigDecimal.valueOf(number))
                : Optional.ofNullable((BigDecimal) cell);
    }

    /** Returns a code or a text; empty if the cell is blank or holds a missing token. */
    public Optional<String> code(String column) {
        return missing(column).isPresent() ? Optional.empty() : text(column);
    }

    /** Returns the codes of a column that holds several; none if the cell is blank or holds a missing token. */
    public List<String> codes(String column) {
        return code(column).map(codes -> List.of(codes.split(";"))).orElse(List.of());
    }

    /** Returns the missing token that the cell holds, if it holds one. */
    public Optional<MissingToken> missing(String column) {
        Object cell = cell(column);
        ColumnDefinition definition = file.column(column);
        if (definition.missing().isEmpty()) {
            return Optional.empty();
        }
        Object held = PatientTable.hasCompanion(definition) ? cell(PatientTable.companion(definition)) : cell;
        return definition.missing().stream()
                .filter(token -> token.name().equals(held))
                .findFirst();
    }

    /** Returns the laboratory value in the canonical unit of its analyte; only rows of {@code labs} have one. */
    public Optional<BigDecimal> canonicalValue() {
        return Optional.ofNullable((BigDecimal) cell(PatientTable.VALUE_CANONICAL));
    }

    /** Returns the cells of the given columns of the table, as they are stored. */
    @Nullable
    Object[] content() {
        return content;
    }

    private Optional<String> text(String column) {
        Object cell = cell(column);
        if (cell != null && !(cell instanceof String)) {
            throw new StoreException(file.name() + "." + column + " holds numbers, not codes");
        }
        return Optional.ofNullable((String) cell);
    }

    private @Nullable Object cell(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new StoreException("column " + column + " of " + file.name() + " was not read");
        }
        return content[position];
    }
}
