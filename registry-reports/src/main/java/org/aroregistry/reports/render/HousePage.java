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
    /** Cells of class "words" hold text, of class "word" text that must not break, of class "number" numbers. */
    private static final String CELLS = """
            table.data td.words, table.data td.word, table.data thead th.words, table.data thead th.word { text-align: left; }
            table.data td.words { white-space: normal; word-wrap: break-word; }
            table.data td.number, table.data thead th.number { text-align: right; }
            table.data .number + .words, table.data .number + .word { padding-left: 14px; }
            section p { margin: 0 0 8px; }
            """;

    /** Narrow screens scroll sideways rather than break words into letters. */
    private static final String SCREEN_CELLS = """
            table.data td.words { min-width: 15em; max-width: 34em; overflow-wrap: anywhere; }
            table.data tbody th { max-width: 22em; overflow-wrap: anywhere; }
            table.facts td { overflow-wrap: anywhere; }
            section p { font-size: 13.5px; }
            """;

    /** Returns the page for the screen; it needs no other file. */
    public String screen() {
        return page(
                "<!DOCTYPE html>\n", Resources.text("page.css") + Resources.text("screen.css") + CELLS + SCREEN_CELLS);
    }

    /** Returns the page as PDF; the bytes depend on the content alone. */
    public byte[] pdf() {
        String paper = Resources.text("paper.css")
                .replace("$size", landscape ? "A4 landscape" : "A4")
                .replace("$running", running.replace("\\", "").replace("\"", "").replace("\n", " "));
        return PdfFile.of(page("", Resources.text("page.css") + paper + CELLS), title, subject);
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
        html.open("style").raw("\n" + style).closeLine();
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
