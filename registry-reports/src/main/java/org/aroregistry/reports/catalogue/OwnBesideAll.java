package org.aroregistry.reports.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Report;

/**
 * What a report on sites says of one centre, beside what it says of all: measures are lines.
 *
 * <p>Cells are taken over as they were composed, so that what is hidden there is hidden here.
 *
 * @param lines the measures that the report has for the centre, in its order; none if the centre has no line there
 */
record OwnBesideAll(List<Line> lines) {
    private static final String ALL = "TOTAL";

    /** Copies the lines. */
    OwnBesideAll {
        lines = List.copyOf(lines);
    }

    /**
     * A measure.
     *
     * @param key stable key
     * @param label heading
     * @param own the centre's
     * @param all that of all centres together
     */
    record Line(String key, String label, Cell own, Cell all) {}

    /** Returns the lines of a centre in a report whose tables have sites as rows and measures as columns. */
    static OwnBesideAll of(Report report, String site) {
        Map<String, Line> lines = new LinkedHashMap<>();
        Map<String, Cell> all = new LinkedHashMap<>();
        for (Report.Table table : tables(report)) {
            all.putAll(cells(table, ALL));
        }
        for (Report.Table table : tables(report)) {
            Map<String, Cell> own = cells(table, site);
            for (Report.Column column : table.columns()) {
                // What counts patients stands in both tables of T16.
                if (own.containsKey(column.key()) && all.containsKey(column.key())) {
                    lines.putIfAbsent(
                            column.key(),
                            new Line(column.key(), column.label(), own.get(column.key()), all.get(column.key())));
                }
            }
        }
        return new OwnBesideAll(List.copyOf(lines.values()));
    }

    private static List<Report.Table> tables(Report report) {
        return report.body().stream()
                .filter(Report.Table.class::isInstance)
                .map(Report.Table.class::cast)
                .toList();
    }

    private static Map<String, Cell> cells(Report.Table table, String key) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.key().equals(key))
                .findFirst()
                .ifPresent(row -> {
                    for (int j = 0; j < table.columns().size(); j++) {
                        cells.put(table.columns().get(j).key(), row.cells().get(j));
                    }
                });
        return cells;
    }

    /** Returns the line of a measure, if the centre has one. */
    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }

    /** Returns the lines as a table. */
    Report.Table table(String key, String caption) {
        return new Report.Table(
                key,
                caption,
                "Measure",
                List.of(
                        new Report.Column("own", "Your centre", ""),
                        new Report.Column("all", "All centres together", "")),
                List.of(new Report.Section(
                        "measures",
                        "",
                        lines.stream()
                                .map(line -> new Report.Row(line.key(), line.label(), List.of(line.own(), line.all())))
                                .toList())));
    }
}
