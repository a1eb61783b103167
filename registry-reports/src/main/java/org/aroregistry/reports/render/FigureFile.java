package org.aroregistry.reports.render;

import java.util.List;
import org.aroregistry.reports.model.Report;

/** Writes the drawing of a report as an SVG file. */
public final class FigureFile {
    private FigureFile() {}

    /** Tells whether a report has a drawing. */
    public static boolean isFor(Report report) {
        return Drawing.isIn(report);
    }

    /**
     * Returns the file's content: the drawing, or several below each other.
     *
     * @throws IllegalArgumentException if the report has no figure
     */
    public static String of(Report report) {
        List<Drawing> drawings = report.body().stream()
                .flatMap(block -> Drawing.of(block).stream())
                .toList();
        if (drawings.isEmpty()) {
            throw new IllegalArgumentException("report " + report.id() + " has no figure");
        }
        String content = drawings.size() == 1 ? drawings.get(0).draw(Canvas.WIDTH) : stacked(drawings);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content + "\n";
    }

    private static String stacked(List<Drawing> drawings) {
        Markup svg = new Markup();
        double height = drawings.stream().mapToDouble(Drawing::height).sum();
        String size = Canvas.number(Canvas.WIDTH) + " " + Canvas.number(height);
        svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + size)
                .line();
        double top = 0;
        for (Drawing drawing : drawings) {
            svg.open("g", "transform", "translate(0 " + Canvas.number(top) + ")")
                    .line();
            svg.raw(drawing.draw(Canvas.WIDTH)).line();
            svg.closeLine();
            top += drawing.height();
        }
        svg.close();
        return svg.toString();
    }
}
