package org.aroregistry.core.result;

import java.util.List;

/**
 * The numbers of one table.
 *
 * @param id report id, such as {@code T01}
 * @param analysisSet code of the analysis set, such as {@code ARO}
 * @param accounting where the patients come from
 * @param columns the columns; the first is the total of the others if {@code columnsPartition}
 * @param columnsPartition true if every patient is in the first column and in exactly one of the others
 * @param sections the rows, in groups
 * @param notes footnotes that state facts of this run, in order
 */
public record TableResult(
        String id,
        String analysisSet,
        Accounting accounting,
        List<Column> columns,
        boolean columnsPartition,
        List<Section> sections,
        List<String> notes) {

    /**
     * A column.
     *
     * @param key stable key
     * @param label heading
     * @param n patients in the column
     */
    public record Column(String key, String label, long n) {
        /** Tells whether the column is withheld as a whole from readers who may not see small numbers. */
        public boolean regulatorOnly() {
            return key.startsWith(Section.REGULATOR_ONLY);
        }
    }

    /**
     * A group of rows under one heading.
     *
     * @param key stable key
     * @param label heading
     * @param partition true if every patient of a column is counted in exactly one of the rows, so that one hidden count
     *     could be worked out from the others
     * @param rows the rows
     */
    public record Section(String key, String label, boolean partition, List<Row> rows) {
        /** Start of the key of a section, or of a column, that only those may see who may see small numbers. */
        public static final String REGULATOR_ONLY = "regulator_";

        /** Copies the rows. */
        public Section {
            rows = List.copyOf(rows);
        }

        /** Tells whether the section is withheld as a whole from readers who may not see small numbers. */
        public boolean regulatorOnly() {
            return key.startsWith(REGULATOR_ONLY);
        }
    }

    /**
     * A row.
     *
     * @param key stable key, unique within its section
     * @param label heading
     * @param cells one statistic per column
     */
    public record Row(String key, String label, List<Statistic> cells) {
        /** Copies the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Tells whether the whole table is withheld from readers who may not see small numbers: it has no section for them. */
    public boolean regulatorOnly() {
        return !sections.isEmpty() && sections.stream().allMatch(Section::regulatorOnly);
    }

    /** Copies the lists and checks that every row fills every column. */
    public TableResult {
        columns = List.copyOf(columns);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
        for (Section section : sections) {
            for (Row row : section.rows()) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("row " + section.key() + "." + row.key() + " of table " + id
                            + " has " + row.cells().size() + " cells for " + columns.size() + " columns");
                }
            }
        }
    }
}
