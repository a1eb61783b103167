package org.aroregistry.reports.disclosure;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.RunIdentity;

/**
 * The results of a run as a profile lets them be seen.
 *
 * @param run what they were computed from
 * @param profile who will read them
 * @param tables the tables
 * @param figures the figures
 */
public record DisclosedResults(
        RunIdentity run, Profile profile, List<DisclosedTable> tables, List<DisclosedFigure> figures) {

    /** Copies the lists. */
    public DisclosedResults {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }

    /** Returns the table of a report, if the run computed it. */
    public Optional<DisclosedTable> table(String id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /** Returns the figure of a report, if the run computed it. */
    public Optional<DisclosedFigure> figure(String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
