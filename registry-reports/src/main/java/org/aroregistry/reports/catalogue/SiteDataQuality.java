package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Report;

/**
 * T16: how complete and how clean the data of each site are.
 *
 * <p>One row per site. Rates of errors and completeness are coloured against fixed limits; the colour always comes with a word.
 */
final class SiteDataQuality extends TableReport {
    private static final double MANY_ERRORS = 20;
    private static final double SOME_ERRORS = 10;
    private static final double INCOMPLETE = 0.90;
    private static final double NEARLY_COMPLETE = 0.95;

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
        return "How complete, how clean and how recent are the data of each site, and where should the coordinating centre"
                + " look first?";
    }

    @Override
    String stub() {
        return "Site";
    }

    @Override
    String caption() {
        return "Data quality by site";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Red: more than 20 errors per 1000 rows, or completeness below 90%. Amber: more than 10 errors per 1000"
                        + " rows, or completeness below 95%. The limits are fixed, not relative to the other sites.");
    }

    @Override
    String timeConvention() {
        return "the last accepted upload of each site";
    }

    @Override
    String method() {
        return "Rates of findings are per 1000 rows read over all uploads in the freeze. Completeness is the share of required and key"
                + " optional cells that hold a value. Follow-up completeness is observed over expected person-time.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        long sites = Math.max(
                table.columns().stream()
                        .filter(column -> !isTotal(column.key()))
                        .count(),
                table.sections().stream()
                        .mapToLong(section -> section.rows().stream()
                                .filter(row -> !isTotal(row.key()))
                                .count())
                        .max()
                        .orElse(0));
        return List.of(new Report.Headline(Long.toString(sites), "", "sites reporting"));
    }

    private static boolean isTotal(String key) {
        return key.equalsIgnoreCase("total") || key.equalsIgnoreCase("all");
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        if (rowsAreSites(results, table)) {
            return super.body(results, table).stream()
                    .map(block -> flagged((Report.Table) block))
                    .collect(Collectors.toUnmodifiableList());
        }
        return table.sections().stream()
                .map(section -> flagged(turned(table, section, stub())))
                .collect(Collectors.toUnmodifiableList());
    }

    private static boolean rowsAreSites(DisclosedResults results, DisclosedTable table) {
        List<String> sites = results.run().dataCut().stream()
                .map(RunIdentity.SiteCut::siteId)
                .toList();
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .anyMatch(row -> sites.contains(row.key()) || row.key().startsWith("site_"));
    }

    private static Report.Table flagged(Report.Table table) {
        return new Report.Table(
                table.key(),
                table.caption(),
                table.stub(),
                table.columns(),
                table.sections().stream()
                        .map(section -> new Report.Section(
                                section.key(),
                                section.label(),
                                section.rows().stream()
                                        .map(row -> flagged(table, row))
                                        .toList()))
                        .toList());
    }

    private static Report.Row flagged(Report.Table table, Report.Row row) {
        List<Cell> cells = new java.util.ArrayList<>();
        for (int j = 0; j < row.cells().size(); j++) {
            cells.add(flagged(table.columns().get(j), row.cells().get(j)));
        }
        return new Report.Row(row.key(), row.label(), cells);
    }

    private static Cell flagged(Report.Column column, Cell cell) {
        String estimate = cell.values().estimate();
        if (estimate.isEmpty()) {
            return cell;
        }
        double value = Double.parseDouble(estimate);
        String what = (column.key() + " " + column.label()).toLowerCase(Locale.ROOT);
        if (what.contains("error") && what.contains("1000")) {
            return cell.flagged(value > MANY_ERRORS ? "red" : value > SOME_ERRORS ? "amber" : "green");
        }
        if (what.contains("complete")) {
            double proportion = cell.values().unit().startsWith("percent") ? value / 100 : value;
            return cell.flagged(proportion < INCOMPLETE ? "red" : proportion < NEARLY_COMPLETE ? "amber" : "green");
        }
        return cell;
    }
}
