package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedFigure;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;

/**
 * Cells of other reports, as those reports may show them: what is hidden there is hidden wherever it is borrowed.
 *
 * <p>Of tables it is the column of all patients together.
 */
final class BorrowedCells {
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double SAME_DAYS_PER_YEAR = 1;

    private final DisclosedResults results;

    BorrowedCells(DisclosedResults results) {
        this.results = results;
    }

    /** Returns the rows of a section with the cell of all patients alone; none if the run did not compute the table. */
    List<DisclosedTable.Row> rows(String table, String section) {
        return results.table(table).stream()
                .flatMap(found -> found.sections().stream())
                .filter(found -> found.key().equals(section))
                .flatMap(found -> found.rows().stream())
                .map(row -> new DisclosedTable.Row(
                        row.key(), row.label(), List.of(row.cells().get(0))))
                .toList();
    }

    /** Returns the cell of all patients in a row. */
    Optional<Disclosed> cell(String table, String section, String row) {
        return rows(table, section).stream()
                .filter(found -> found.key().equals(row))
                .map(found -> found.cells().get(0))
                .findFirst();
    }

    /** Returns the number of patients of a table. */
    Optional<Disclosed> patients(String table) {
        return results.table(table).map(found -> found.columns().get(0).n());
    }

    /** Returns the curves of a figure; none if the run did not compute it. */
    List<DisclosedFigure.Curve> curves(String figure) {
        return results.figure(figure).map(DisclosedFigure::curves).orElse(List.of());
    }

    /** Returns the curve of all patients together. */
    Optional<DisclosedFigure.Curve> total(String figure) {
        return curves(figure).stream().filter(DisclosedFigure.Curve::isTotal).findFirst();
    }

    /** Returns what a curve says some years after its origin. */
    static Disclosed at(DisclosedFigure.Curve curve, int years) {
        return curve.landmarks().stream()
                .filter(mark -> Math.abs(mark.time() - years * DAYS_PER_YEAR) < years * SAME_DAYS_PER_YEAR)
                .map(DisclosedFigure.Landmark::estimate)
                .findFirst()
                .orElseGet(BorrowedCells::none);
    }

    /** Returns the cell of a number that there is not. */
    static Disclosed none() {
        return new Disclosed.Shown(new Statistic.NotEstimable("\u2013"));
    }
}
