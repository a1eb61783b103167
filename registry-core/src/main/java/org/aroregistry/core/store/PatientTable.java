package org.aroregistry.core.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one file lie in its table.
 *
 * <p>Every column of the dictionary has a column of the same name. A numeric column that allows missing tokens has a companion behind it
 * for the token; {@code labs} ends with the value in the analyte's canonical unit.
 */
final class PatientTable {
    static final String VALUE_CANONICAL = "value_canonical";
    static final String UNIT_CANONICAL = "unit_canonical";

    /** The columns behind the content, in the order of the tables. */
    static final List<String> BOOK_KEEPING =
            List.of("row_hash", "upload_id", "file_id", "line_no", "valid_from", "valid_to");

    private static final int CANONICAL_SCALE = 6;

    /**
     * One column of the table that holds content.
     *
     * @param name its name
     * @param kind what it holds
     * @param scale decimals, for decimal numbers
     */
    record Slot(String name, Kind kind, int scale) {
        enum Kind {
            TEXT,
            WHOLE,
            DECIMAL
        }
    }

    private final FileDefinition file;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    PatientTable(FileDefinition file) {
        this.file = file;
        for (ColumnDefinition column : file.columns()) {
            addSlot(slot(column));
            if (hasCompanion(column)) {
                addSlot(new Slot(companion(column), Slot.Kind.TEXT, 0));
            }
        }
        if (isLabs()) {
            addSlot(new Slot(VALUE_CANONICAL, Slot.Kind.DECIMAL, CANONICAL_SCALE));
            addSlot(new Slot(UNIT_CANONICAL, Slot.Kind.TEXT, 0));
        }
    }

    /**
     * Returns the table of a file.
     *
     * @throws StoreException if the dictionary has no such file of patients' rows
     */
    static PatientTable of(String file) {
        return Dictionary.current()
                .findFile(file)
                .filter(definition -> !definition.isManifest())
                .map(PatientTable::new)
                .orElseThrow(() -> new StoreException("the registry holds no rows of a file '" + file + "'"));
    }

    static List<PatientTable> all() {
        return Dictionary.current().dataFiles().stream().map(PatientTable::new).toList();
    }

    static boolean hasCompanion(ColumnDefinition column) {
        return column.type().isNumeric() && !column.missing().isEmpty();
    }

    static String companion(ColumnDefinition column) {
        return column.name() + "_missing";
    }

    FileDefinition file() {
        return file;
    }

    String name() {
        return file.name();
    }

    List<Slot> slots() {
        return slots;
    }

    boolean isLabs() {
        return file.name().equals("labs");
    }

    int position(String slot) {
        return Optional.ofNullable(positions.get(slot))
                .orElseThrow(() -> new StoreException("the registry has no column " + slot + " in " + file.name()));
    }

    /** Returns the names of the columns that hold content, in the order of the table. */
    List<String> slotNames() {
        return slots.stream().map(Slot::name).toList();
    }

    /** Returns the names of all columns in the order of the table. */
    List<String> columnNames() {
        List<String> names = new ArrayList<>(slotNames());
        names.addAll(BOOK_KEEPING);
        return names;
    }

    /**
     * Turns a row into what the table holds of it, one value per slot.
     *
     * @throws IllegalArgumentException if a value is not of its column's type
     */
    @Nullable
    Object[] content(NewRow row) {
        List<ColumnDefinition> columns = file.columns();
        if (row.values().size() != columns.size()) {
            throw new IllegalArgumentException("a row of " + file.fileName() + " needs " + columns.size()
                    + " values and has " + row.values().size());
        }
        @Nullable Object[] content = new Object[slots.size()];
        for (int i = 0; i < columns.size(); i++) {
            put(content, columns.get(i), row.values().get(i));
        }
        if (isLabs()) {
            putCanonical(content);
        }
        return content;
    }

    /** Returns the hash over the content of a row. */
    byte[] hash(@Nullable Object[] content, CanonicalHash hash) {
        for (Object cell : content) {
            hash.add(
                    cell instanceof BigDecimal number ? number.toPlainString() : cell == null ? null : cell.toString());
        }
        return hash.bytes();
    }

    private void put(@Nullable Object[] content, ColumnDefinition column, Value value) {
        int position = position(column.name());
        Slot slot = slots.get(position);
        if (value instanceof Value.Missing missing && column.missing().contains(missing.token())) {
            content[hasCompanion(column) ? position + 1 : position] =
                    missing.token().name();
        } else if (value instanceof Value.Whole whole && slot.kind() == Slot.Kind.WHOLE) {
            content[position] = whole.number();
        } else if (value instanceof Value.Decimal decimal && slot.kind() == Slot.Kind.DECIMAL) {
            content[position] = decimal.number().setScale(slot.scale(), RoundingMode.HALF_EVEN);
        } else if (value instanceof Value.Text text && slot.kind() == Slot.Kind.TEXT) {
            content[position] = text.text();
        } else if (!(value instanceof Value.Blank)) {
            throw new IllegalArgumentException(
                    column.qualifiedName() + " of type " + column.type().notation() + " cannot hold a "
                            + value.getClass().getSimpleName());
        }
    }

    private void putCanonical(@Nullable Object[] content) {
        if (content[position("value")] instanceof BigDecimal value
                && content[position("unit")] instanceof String unit
                && content[position("analyte")] instanceof String code) {
            Dictionary.current().analyte(code).ifPresent(analyte -> analyte.toCanonical(value, unit)
                    .ifPresent(canonical -> {
                        content[position(VALUE_CANONICAL)] =
                                canonical.setScale(CANONICAL_SCALE, RoundingMode.HALF_EVEN);
                        content[position(UNIT_CANONICAL)] = analyte.canonicalUnit();
                    }));
        }
    }

    private void addSlot(Slot slot) {
        positions.put(slot.name(), slots.size());
        slots.add(slot);
    }

    private static Slot slot(ColumnDefinition column) {
        if (column.type() instanceof ColumnType.Decimal decimal) {
            return new Slot(column.name(), Slot.Kind.DECIMAL, decimal.scale());
        }
        return new Slot(column.name(), column.type().isNumeric() ? Slot.Kind.WHOLE : Slot.Kind.TEXT, 0);
    }
}
