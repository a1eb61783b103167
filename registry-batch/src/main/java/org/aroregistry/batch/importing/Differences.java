package org.aroregistry.batch.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aroregistry.batch.file.CsvText;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.store.Value;

/** Writes what an upload changes, cell by cell, as {@code changes.csv}, and counts it. */
final class Differences {
    static final String FILE = "changes.csv";

    private static final List<String> HEADER =
            List.of("file", "line", "record_id", "change", "column", "old", "new", "status");
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int EXAMPLES = 5;

    private final CheckedUpload upload;
    private final Writer out;

    private Differences(CheckedUpload upload, Writer out) {
        this.upload = upload;
        this.out = out;
    }

    /**
     * Compares the accepted rows with what the registry shows; without anything to compare with, all of them are new.
     *
     * @param folder where the file goes; made if missing
     * @return the differences of the files that are not refused, in the order of the dictionary
     */
    static List<FileDifference> write(CheckedUpload upload, Path folder) {
        try {
            Files.createDirectories(folder);
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(FILE), StandardCharsets.UTF_8)) {
                Differences differences = new Differences(upload, out);
                differences.line(HEADER);
                List<FileDifference> found = new ArrayList<>();
                for (CheckedFile file : upload.dataFiles()) {
                    if (!file.isRefused()) {
                        found.add(differences.of(file));
                    }
                }
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the changes to " + folder, e);
        }
    }

    private FileDifference of(CheckedFile file) throws IOException {
        if (file.comparison().isEmpty()) {
            long rows = file.acceptedRows() - file.repeatedRows();
            return new FileDifference(file.definition().fileName(), rows, 0, new TreeMap<>(), 0, 0, 0, List.of());
        }
        FileComparison comparison = file.comparison().get();
        Changes changes = new Changes(file);
        RowSpool.forEach(file.rows(), file.definition(), changes::add);
        changes.flush();
        RecordSpool.forEach(comparison.endedRecords(), ended -> changes.end(ended.recordId()));
        return new FileDifference(
                file.definition().fileName(),
                comparison.added().countWithout(file.rejected(), file.repeated()),
                comparison.changed().countWithout(file.rejected(), file.repeated()),
                changes.columns,
                comparison.unchanged().countWithout(file.rejected(), file.repeated()),
                comparison.ended(),
                file.heldRows() + upload.heldEnds(file),
                changes.examples);
    }

    private void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            CsvText.append(out, cells.get(i), ',');
        }
        out.append("\r\n");
    }

    /** The changes of one file, in the order of its lines; older versions are asked for some rows at a time. */
    private final class Changes {
        private final CheckedFile file;
        private final FileComparison comparison;
        private final TreeMap<String, Long> columns = new TreeMap<>();
        private final List<String> examples = new ArrayList<>();
        private final List<Row> waiting = new ArrayList<>();

        Changes(CheckedFile file) {
            this.file = file;
            this.comparison = file.comparison().orElseThrow();
        }

        void add(Row row) {
            boolean differs = comparison.added().contains(row.line())
                    || comparison.changed().contains(row.line());
            if (differs && file.isAccepted(row.line())) {
                waiting.add(row);
                if (waiting.size() == ROWS_AT_ONCE) {
                    flush();
                }
            }
        }

        void flush() {
            Map<String, Row> stored = stored();
            for (Row row : waiting) {
                Row old = stored.get(row.recordId());
                if (old == null) {
                    tell(row, "NEW", "", "", "");
                } else {
                    compare(row, old);
                }
            }
            waiting.clear();
        }

        private Map<String, Row> stored() {
            Map<String, Row> stored = new HashMap<>();
            List<String> records = waiting.stream()
                    .filter(row -> comparison.changed().contains(row.line()))
                    .map(Row::recordId)
                    .toList();
            if (!records.isEmpty()) {
                upload.registry()
                        .records()
                        .read(
                                file.name(),
                                records,
                                row -> stored.put(row.recordId(), StoredHistories.row(file.definition(), row)));
            }
            return stored;
        }

        private void compare(Row row, Row old) {
            for (ColumnDefinition column : file.definition().columns()) {
                String before = text(old.values().get(column.position() - 1));
                String after = text(row.values().get(column.position() - 1));
                if (!before.equals(after)) {
                    columns.merge(column.name(), 1L, Long::sum);
                    tell(row, after.isEmpty() ? "ERASED" : "CHANGED", column.name(), before, after);
                    example(row, column.name() + ": " + shown(before) + " -> " + shown(after));
                }
            }
        }

        private void example(Row row, String what) {
            if (examples.size() < EXAMPLES) {
                boolean held = file.held().lines().contains(row.line());
                examples.add(
                        "line " + row.line() + ", record " + row.recordId() + ", " + what + (held ? " (held)" : ""));
            }
        }

        void end(String recordId) {
            boolean held = upload.heldEnds(file) > 0;
            write(List.of(file.definition().fileName(), "", recordId, "ENDED", "", "", "", held ? "HELD" : "TAKEN"));
        }

        private void tell(Row row, String change, String column, String before, String after) {
            write(List.of(
                    file.definition().fileName(),
                    Long.toString(row.line()),
                    row.recordId(),
                    change,
                    column,
                    before,
                    after,
                    file.held().lines().contains(row.line()) ? "HELD" : "TAKEN"));
        }

        private void write(List<String> cells) {
            try {
                line(cells);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the changes", e);
            }
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "blank" : text;
    }

    /** Returns a value as the dictionary writes it; numbers without zeros at their end, so that 5.4 is 5.40. */
    private static String text(Value value) {
        if (value instanceof Value.Missing missing) {
            return missing.token().name();
        }
        if (value instanceof Value.Whole whole) {
            return Integer.toString(whole.number());
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().signum() == 0
                    ? "0"
                    : decimal.number().stripTrailingZeros().toPlainString();
        }
        return value instanceof Value.Text given ? given.text() : "";
    }
}
