package org.aroregistry.reports.disclosure;

import java.util.List;

/**
 * A table as a profile lets it be seen.
 *
 * @param id report id
 * @param analysisSet code of the analysis set
 * @param accounting where the patients come from
 * @param columns the columns
 * @param sections the rows, in groups
 * @param notes footnotes of the run
 */
public record DisclosedTable(
        String id,
        String analysisSet,
        DisclosedAccounting accounting,
        List<Column> columns,
        List<Section> sections,
        List<String> notes) {

    /**
     * A column.
     *
     * @param key stable key
     * @param label heading
     * @param n patients in the column
     */
    public record Column(String key, String label, Disclosed n) {}

    /**
     * A group of rows.
     *
     * @param key stable key
     * @param label heading
     * @param rows the rows
     */
    public record Section(String key, String label, List<Row> rows) {
        /** Copies the rows. */
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row.
     *
     * @param key stable key
     * @param label heading
     * @param cells one per column
     */
    public record Row(String key, String label, List<Disclosed> cells) {
        /** Copies the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Copies the lists. */
    public DisclosedTable {
        columns = List.copyOf(columns);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }
}
