package org.aroregistry.app.qualification;

import java.util.List;
import org.aroregistry.reports.render.Markup;

/** A table of the qualification's page: words to the left, numbers to the right, the header again on every printed page. */
final class PageTable {
    private final Markup html;
    private final List<String> columns;

    /**
     * Opens a table.
     *
     * @param html where to write
     * @param columns headings; one that begins with "#" stands over numbers, one with "=" over a word that must not break
     */
    PageTable(Markup html, String... columns) {
        this.html = html;
        this.columns = List.of(columns);
        html.open("div", "class", "scroll").open("table", "class", "data wide").line();
        html.open("thead").open("tr");
        for (String column : columns) {
            html.element("th", column.replaceFirst("^[#=]", ""), "scope", "col", "class", kind(column));
        }
        html.close().closeLine();
        html.open("tbody").line();
    }

    private static String kind(String column) {
        return column.startsWith("#") ? "number" : column.startsWith("=") ? "word" : "words";
    }

    /** Writes a heading over the lines that follow. */
    void heading(String text) {
        html.open("tr", "class", "section");
        html.open("th", "scope", "rowgroup", "colspan", Integer.toString(columns.size()))
                .element("span", text)
                .close();
        html.closeLine();
    }

    /** Writes a line of one cell per column. */
    void row(String... cells) {
        html.open("tr").element("th", cells[0], "scope", "row");
        for (int c = 1; c < cells.length; c++) {
            html.element("td", cells[c], "class", kind(columns.get(c)));
        }
        html.closeLine();
    }

    /** Ends the table. */
    void close() {
        html.close().close().close().line();
    }
}
