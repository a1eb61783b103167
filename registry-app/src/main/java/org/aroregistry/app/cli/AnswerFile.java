package org.aroregistry.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.batch.file.CsvRows;
import org.aroregistry.batch.file.CsvText;
import org.aroregistry.batch.file.Delimiter;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.HeaderNames;
import org.aroregistry.batch.file.RawRow;

/**
 * A file of queries as {@code aro queries --out} writes it, with answers filled in, as a spreadsheet may have saved it.
 *
 * @param rows the rows, but for blank ones
 */
record AnswerFile(List<Row> rows) {
    private static final List<String> NEEDED = List.of("query", "site_id", "answer");
    private static final Set<String> KNOWN = Set.of(
            "query",
            "status",
            "site_id",
            "patient_id",
            "file",
            "record_id",
            "column",
            "rule",
            "question",
            "expected",
            "hint",
            "opened_at",
            "answer");

    /** Copies the rows. */
    AnswerFile {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line physical line on which it starts
     * @param cells cell by column name, without surrounding blanks
     */
    record Row(long line, Map<String, String> cells) {

        /** Returns a cell; empty if the file does not have the column. */
        Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column));
        }

        /** Returns the number of the query; empty if the cell holds none. */
        Optional<Long> query() {
            return cell("query").filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
        }

        String answer() {
            return cell("answer").orElse("");
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no such file
     */
    static AnswerFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file + ".");
        }
        FileScan scan = FileScan.of(file);
        if (!scan.encoding().isReadable()) {
            throw new IllegalArgumentException(file + " cannot be read as text: save it as CSV in UTF-8.");
        }
        Delimiter delimiter = Delimiter.detect(CsvRows.headerLine(file, scan.encoding()), KNOWN)
                .orElseThrow(() -> noSuchFile(file));
        try (CsvRows rows = CsvRows.open(file, scan.encoding(), delimiter)) {
            return new AnswerFile(read(file, rows));
        } catch (CsvRows.EndlessRowException e) {
            throw new IllegalArgumentException(
                    file + ": a quote opened in the row of line " + e.line() + " is not closed.", e);
        }
    }

    private static List<Row> read(Path file, CsvRows rows) {
        List<Row> read = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        while (rows.hasNext()) {
            RawRow row = rows.next();
            if (row.filled() == 0) {
                continue;
            }
            if (columns.isEmpty()) {
                for (int i = 0; i < row.size(); i++) {
                    columns.putIfAbsent(HeaderNames.clean(row.cell(i)), i);
                }
                if (!columns.keySet().containsAll(NEEDED)) {
                    throw noSuchFile(file);
                }
            } else {
                read.add(row(columns, row));
            }
        }
        return read;
    }

    private static Row row(Map<String, Integer> columns, RawRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach((name, place) -> {
            if (KNOWN.contains(name)) {
                cells.put(name, place < row.size() ? plain(row.cell(place).strip()) : "");
            }
        });
        return new Row(row.line(), cells);
    }

    /** Takes away the apostrophe that keeps a spreadsheet from running the cell. */
    private static String plain(String cell) {
        boolean neutralised =
                cell.startsWith("'") && CsvText.neutral(cell.substring(1)).equals(cell);
        return neutralised ? cell.substring(1) : cell;
    }

    private static IllegalArgumentException noSuchFile(Path file) {
        return new IllegalArgumentException(file + " is no file of queries: it needs the columns "
                + String.join(", ", NEEDED) + " of a file that 'aro queries --out DIR' wrote.");
    }
}
