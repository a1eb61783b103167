package org.aroregistry.reports.render;

/** An empty drawing: its frame, lines and texts. All looks are attributes, so that it needs no style sheet. Text stays text. */
class Sheet {
    private static final String FAMILY = "Noto Sans, Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif";

    private final Markup svg = new Markup();

    /** Returns what is drawn so far. */
    final Markup svg() {
        return svg;
    }

    /**
     * Opens the drawing.
     *
     * @param width width in pixels on the page
     * @param height height in the units of the drawing
     * @param caption what it shows
     * @param description the drawing in words
     */
    final void open(double width, double height, String caption, String description) {
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Canvas.number(Canvas.WIDTH) + " " + Canvas.number(height),
                "width",
                Canvas.number(width),
                "height",
                Canvas.number(height * width / Canvas.WIDTH),
                "role",
                "img",
                "aria-label",
                description,
                "font-family",
                FAMILY,
                "font-size",
                Canvas.number(Canvas.FONT),
                "fill",
                Canvas.INK);
        svg.line().element("title", caption).line();
        svg.element("desc", description).line();
    }

    final void line(double x1, double y1, double x2, double y2, String colour, double width) {
        svg.empty(
                        "line",
                        "x1",
                        Canvas.number(x1),
                        "y1",
                        Canvas.number(y1),
                        "x2",
                        Canvas.number(x2),
                        "y2",
                        Canvas.number(y2),
                        "stroke",
                        colour,
                        "stroke-width",
                        Canvas.number(width))
                .line();
    }

    /** Draws a filled rectangle from its upper left corner. */
    final void rectangle(double x, double y, double width, double height, String fill) {
        svg.empty(
                        "rect",
                        "x",
                        Canvas.number(x),
                        "y",
                        Canvas.number(y),
                        "width",
                        Canvas.number(width),
                        "height",
                        Canvas.number(height),
                        "fill",
                        fill)
                .line();
    }

    /**
     * Draws a path.
     *
     * @param path commands of the path
     * @param dashes lengths of dashes and gaps; empty for a solid line
     * @param fill colour of the area; {@code none} for a line
     */
    final void path(String path, String colour, double width, String dashes, String fill) {
        svg.empty(
                        "path",
                        "d",
                        path,
                        "fill",
                        fill,
                        "stroke",
                        colour,
                        "stroke-width",
                        Canvas.number(width),
                        "stroke-dasharray",
                        dashes)
                .line();
    }

    final void text(double x, double y, String text, double size, String anchor, String colour, boolean bold) {
        svg.element(
                        "text",
                        text,
                        "x",
                        Canvas.number(x),
                        "y",
                        Canvas.number(y),
                        "font-size",
                        size == Canvas.FONT ? "" : Canvas.number(size),
                        "text-anchor",
                        anchor.equals("start") ? "" : anchor,
                        "fill",
                        colour.equals(Canvas.INK) ? "" : colour,
                        "font-weight",
                        bold ? "bold" : "")
                .line();
    }

    /** Writes the title of a vertical axis from bottom to top. */
    final void uprightText(double x, double y, String text) {
        svg.element(
                        "text",
                        text,
                        "x",
                        Canvas.number(x),
                        "y",
                        Canvas.number(y),
                        "text-anchor",
                        "middle",
                        "transform",
                        "rotate(-90 " + Canvas.number(x) + " " + Canvas.number(y) + ")")
                .line();
    }
}
