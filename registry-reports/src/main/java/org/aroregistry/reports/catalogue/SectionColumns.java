package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/**
 * Lays sections of a table side by side: each becomes a column, their rows of the same key one row.
 *
 * <p>Nothing is calculated: a cell is printed as disclosure control left it. A section that it withheld as a whole has no column.
 */
final class SectionColumns {
    private final DisclosedTable table;
    private final CellText text;
    private final Map<String, String> columns = new LinkedHashMap<>();

    /**
     * Starts with no column.
     *
     * @param table table whose first column is laid out
     * @param text writer of the cells
     */
    SectionColumns(DisclosedTable table, CellText text) {
        this.table = table;
        this.text = text;
    }

    /** Adds a section as a column, if the table has it. */
    SectionColumns column(String section, String heading) {
        if (find(section).isPresent()) {
            columns.put(section, heading);
        }
        return this;
    }

    /** Returns the rows of all columns, in the order of the first column that has them. */
    Report.Section section(String key, String label) {
        Map<String, String> labels = new LinkedHashMap<>();
        columns.keySet()
                .forEach(section ->
                        find(section).orElseThrow().rows().forEach(row -> labels.putIfAbsent(row.key(), row.label())));
        List<Report.Row> rows = new ArrayList<>();
        labels.forEach((row, words) -> rows.add(new Report.Row(
                row,
                words,
                columns.keySet().stream()
                        .map(section -> text.cell(cell(section, row)))
                        .toList())));
        return new Report.Section(key, label, rows);
    }

    /** Returns the headings. */
    List<Report.Column> headings() {
        return columns.entrySet().stream()
                .map(column -> new Report.Column(column.getKey(), column.getValue(), ""))
                .toList();
    }

    private Disclosed cell(String section, String row) {
        return find(section).orElseThrow().rows().stream()
                .filter(candidate -> candidate.key().equals(row))
                .findFirst()
                .map(found -> found.cells().get(0))
                .orElseGet(() -> new Disclosed.Shown(new Statistic.NotEstimable("\u2013")));
    }

    private Optional<DisclosedTable.Section> find(String key) {
        return table.sections().stream()
                .filter(section -> section.key().equals(key))
                .findFirst();
    }
}
