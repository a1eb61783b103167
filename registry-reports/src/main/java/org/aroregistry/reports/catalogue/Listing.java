package org.aroregistry.reports.catalogue;

import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** Lays out a table whose rows are lines about single patients. */
final class Listing {
    private static final String STUB = "Patient";

    private Listing() {}

    /**
     * Returns the listing.
     *
     * <p>The columns are about lines: the number of patients above each would say nothing of it.
     *
     * @param key key of the block
     * @param caption what the lines are about
     */
    static Report.Table of(DisclosedTable table, String key, String caption) {
        return new Report.Table(
                key,
                caption,
                STUB,
                table.columns().stream()
                        .map(column -> new Report.Column(column.key(), column.label(), ""))
                        .toList(),
                table.sections().stream()
                        .map(section -> new Report.Section(
                                section.key(),
                                "",
                                section.rows().stream()
                                        .map(row -> new Report.Row(
                                                row.key(),
                                                row.label(),
                                                row.cells().stream()
                                                        .map(CellText.plain()::cell)
                                                        .toList()))
                                        .toList()))
                        .toList());
    }
}
