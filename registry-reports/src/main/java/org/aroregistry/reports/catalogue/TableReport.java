package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;

/** A report whose body is one or more tables. */
abstract class TableReport extends ReportDefinition {

    /** Returns how parts of a group are printed. */
    ShareStyle shareStyle() {
        return ShareStyle.COUNT_PERCENT;
    }

    /** Returns the heading of the first column. */
    String stub() {
        return "Characteristic";
    }

    /** Returns what the table shows, as the line above it. */
    abstract String caption();

    /** Returns the footnotes that every edition of the report has. */
    abstract List<String> footnotes();

    /** Returns what time zero and ages mean in this report. */
    String timeConvention() {
        return "ages are days since birth; no analysis over time";
    }

    /** Returns the numbers for the summary page. */
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of();
    }

    @Override
    public Optional<Report> compose(DisclosedResults results) {
        return results.table(id()).map(table -> report(results, table, cells(table), table.notes()));
    }

    private static List<Disclosed> cells(DisclosedTable table) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(row -> row.cells().stream())
                .toList();
    }

    /**
     * Returns the report.
     *
     * @param table the table whose patients the report is about
     * @param cells the estimates that it prints
     * @param notes what the run says about them
     */
    final Report report(DisclosedResults results, DisclosedTable table, List<Disclosed> cells, List<String> notes) {
        List<Report.Block> body = body(results, table);
        return new Report(
                id(),
                title(),
                question(),
                results.profile().label(),
                FrontMatter.of(results, table.analysisSet(), table.accounting(), cells, timeConvention()),
                FrontMatter.flow(table.accounting()),
                body,
                footnotes(footnotes(), notes, body),
                methodNote(),
                headlines(table));
    }

    /** Returns the body: one table as it was computed. */
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        return List.of(block("main", caption(), table));
    }

    /** Returns a table as it was computed. */
    Report.Table block(String key, String caption, DisclosedTable table) {
        List<Report.Column> columns = table.columns().stream()
                .map(column -> new Report.Column(column.key(), column.label(), size(column.n())))
                .toList();
        List<Report.Section> sections = table.sections().stream()
                .map(section -> new Report.Section(
                        section.key(),
                        section.label(),
                        section.rows().stream().map(this::row).toList()))
                .toList();
        return new Report.Table(key, caption, stub(), columns, sections);
    }

    /** Returns the second line of a column's heading. */
    static String size(Disclosed n) {
        return "n" + NumberText.SPACE + "=" + NumberText.SPACE
                + CellText.plain().cell(n).text();
    }

    /** Returns a row with its unit of time in the label. */
    Report.Row row(DisclosedTable.Row row) {
        Optional<TimeUnit> unit = timeUnit(row.cells());
        CellText text = new CellText(shareStyle(), unit.orElse(TimeUnit.DAYS));
        List<Cell> cells = row.cells().stream().map(text::cell).toList();
        return new Report.Row(row.key(), label(row, unit), cells);
    }

    private static String label(DisclosedTable.Row row, Optional<TimeUnit> unit) {
        String label = unit.map(
                        chosen -> row.label().replaceFirst("(,? \\(days\\)|, days|, d)$", "") + ", " + chosen.label())
                .orElse(row.label());
        if (row.cells().stream().anyMatch(cell -> isDistribution(cell) && hasUnit(cell, "mcg per week"))) {
            label += ", \u00b5g per week";
        }
        return row.cells().stream().anyMatch(TableReport::isDistribution) && !label.contains("median")
                ? label + ", median (IQR)" + (printsRange(row) ? " [range]" : "")
                : label;
    }

    private static boolean printsRange(DisclosedTable.Row row) {
        return row.cells().stream()
                .anyMatch(cell -> cell instanceof Disclosed.Shown shown
                        && shown.statistic() instanceof Statistic.Distribution distribution
                        && distribution.n() > 0
                        && !Double.isNaN(distribution.quantiles().minimum()));
    }

    private static boolean hasUnit(Disclosed cell, String unit) {
        return cell instanceof Disclosed.Quartiles quartiles
                ? quartiles.unit().equals(unit)
                : cell instanceof Disclosed.Shown shown
                        && shown.statistic() instanceof Statistic.Distribution distribution
                        && distribution.unit().equals(unit);
    }

    private static boolean isDistribution(Disclosed cell) {
        return cell instanceof Disclosed.Quartiles
                || (cell instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Distribution);
    }

    /** Chooses the unit of the times of a row by its longest median; empty if the row holds no times. */
    static Optional<TimeUnit> timeUnit(List<Disclosed> cells) {
        return cells.stream()
                .flatMap(TableReport::days)
                .filter(days -> !Double.isNaN(days))
                .max(Double::compare)
                .map(TimeUnit::suiting);
    }

    private static Stream<Double> days(Disclosed cell) {
        if (cell instanceof Disclosed.Quartiles quartiles) {
            return ofDays(quartiles.unit(), quartiles.median());
        }
        if (cell instanceof Disclosed.Value value) {
            return Stream.concat(
                    ofDays(value.unit(), value.value()),
                    ofDays(value.unit(), value.interval().lower()));
        }
        if (cell instanceof Disclosed.Shown shown) {
            Statistic statistic = shown.statistic();
            if (statistic instanceof Statistic.Distribution distribution) {
                return ofDays(distribution.unit(), distribution.quantiles().median());
            }
            if (statistic instanceof Statistic.Estimate estimate) {
                return Stream.concat(
                        ofDays(estimate.unit(), estimate.value()),
                        ofDays(estimate.unit(), estimate.interval().lower()));
            }
            if (statistic instanceof Statistic.Amount amount) {
                return ofDays(amount.unit(), amount.value());
            }
        }
        return Stream.empty();
    }

    private static Stream<Double> ofDays(String unit, double value) {
        return unit.equals("days") ? Stream.of(value) : Stream.empty();
    }

    /** Returns the number of patients of the first column as a headline. */
    static Report.Headline patients(DisclosedTable table, String label) {
        return new Report.Headline(
                CellText.plain().cell(table.columns().get(0).n()).text(), "", label);
    }
}
