package org.aroregistry.reports.render;

import java.util.List;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.Plot;
import org.aroregistry.reports.model.Report;

/** Writes the parts of a report into a page: its own, or that of a document made of several reports. */
final class ReportMarkup {
    private final Report report;
    private final HtmlPage.Medium medium;
    private final double drawingWidth;
    private final Markup html;

    /**
     * Prepares the parts of a report.
     *
     * @param drawingWidth width of drawings, in pixels
     * @param html where they are written
     */
    ReportMarkup(Report report, HtmlPage.Medium medium, double drawingWidth, Markup html) {
        this.report = report;
        this.medium = medium;
        this.drawingWidth = drawingWidth;
        this.html = html;
    }

    /** Writes tables and figures. */
    void body(List<Report.Block> blocks) {
        for (Report.Block block : blocks) {
            if (block instanceof Report.Table table) {
                table(table);
            } else if (block instanceof Figure figure) {
                drawing(figure, figure.caption());
            } else if (block instanceof Plot plot) {
                drawing(plot, plot.caption());
            }
        }
    }

    private void drawing(Report.Block block, String caption) {
        html.open("figure").line();
        html.open("div", "class", "scroll drawing", "tabindex", medium == HtmlPage.Medium.SCREEN ? "0" : "")
                .line();
        html.raw(Drawing.of(block).orElseThrow().draw(drawingWidth)).line();
        html.closeLine();
        html.open("figcaption");
        html.element("b", report.id() + ". ").text(caption);
        marks();
        html.closeLine();
        if (medium == HtmlPage.Medium.SCREEN && block instanceof Figure figure) {
            riskFold(figure);
        }
        html.closeLine();
    }

    /** The numbers under the axis once more as a table, for those who cannot see the drawing. */
    private void riskFold(Figure figure) {
        if (figure.curves().isEmpty()) {
            return;
        }
        html.open("details").element("summary", "The figure as a table").line();
        html.open("div", "class", "scroll", "tabindex", "0").open("table").line();
        html.element("caption", figure.riskTitle());
        html.open("thead").open("tr").element("th", "Time", "scope", "col");
        figure.curves().forEach(curve -> html.element("th", curve.label(), "scope", "col"));
        html.close().closeLine().open("tbody").line();
        List<Figure.Risk> times = RiskTable.times(figure);
        List<List<String>> texts = figure.curves().stream()
                .map(curve -> RiskTable.texts(figure, curve, risk -> RiskTable.text(figure, risk)))
                .toList();
        for (int i = 0; i < times.size(); i++) {
            html.open("tr").element("th", times.get(i).label(), "scope", "row");
            for (List<String> curve : texts) {
                html.element("td", curve.get(i));
            }
            html.closeLine();
        }
        html.close().close().close().closeLine();
    }

    private void marks() {
        if (!report.footnotes().isEmpty()) {
            String first = report.footnotes().get(0).letter();
            String last = report.footnotes().get(report.footnotes().size() - 1).letter();
            html.element("sup", first.equals(last) ? first : first + "\u2013" + last);
        }
    }

    private void table(Report.Table table) {
        html.open("div", "class", "scroll", "tabindex", medium == HtmlPage.Medium.SCREEN ? "0" : "");
        html.open("table", "class", table.columns().size() > 6 ? "data wide" : "data")
                .line();
        html.open("caption").open("span", "class", "cap");
        html.element("b", table.key().equals("main") ? report.id() + ". " : "").text(table.caption());
        if (table.key().equals("main")) {
            marks();
        }
        html.close().closeLine();
        html.open("thead").open("tr").element("th", table.stub(), "scope", "col");
        for (Report.Column column : table.columns()) {
            html.open("th", "scope", "col").text(column.label());
            if (!column.size().isEmpty()) {
                html.empty("br").element("span", column.size(), "class", "size");
            }
            html.close();
        }
        html.close().closeLine();
        for (Report.Section section : table.sections()) {
            section(table, section);
        }
        html.close().closeLine();
    }

    private void section(Report.Table table, Report.Section section) {
        html.open("tbody").line();
        if (!section.label().isEmpty() && !section.label().equals(table.caption())) {
            html.open("tr", "class", "section");
            html.open(
                    "th",
                    "scope",
                    "rowgroup",
                    "colspan",
                    Integer.toString(table.columns().size() + 1));
            html.element("span", section.label()).close();
            html.closeLine();
        }
        for (Report.Row row : section.rows()) {
            html.open("tr").element("th", row.label(), "scope", "row");
            row.cells().forEach(this::cell);
            html.closeLine();
        }
        html.closeLine();
    }

    private void cell(Cell cell) {
        String look = cell.status() != CellStatus.SHOWN ? "hidden" : cell.kind().equals("text") ? "words" : "";
        String flag = cell.flag();
        html.open("td", "class", (look + " " + (flag.isEmpty() ? "" : "flag " + flag)).strip());
        for (int i = 0; i < cell.lines().size(); i++) {
            if (i > 0) {
                html.empty("br");
            }
            html.element(
                    "span",
                    cell.lines().get(i),
                    "class",
                    i > 0 ? "more" : cell.text().equals(flag) ? "word" : "");
        }
        if (!flag.isEmpty() && !cell.text().equals(flag)) {
            html.text(NumberText.SPACE).element("span", flag, "class", "word");
        }
        html.close();
    }

    /** Writes the footnotes. */
    void footnotes() {
        html.open("div", "class", "footnotes").line();
        for (Report.Footnote footnote : report.footnotes()) {
            html.open("p")
                    .element("sup", footnote.letter())
                    .text(" " + footnote.text())
                    .closeLine();
        }
        html.closeLine();
    }

    /** Writes the way from registered to analysed patients. */
    void flow() {
        Report.Flow flow = report.flow();
        html.open("section", "class", "flow").line();
        html.element("h2", "Patients").line();
        html.open("table", "class", "ledger").line();
        html.element("caption", "From registered to analysed").line();
        html.open("tbody").line();
        flowLine(flow.registered(), "sum");
        flow.exclusions().forEach(line -> flowLine(line, "minus"));
        flowLine(flow.eligible(), "sum");
        flow.losses().forEach(line -> flowLine(line, "minus"));
        flowLine(flow.analysed(), "sum");
        html.close().close().closeLine();
    }

    private void flowLine(Report.FlowLine line, String look) {
        html.open("tr", "class", look);
        html.element("th", line.label(), "scope", "row");
        html.element(
                "td",
                (look.equals("minus") ? "\u2212" + NumberText.SPACE : "")
                        + line.n().text());
        html.closeLine();
    }

    /** Writes how the numbers were made. */
    void method() {
        html.open("section")
                .element("h2", "Method")
                .open("p")
                .text(report.method().text());
        html.text(" Details: ")
                .element("span", report.method().reference(), "class", "path")
                .text(".")
                .close()
                .closeLine();
    }

    /** Writes what the numbers were computed from. */
    void provenance() {
        html.open("section", "class", "provenance").element("h2", "Provenance").open("table", "class", "facts");
        html.element("caption", "What these numbers were computed from")
                .open("tbody")
                .line();
        for (Report.Fact fact : report.frontMatter()) {
            html.open("tr").element("th", fact.label(), "scope", "row");
            html.element("td", fact.value(), "class", fact.label().endsWith("hash") ? "hash" : "")
                    .closeLine();
        }
        html.close().close().closeLine();
    }
}
