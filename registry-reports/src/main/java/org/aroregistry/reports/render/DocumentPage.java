package org.aroregistry.reports.render;

import java.util.List;
import java.util.Set;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.aroregistry.reports.model.ReportDocument.Chapter;
import org.aroregistry.reports.model.ReportDocument.Part;

/**
 * Writes a document of several reports: cover, table of contents, chapters.
 *
 * <p>Paper lies across, as listings of patients are wide. The table of contents has page numbers on paper and links everywhere.
 */
public final class DocumentPage {
    private static final List<String> OF_THE_REPORT = List.of("Analysis set", "Intervals", "Time zero");

    private final ReportDocument document;
    private final Set<Format> formats;
    private final HtmlPage.Medium medium;
    private final Markup html = new Markup();

    private DocumentPage(ReportDocument document, Set<Format> formats, HtmlPage.Medium medium) {
        this.document = document;
        this.formats = formats;
        this.medium = medium;
    }

    /**
     * Returns the document as a page for the screen; it needs no other file.
     *
     * @param formats the formats that lie beside the page, which it links to
     */
    public static String screen(ReportDocument document, Set<Format> formats) {
        return new DocumentPage(document, formats, HtmlPage.Medium.SCREEN).page();
    }

    /** Returns the document as PDF, with bookmarks; the bytes depend on the content alone. */
    public static byte[] pdf(ReportDocument document) {
        return PdfFile.of(
                new DocumentPage(document, Set.of(), HtmlPage.Medium.PAPER).page(),
                document.title(),
                document.question());
    }

    private boolean onScreen() {
        return medium == HtmlPage.Medium.SCREEN;
    }

    private String page() {
        if (onScreen()) {
            html.raw("<!DOCTYPE html>\n");
        }
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", document.title()).line();
        html.open("style").raw(style()).closeLine();
        if (!onScreen()) {
            bookmarks();
        }
        html.closeLine();
        html.open("body").line();
        masthead();
        html.open("main").line();
        cover();
        contents();
        for (int i = 0; i < document.chapters().size(); i++) {
            chapter(i + 1, document.chapters().get(i));
        }
        html.closeLine();
        html.closeLine().closeLine();
        return html.toString();
    }

    private String style() {
        String style = "\n" + Resources.text("page.css") + Resources.text("document.css");
        if (onScreen()) {
            return style + Resources.text("screen.css");
        }
        return style
                + Resources.text("paper.css").replace("$size", "A4 landscape").replace("$running", running())
                + Resources.text("document-paper.css");
    }

    private String running() {
        return ("ARO registry \u00b7 " + document.id() + " \u00b7 freeze " + fact("Freeze") + " \u00b7 "
                        + document.profile() + " profile")
                .replace("\\", "")
                .replace("\"", "")
                .replace("\n", " ");
    }

    private String fact(String label) {
        return document.frontMatter().stream()
                .filter(fact -> fact.label().equals(label))
                .map(Report.Fact::value)
                .findFirst()
                .orElse("");
    }

    private void bookmarks() {
        html.open("bookmarks").line();
        for (int i = 0; i < document.chapters().size(); i++) {
            Chapter chapter = document.chapters().get(i);
            html.open("bookmark", "name", numbered(i + 1, chapter), "href", "#" + chapter.key());
            for (Part part : chapter.parts()) {
                html.empty("bookmark", "name", part.title(), "href", "#" + part.key());
            }
            html.closeLine();
        }
        html.closeLine();
    }

    private void masthead() {
        html.open("header", "class", "masthead").open("div", "class", "inner");
        html.element("span", "ARO registry", "class", "brand");
        html.element("span", "Autosomal recessive osteopetrosis", "class", "sub");
        html.element("span", document.profile() + " profile", "class", "profile");
        if (onScreen()) {
            html.open("nav", "aria-label", "Formats");
            html.element("a", "All reports", "href", "index.html");
            if (formats.contains(Format.PDF)) {
                html.text(" ").element("a", "PDF", "href", document.id() + ".pdf");
            }
            html.close();
        }
        html.close().closeLine();
    }

    private void cover() {
        html.open("section", "class", "cover provenance").line();
        html.element("h1", document.title()).line();
        html.element("p", document.question(), "class", "question").line();
        html.open("table", "class", "facts");
        html.element("caption", "What every number of this document was computed from")
                .open("tbody")
                .line();
        document.frontMatter().forEach(this::factRow);
        html.close().close().closeLine();
    }

    private void factRow(Report.Fact fact) {
        html.open("tr").element("th", fact.label(), "scope", "row");
        html.element("td", fact.value(), "class", fact.label().endsWith("hash") ? "hash" : "")
                .closeLine();
    }

    private void contents() {
        html.open("section", "class", "contents").line();
        html.element("h2", "Contents").line();
        html.open("nav", "aria-label", "Contents").open("ol").line();
        for (int i = 0; i < document.chapters().size(); i++) {
            Chapter chapter = document.chapters().get(i);
            html.open("li").element("a", numbered(i + 1, chapter), "href", "#" + chapter.key());
            if (!chapter.parts().isEmpty()) {
                html.open("ol").line();
                for (Part part : chapter.parts()) {
                    html.open("li")
                            .element("a", part.title(), "href", "#" + part.key())
                            .closeLine();
                }
                html.close();
            }
            html.closeLine();
        }
        html.close().close().closeLine();
    }

    private static String numbered(int number, Chapter chapter) {
        return number + "  " + chapter.title();
    }

    private void chapter(int number, Chapter chapter) {
        html.open("section", "class", "chapter", "id", chapter.key()).line();
        html.element("h2", numbered(number, chapter)).line();
        chapter.paragraphs().forEach(text -> html.element("p", text).line());
        html.closeLine();
        chapter.parts().forEach(this::part);
    }

    private void part(Part part) {
        html.open("section", "class", "part", "id", part.key()).line();
        html.element("h3", part.title()).line();
        html.element("p", part.report().question(), "class", "asked").line();
        part.remarks()
                .forEach(text -> html.element("p", text, "class", "remark").line());
        html.closeLine();
        ReportMarkup content = new ReportMarkup(part.report(), medium, HtmlPage.drawingWidth(medium, true), html);
        content.body(part.body());
        if (part.whole()) {
            content.footnotes();
            content.flow();
            content.method();
            ofTheReport(part.report());
        }
    }

    /** What is true of this report alone; the rest stands on the cover. */
    private void ofTheReport(Report report) {
        html.open("section", "class", "provenance").open("table", "class", "facts");
        html.element("caption", "Of " + report.id()).open("tbody").line();
        report.frontMatter().stream()
                .filter(fact -> OF_THE_REPORT.contains(fact.label()))
                .forEach(this::factRow);
        html.close().close().closeLine();
    }
}
