package org.aroregistry.reports.render;

import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.Report;

/** Writes the drawing of a report as an SVG file. */
public final class FigureFile {
    private FigureFile() {}

    /**
     * Returns the file's content.
     *
     * @throws IllegalArgumentException if the report has no figure
     */
    public static String of(Report report) {
        Figure figure = report.body().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("report " + report.id() + " has no figure"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new SvgFigure(figure).draw(Canvas.WIDTH) + "\n";
    }
}
