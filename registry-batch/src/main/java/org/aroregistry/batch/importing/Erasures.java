package org.aroregistry.batch.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.upload.UploadMode;

/**
 * Says which blank cells of a FULL upload empty what the registry shows.
 *
 * <p>Rows go back to the centre to be sent as a DELTA, in which a blank cell keeps what the registry shows; so these cells go back as
 * {@link #ERASE}. The registry is asked for some records at a time.
 */
final class Erasures {
    /** Stands in a cell that is to be emptied. */
    static final String ERASE = RowChecker.ERASE;

    private static final int ROWS_AT_ONCE = 1_000;

    /**
     * What a row empties.
     *
     * @param sent places of blank cells that empty something, 0 for the first
     * @param missing one cell for each column of {@link #missing(FileLayout)}
     */
    record Erased(BitSet sent, List<String> missing) {}

    /** Writes a row. */
    @FunctionalInterface
    interface Writer {
        void write(Erased erased) throws IOException;
    }

    private record Waiting(RawRow row, Writer writer) {}

    private final CheckedFile file;
    private final RegistryKnowledge registry;
    private final boolean needed;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<ColumnDefinition> missing = new ArrayList<>();

    Erasures(CheckedUpload upload, CheckedFile file) {
        this.file = file;
        this.registry = upload.registry();
        this.needed = registry.knowsTheSite()
                && upload.settings().filter(s -> s.mode() == UploadMode.FULL).isPresent();
    }

    /** Returns the columns that the file leaves out and that therefore have to be added. */
    List<String> missing(FileLayout layout) {
        if (needed) {
            file.definition().columns().stream()
                    .filter(column -> layout.cellOf(column) < 0)
                    .forEach(missing::add);
        }
        return missing.stream().map(ColumnDefinition::name).toList();
    }

    /** Takes the next row. */
    void add(RawRow row, Writer writer) throws IOException {
        waiting.add(new Waiting(row, writer));
        if (waiting.size() == ROWS_AT_ONCE) {
            flush();
        }
    }

    /** Writes what is waiting; call it after the last row. */
    void flush() throws IOException {
        Map<String, Row> registered = registered();
        for (Waiting next : waiting) {
            Row stored = registered.get(record(next.row()));
            next.writer().write(stored == null ? nothing() : erased(next.row(), stored));
        }
        waiting.clear();
    }

    private Map<String, Row> registered() {
        Map<String, Row> registered = new HashMap<>();
        if (needed) {
            List<String> records = waiting.stream()
                    .map(next -> record(next.row()))
                    .filter(record -> !record.isEmpty())
                    .distinct()
                    .toList();
            if (!records.isEmpty()) {
                registry.records()
                        .read(
                                file.name(),
                                records,
                                row -> registered.put(row.recordId(), StoredHistories.row(file.definition(), row)));
            }
        }
        return registered;
    }

    private String record(RawRow row) {
        return file.layout().map(layout -> RowChecker.recordOf(layout, row)).orElse("");
    }

    private Erased nothing() {
        return new Erased(new BitSet(), missing.stream().map(column -> "").toList());
    }

    private Erased erased(RawRow row, Row stored) {
        BitSet sent = new BitSet();
        FileLayout layout = file.layout().orElseThrow();
        for (ColumnDefinition column : file.definition().columns()) {
            int place = layout.cellOf(column);
            if (place >= 0 && place < row.size() && row.cell(place).isBlank() && holds(stored, column)) {
                sent.set(place);
            }
        }
        return new Erased(
                sent,
                missing.stream()
                        .map(column -> holds(stored, column) ? ERASE : "")
                        .toList());
    }

    /** A required cell can not be emptied: it stays blank, and the centre fills it. */
    private static boolean holds(Row stored, ColumnDefinition column) {
        return column.requirement() != Requirement.REQUIRED
                && !stored.values().get(column.position() - 1).equals(Value.BLANK);
    }
}
