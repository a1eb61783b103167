package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSpoolTest {
    private static final FileDefinition LABS = Dictionary.current().file("labs");
    private static final int UNREADABLE = LABS.column("specimen").position() - 1;

    @TempDir
    Path folder;

    @Test
    void rows_come_back_cell_by_cell() {
        List<Row> rows = List.of(
                row(2, "ARO-7F3K9Q-W", "1"),
                with(row(3, "ARO-7F3K9Q-W", "2"), "value", new Value.Decimal(new BigDecimal("5.40"))),
                with(row(Long.MAX_VALUE / 2, "", "3"), "value", new Value.Decimal(new BigDecimal("-0.000"))),
                with(
                        row(5, "Zoë", "é\u4E2D\uD83D\uDE00"),
                        "value",
                        new Value.Decimal(new BigDecimal("1234567890123456789012345678901234567890.5"))),
                with(row(6, "ARO-7F3K9Q-W", "x".repeat(100_000)), "sample_day", new Value.Whole(Integer.MIN_VALUE)),
                with(
                        row(7, "P", "4"),
                        "unit",
                        new Value.Text(LABS.column("unit").codes().get(1))),
                with(row(8, "P", "5"), "unit", new Value.Text("not a code")),
                with(row(9, "P", "6"), "value", new Value.Missing(MissingToken.ND)));
        rows.get(1).setUnreadable(UNREADABLE);
        Path spool = spool("all", rows);

        List<Row> read = new ArrayList<>();
        RowSpool.forEach(spool, LABS, read::add);

        assertThat(read).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(cells(read.get(i))).isEqualTo(cells(rows.get(i)));
        }
    }

    @Test
    void rows_are_dealt_out_by_patient_and_line() {
        Path all = spool("all", List.of(row(2, "A", "1"), row(3, "B", "2"), row(4, "A", "3"), row(5, "", "4")));
        List<String> seen = new ArrayList<>();
        Path ofA = folder.resolve("a");

        try (RowSpool part = RowSpool.create(ofA)) {
            RowSpool.deal(all, LABS, (line, patientId) -> {
                seen.add(line + patientId);
                return patientId.equals("A") ? Optional.of(part) : Optional.empty();
            });
        }

        List<String> dealt = new ArrayList<>();
        RowSpool.forEach(ofA, LABS, row -> dealt.add(row.line() + row.recordId()));
        assertThat(seen).containsExactly("2A", "3B", "4A", "5");
        assertThat(dealt).containsExactly("21", "43");
    }

    private Path spool(String name, List<Row> rows) {
        Path path = folder.resolve(name);
        try (RowSpool spool = RowSpool.create(path)) {
            rows.forEach(spool::add);
        }
        return path;
    }

    private static Row row(long line, String patientId, String recordId) {
        Row row = new Row(LABS, line);
        if (!patientId.isEmpty()) {
            row.set(1, new Value.Text(patientId));
        }
        row.set(2, new Value.Text(recordId));
        return row;
    }

    private static Row with(Row row, String column, Value value) {
        row.set(LABS.column(column).position() - 1, value);
        return row;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(row.line())));
        for (int i = 0; i < LABS.columns().size(); i++) {
            if (row.isReadable(i)) {
                Row one = new Row(LABS, 0);
                one.keep(i, row);
                cells.add(i + " " + one.values().get(i));
            }
        }
        return cells;
    }
}
