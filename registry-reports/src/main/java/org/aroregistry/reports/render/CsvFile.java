package org.aroregistry.reports.render;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.Report;

/**
 * Writes a report as CSV, one row per cell.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front. A suppressed cell has no numbers.
 */
public final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\r\n")
            .setHeader(
                    "report",
                    "block",
                    "section",
                    "row",
                    "row_label",
                    "column",
                    "column_label",
                    "kind",
                    "status",
                    "n",
                    "denominator",
                    "estimate",
                    "lower",
                    "upper",
                    "unit",
                    "flag",
                    "text")
            .get();

    private final Report report;
    private final CSVPrinter printer;

    private CsvFile(Report report, CSVPrinter printer) {
        this.report = report;
        this.printer = printer;
    }

    /** Returns the file's content. */
    public static String of(Report report) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            new CsvFile(report, printer).write();
        } catch (IOException e) {
            throw new UncheckedIOException("report " + report.id() + " cannot be written as CSV", e);
        }
        return text.toString();
    }

    private void write() throws IOException {
        for (Report.Fact fact : report.frontMatter()) {
            row(
                    "front_matter",
                    "",
                    key(fact.label()),
                    fact.label(),
                    "",
                    "",
                    "fact",
                    "",
                    Cell.Values.NONE,
                    "",
                    fact.value());
        }
        Report.Flow flow = report.flow();
        flow("total", List.of(flow.registered()));
        flow("exclusion", flow.exclusions());
        flow("total", List.of(flow.eligible()));
        flow("loss", flow.losses());
        flow("total", List.of(flow.analysed()));
        for (Report.Block block : report.body()) {
            if (block instanceof Report.Table table) {
                table(table);
            } else if (block instanceof Figure figure) {
                figure(figure);
            }
        }
        for (Report.Footnote note : report.footnotes()) {
            row("footnotes", "", note.letter(), "", "", "", "footnote", "", Cell.Values.NONE, "", note.text());
        }
    }

    private void flow(String section, List<Report.FlowLine> lines) throws IOException {
        for (Report.FlowLine line : lines) {
            cell("accounting", section, line.code(), line.label(), "", "", line.n());
        }
    }

    private void table(Report.Table table) throws IOException {
        for (Report.Section section : table.sections()) {
            for (Report.Row row : section.rows()) {
                for (int j = 0; j < row.cells().size(); j++) {
                    Report.Column column = table.columns().get(j);
                    cell(
                            table.key(),
                            section.key(),
                            row.key(),
                            row.label(),
                            column.key(),
                            column.label(),
                            row.cells().get(j));
                }
            }
        }
        for (Report.Column column : table.columns()) {
            if (!column.size().isEmpty()) {
                row(
                        table.key(),
                        "",
                        "column_size",
                        "",
                        column.key(),
                        column.label(),
                        "size",
                        "",
                        Cell.Values.NONE,
                        "",
                        column.size());
            }
        }
    }

    private void figure(Figure figure) throws IOException {
        for (Figure.Curve curve : figure.curves()) {
            for (Figure.Point point : curve.points()) {
                Cell.Values values = new Cell.Values(
                        "",
                        "",
                        NumberText.machine(point.estimate()),
                        NumberText.machine(point.lower()),
                        NumberText.machine(point.upper()),
                        figure.valueAxis().percent() ? "proportion" : "events per patient");
                row(
                        figure.key(),
                        "curve",
                        NumberText.machine(point.time()),
                        "day",
                        curve.key(),
                        curve.label(),
                        "step",
                        "SHOWN",
                        values,
                        "",
                        figure.valueAxis().percent()
                                ? NumberText.percent(point.estimate())
                                : NumberText.decimal(point.estimate(), 2));
            }
            for (Figure.Risk risk : curve.risk()) {
                String day = NumberText.machine(risk.time());
                cell(figure.key(), "at_risk", day, risk.label(), curve.key(), curve.label(), risk.atRisk());
                cell(figure.key(), "cumulative_events", day, risk.label(), curve.key(), curve.label(), risk.events());
                if (risk.entries().isPresent()) {
                    cell(
                            figure.key(),
                            "cumulative_entries",
                            day,
                            risk.label(),
                            curve.key(),
                            curve.label(),
                            risk.entries().get());
                }
            }
        }
    }

    private void cell(
            String block, String section, String row, String rowLabel, String column, String columnLabel, Cell cell)
            throws IOException {
        row(
                block,
                section,
                row,
                rowLabel,
                column,
                columnLabel,
                cell.kind(),
                cell.status().name(),
                cell.values(),
                cell.flag(),
                cell.text());
    }

    private void row(
            String block,
            String section,
            String row,
            String rowLabel,
            String column,
            String columnLabel,
            String kind,
            String status,
            Cell.Values values,
            String flag,
            String text)
            throws IOException {
        List<String> texts = Stream.of(report.id(), block, section, row, rowLabel, column, columnLabel, kind, status)
                .map(CsvFile::harmless)
                .toList();
        for (String value : texts) {
            printer.print(value);
        }
        // Numbers come from NumberText.machine and may start with a minus.
        printer.print(values.n());
        printer.print(values.denominator());
        printer.print(values.estimate());
        printer.print(values.lower());
        printer.print(values.upper());
        printer.print(harmless(values.unit()));
        printer.print(harmless(flag));
        printer.print(harmless(text));
        printer.println();
    }

    private static String key(String label) {
        return label.toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
    }

    /** Returns the text such that no spreadsheet takes it for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n|".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
