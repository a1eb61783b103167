package org.aroregistry.reports.render;

import java.util.List;
import java.util.Set;
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
        ReportMarkup content = new ReportMarkup(report, medium, drawingWidth(), html);
        content.body(report.body());
        content.footnotes();
        content.flow();
        content.method();
        content.provenance();
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
        return drawingWidth(medium, wide());
    }

    /** Returns the width of drawings. */
    static double drawingWidth(Medium medium, boolean landscape) {
        if (medium == Medium.SCREEN) {
            return Canvas.WIDTH;
        }
        return landscape ? LANDSCAPE_WIDTH : PAPER_WIDTH;
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
                if (format != Format.HTML && (format != Format.SVG || Drawing.isIn(report))) {
                    html.text(" ").element("a", format.name(), "href", report.id() + "." + format.ending());
                }
            }
            html.close();
        }
        html.close().closeLine();
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
}
