package org.aroregistry.reports.render;

import java.util.List;
import java.util.Set;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.Report;

/** Writes a report as one XHTML page that needs no other file, for the screen or as the source of the PDF. */
public final class HtmlPage {
    /** What the page is for. */
    enum Medium {
        /** Screen and browser printing. */
        SCREEN,
        /** The PDF: no folds, no links to other files. */
        PAPER
    }

    /** Width of the text on A4, in pixels of 1/96 inch. */
    private static final double PAPER_WIDTH = 672;

    /** Width of a drawing on a landscape page, such that it fits under the title. */
    private static final double LANDSCAPE_WIDTH = 520;

    private final Report report;
    private final Set<Format> formats;
    private final Medium medium;
    private final Markup html = new Markup();

    private HtmlPage(Report report, Set<Format> formats, Medium medium) {
        this.report = report;
        this.formats = formats;
        this.medium = medium;
    }

    /**
     * Returns the page for the screen.
     *
     * @param report the report
     * @param formats the formats that lie beside the page, which it links to
     */
    public static String screen(Report report, Set<Format> formats) {
        return new HtmlPage(report, formats, Medium.SCREEN).page();
    }

    /** Returns the page as the source of the PDF. */
    static String paper(Report report) {
        return new HtmlPage(report, Set.of(), Medium.PAPER).page();
    }

    private String page() {
        if (medium == Medium.SCREEN) {
            html.raw("<!DOCTYPE html>\n");
        }
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", report.id() + ". " + report.title()).line();
        html.open("style").raw(style()).closeLine();
        html.closeLine();
        html.open("body").line();
        masthead();
        html.open("main").line();
        html.open("h1");
        html.element("span", report.id(), "class", "id").text(" " + report.title());
        html.closeLine();
        html.element("p", report.question(), "class", "question").line();
        summary();
        for (Report.Block block : report.body()) {
            if (block instanceof Figure figure) {
                figure(figure);
            } else {
                table((Report.Table) block);
            }
        }
        footnotes();
        flow();
        method();
        provenance();
        html.closeLine();
        html.closeLine().closeLine();
        return html.toString();
    }

    private String style() {
        String style = Resources.text("page.css") + (medium == Medium.SCREEN ? Resources.text("screen.css") : "");
        if (medium == Medium.SCREEN) {
            return "\n" + style;
        }
        String size = wide() ? "A4 landscape" : "A4";
        return "\n" + style + Resources.text("paper.css").replace("$size", size).replace("$running", running());
    }

    private double drawingWidth() {
        if (medium == Medium.SCREEN) {
            return Canvas.WIDTH;
        }
        return wide() ? LANDSCAPE_WIDTH : PAPER_WIDTH;
    }

    private boolean wide() {
        return report.body().stream()
                .anyMatch(block ->
                        block instanceof Report.Table table && table.columns().size() > 6);
    }

    private String running() {
        String freeze = report.frontMatter().stream()
                .filter(fact -> fact.label().equals("Freeze"))
                .map(Report.Fact::value)
                .findFirst()
                .orElse("");
        return ("ARO registry \u00b7 " + report.id() + " \u00b7 freeze " + freeze + " \u00b7 " + report.profile()
                        + " profile")
                .replace("\\", "")
                .replace("\"", "")
                .replace("\n", " ");
    }

    private void masthead() {
        html.open("header", "class", "masthead").open("div", "class", "inner");
        html.element("span", "ARO registry", "class", "brand");
        html.element("span", "Autosomal recessive osteopetrosis", "class", "sub");
        html.element("span", report.profile() + " profile", "class", "profile");
        if (medium == Medium.SCREEN) {
            html.open("nav", "aria-label", "Formats");
            html.element("a", "All reports", "href", "index.html");
            for (Format format : formats) {
                if (format != Format.HTML && (format != Format.SVG || hasFigure())) {
                    html.text(" ").element("a", format.name(), "href", report.id() + "." + format.ending());
                }
            }
            html.close();
        }
        html.close().closeLine();
    }

    private boolean hasFigure() {
        return report.body().stream().anyMatch(Figure.class::isInstance);
    }

    private void summary() {
        html.open("p", "class", "strip");
        for (String label : List.of("Analysis set", "Freeze", "Data cut")) {
            for (Report.Fact fact : report.frontMatter()) {
                if (fact.label().equals(label)
                        && (!label.equals("Data cut") || fact.value().length() < 90)) {
                    html.open("span")
                            .element("b", label)
                            .text(" " + fact.value())
                            .close()
                            .text(" ");
                }
            }
        }
        html.closeLine();
    }

    private void figure(Figure figure) {
        html.open("figure").line();
        html.open("div", "class", "scroll drawing", "tabindex", medium == Medium.SCREEN ? "0" : "")
                .line();
        html.raw(new SvgFigure(figure).draw(drawingWidth())).line();
        html.closeLine();
        html.open("figcaption");
        html.element("b", report.id() + ". ").text(figure.caption());
        marks();
        html.closeLine();
        if (medium == Medium.SCREEN) {
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
        html.open("div", "class", "scroll", "tabindex", medium == Medium.SCREEN ? "0" : "");
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

    private void footnotes() {
        html.open("div", "class", "footnotes").line();
        for (Report.Footnote footnote : report.footnotes()) {
            html.open("p")
                    .element("sup", footnote.letter())
                    .text(" " + footnote.text())
                    .closeLine();
        }
        html.closeLine();
    }

    private void flow() {
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

    private void method() {
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

    private void provenance() {
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
