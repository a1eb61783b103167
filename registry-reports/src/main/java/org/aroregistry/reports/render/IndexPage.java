package org.aroregistry.reports.render;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;

/** Writes the page that lists all reports of a run with its most important numbers. */
public final class IndexPage {
    private static final List<String> COMMON = List.of(
            "Cohort",
            "Data cut",
            "Freeze",
            "Freeze hash",
            "Data dictionary",
            "Definitions",
            "Software",
            "Run",
            "Result hash",
            "Suppression");

    private IndexPage() {}

    /**
     * Returns the page.
     *
     * @param reports the reports that were written
     * @param documents the documents made of several reports that were written; at least one of both
     * @param formats the formats in which they were written
     */
    public static String of(List<Report> reports, List<ReportDocument> documents, Set<Format> formats) {
        String profile =
                reports.isEmpty() ? documents.get(0).profile() : reports.get(0).profile();
        List<Report.Fact> facts = reports.isEmpty()
                ? documents.get(0).frontMatter()
                : reports.get(0).frontMatter();
        Markup html = new Markup();
        html.raw("<!DOCTYPE html>\n");
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
        html.open("head").line().empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", "ARO registry reports").line();
        html.open("style")
                .raw("\n" + Resources.text("page.css") + Resources.text("screen.css"))
                .closeLine()
                .closeLine();
        html.open("body").line();
        html.open("header", "class", "masthead").open("div", "class", "inner");
        html.element("span", "ARO registry", "class", "brand");
        html.element("span", "Autosomal recessive osteopetrosis", "class", "sub");
        html.element("span", profile + " profile", "class", "profile").close().closeLine();
        html.open("main").line();
        html.element("h1", "Reports").line();
        html.open("p", "class", "question")
                .text("Freeze " + fact(facts, "Freeze") + ", " + profile.toLowerCase(java.util.Locale.ROOT)
                        + " profile.")
                .closeLine();
        headlines(html, reports);
        documents(html, documents, formats);
        list(html, reports, formats);
        html.open("section", "class", "provenance")
                .element("h2", "Provenance")
                .open("table", "class", "facts")
                .element("caption", "Common to all reports")
                .open("tbody")
                .line();
        for (String label : COMMON) {
            html.open("tr").element("th", label, "scope", "row");
            html.element("td", fact(facts, label), "class", label.endsWith("hash") ? "hash" : "")
                    .closeLine();
        }
        html.close().close().closeLine();
        html.closeLine().closeLine().closeLine();
        return html.toString();
    }

    private static String fact(List<Report.Fact> facts, String label) {
        return facts.stream()
                .filter(fact -> fact.label().equals(label))
                .map(Report.Fact::value)
                .findFirst()
                .orElse("");
    }

    private static void headlines(Markup html, List<Report> reports) {
        html.open("ul", "class", "headlines").line();
        Set<Report.Headline> said = new HashSet<>();
        for (Report report : reports) {
            for (Report.Headline headline : report.headlines()) {
                // Reports on the same patients say their number once.
                if (!said.add(headline)) {
                    continue;
                }
                html.open("li").open("a", "href", report.id() + ".html");
                html.element("span", headline.value(), "class", "value");
                html.element("span", headline.detail(), "class", "detail");
                html.element("span", headline.label(), "class", "label");
                html.close().closeLine();
            }
        }
        html.closeLine();
    }

    private static void documents(Markup html, List<ReportDocument> documents, Set<Format> formats) {
        if (documents.isEmpty()) {
            return;
        }
        html.open("ol", "class", "reports documents").line();
        for (ReportDocument document : documents) {
            html.open("li");
            html.element("span", document.id(), "class", "id");
            html.open("div").open("h2");
            html.element("a", document.title(), "href", document.id() + ".html").close();
            html.element("p", document.question());
            html.open("p", "class", "formats");
            for (Format format : formats) {
                if (format == Format.HTML || format == Format.PDF) {
                    html.element("a", format.name(), "href", document.id() + "." + format.ending())
                            .text(" ");
                }
            }
            html.close().close().closeLine();
        }
        html.closeLine();
    }

    private static void list(Markup html, List<Report> reports, Set<Format> formats) {
        html.open("ol", "class", "reports").line();
        for (Report report : reports) {
            html.open("li");
            html.element("span", report.id(), "class", "id");
            html.open("div").open("h2");
            html.element("a", report.title(), "href", report.id() + ".html").close();
            html.element("p", report.question());
            html.open("p", "class", "formats");
            for (Format format : formats) {
                if (format != Format.SVG || Drawing.isIn(report)) {
                    html.element("a", format.name(), "href", report.id() + "." + format.ending())
                            .text(" ");
                }
            }
            html.close().close().closeLine();
        }
        html.closeLine();
    }
}
