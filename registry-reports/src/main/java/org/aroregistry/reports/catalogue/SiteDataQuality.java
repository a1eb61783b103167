package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Report;

/**
 * T16: how complete and how clean the data of each site are.
 *
 * <p>One row per site and per file. A colour always comes with a word.
 */
final class SiteDataQuality extends TableReport {
    /** Flag of a cell that breaks one of the fixed limits. */
    static final String LIMIT = "limit";

    private static final double MOST_ERRORS = 20;
    private static final double LEAST_COMPLETE = 90;
    private static final Set<String> COMPLETENESS =
            Set.of("required", "key_optional", "follow_up", "open_queries", "query_age");
    private static final Set<String> RATINGS = Set.of("red", "amber", "green");

    @Override
    public String id() {
        return "T16";
    }

    @Override
    public String title() {
        return "Data quality by site";
    }

    @Override
    public String question() {
        return "How complete and how clean are the data of each site, and where should the coordinating centre look first?";
    }

    @Override
    String stub() {
        return "Site";
    }

    @Override
    String caption() {
        return "Data quality by site and by file";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Cells marked \u201climit\u201d break one of the fixed limits: more than 20 errors per 1000 rows, or less than"
                        + " 90% filled. The limits do not depend on the other sites.",
                "Where a site has 1 to 4 patients its follow-up is withheld from the public. Findings, filled cells and queries"
                        + " are about the work of the site and are shown.");
    }

    @Override
    String timeConvention() {
        return "the last accepted full upload of each site and the updates after it";
    }

    @Override
    String method() {
        return "Rates of findings are per 1000 rows read. Completeness is the percentage of cells that hold a value, among required"
                + " columns and among the key optional columns, where they apply.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return table.sections().stream()
                .filter(section -> section.key().equals("sites"))
                .findFirst()
                .map(sites -> List.of(
                        new Report.Headline(Integer.toString(sites.rows().size()), "", "sites reporting")))
                .orElse(List.of());
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        return super.body(results, table).stream()
                .map(block -> flagged((Report.Table) block))
                .flatMap(SiteDataQuality::divided)
                .collect(Collectors.toUnmodifiableList());
    }

    /** One table for what came and what was found in it, one for what is missing: together they would be too wide for paper. */
    private static Stream<Report.Block> divided(Report.Table table) {
        return Stream.of(
                part(table, table.key(), table.caption(), column -> !COMPLETENESS.contains(column)),
                part(
                        table,
                        table.key() + "_completeness",
                        "Completeness, follow-up and open queries by site and by file",
                        column -> COMPLETENESS.contains(column) || column.equals("patients")));
    }

    private static Report.Table part(Report.Table table, String key, String caption, Predicate<String> columns) {
        List<Integer> kept = IntStream.range(0, table.columns().size())
                .filter(j -> columns.test(table.columns().get(j).key()))
                .boxed()
                .toList();
        return new Report.Table(
                key,
                caption,
                table.stub(),
                kept.stream().map(table.columns()::get).toList(),
                table.sections().stream()
                        .map(section -> new Report.Section(
                                section.key(),
                                section.label(),
                                section.rows().stream()
                                        .map(row -> new Report.Row(
                                                row.key(),
                                                row.label(),
                                                kept.stream()
                                                        .map(row.cells()::get)
                                                        .toList()))
                                        .toList()))
                        .toList());
    }

    private static Report.Table flagged(Report.Table table) {
        // The columns are measures of the same patients: their sizes would repeat one number.
        List<Report.Column> columns = table.columns().stream()
                .map(column -> new Report.Column(column.key(), column.label(), ""))
                .toList();
        return new Report.Table(
                table.key(),
                table.caption(),
                table.stub(),
                columns,
                table.sections().stream()
                        .map(section -> new Report.Section(
                                section.key(),
                                section.label(),
                                section.rows().stream()
                                        .map(row -> flagged(columns, row))
                                        .toList()))
                        .toList());
    }

    private static Report.Row flagged(List<Report.Column> columns, Report.Row row) {
        List<Cell> cells = new ArrayList<>();
        for (int j = 0; j < row.cells().size(); j++) {
            cells.add(flagged(columns.get(j).key(), row.cells().get(j)));
        }
        return new Report.Row(row.key(), row.label(), cells);
    }

    private static Cell flagged(String column, Cell cell) {
        if (column.equals("rating") && RATINGS.contains(cell.text())) {
            return cell.flagged(cell.text());
        }
        String estimate = cell.values().estimate();
        if (estimate.isEmpty()) {
            return cell;
        }
        double value = Double.parseDouble(estimate);
        boolean breaks = column.equals("errors")
                ? value > MOST_ERRORS
                : (column.equals("required") || column.equals("key_optional")) && value < LEAST_COMPLETE;
        return breaks ? cell.flagged(LIMIT) : cell;
    }
}
