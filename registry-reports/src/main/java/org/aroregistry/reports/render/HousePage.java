package org.aroregistry.reports.render;

import java.util.function.Consumer;

/**
 * A page in the style of the reports whose content is not a report of the registry, such as a qualification.
 *
 * @param title title of the page
 * @param subject what the page answers, one sentence
 * @param running line at the top of every printed page
 * @param landscape whether paper lies across
 * @param content writes what stands under title and subject: h2, p, tables of class "data" or "facts"
 */
public record HousePage(String title, String subject, String running, boolean landscape, Consumer<Markup> content) {
    /** Cells of class "words" hold text, not numbers. */
    private static final String WORDS =
            "table.data td.words { text-align: left; white-space: normal; overflow-wrap: anywhere; }\n";

    /** Returns the page for the screen; it needs no other file. */
    public String screen() {
        return page("<!DOCTYPE html>\n", Resources.text("page.css") + Resources.text("screen.css"));
    }

    /** Returns the page as PDF; the bytes depend on the content alone. */
    public byte[] pdf() {
        String paper = Resources.text("paper.css")
                .replace("$size", landscape ? "A4 landscape" : "A4")
                .replace("$running", running.replace("\\", "").replace("\"", "").replace("\n", " "));
        return PdfFile.of(page("", Resources.text("page.css") + paper), title, subject);
    }

    private String page(String prolog, String style) {
        Markup html = new Markup();
        html.raw(prolog);
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", title).line();
        html.open("style").raw("\n" + style + WORDS).closeLine();
        html.closeLine();
        html.open("body").line();
        html.open("header", "class", "masthead").open("div", "class", "inner");
        html.element("span", "ARO registry", "class", "brand");
        html.element("span", "Autosomal recessive osteopetrosis", "class", "sub");
        html.close().closeLine();
        html.open("main").line();
        html.element("h1", title).line();
        html.element("p", subject, "class", "question").line();
        content.accept(html);
        html.closeLine().closeLine().closeLine();
        return html.toString();
    }
}
