package org.aroregistry.core.result;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one analysis run found.
 *
 * @param run what it was computed from
 * @param tables the tables, by report id
 * @param figures the figures, by report id
 */
public record AnalysisResults(RunIdentity run, List<TableResult> tables, List<FigureResult> figures) {

    /** Copies the lists. */
    public AnalysisResults {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }

    /** Returns the table of a report, if the run computed it. */
    public Optional<TableResult> table(String id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /** Returns the figure of a report, if the run computed it. */
    public Optional<FigureResult> figure(String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
