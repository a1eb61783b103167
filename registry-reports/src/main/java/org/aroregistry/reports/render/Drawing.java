package org.aroregistry.reports.render;

import java.util.Optional;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.ForestPlot;
import org.aroregistry.reports.model.FunnelPlot;
import org.aroregistry.reports.model.IntervalPlot;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.SwimmerPlot;

/** What is drawn of a report. */
sealed interface Drawing permits SvgFigure, SvgForest, SvgFunnel, SvgIntervals, SvgSwimmer {

    /**
     * Returns the drawing, without an XML declaration, ready to stand in a page.
     *
     * @param width width in pixels; the height follows
     */
    String draw(double width);

    /** Returns the height of the drawing at its natural width. */
    double height();

    /** Returns the drawing of a block, if it is none of text. */
    static Optional<Drawing> of(Report.Block block) {
        if (block instanceof Figure figure) {
            return Optional.of(new SvgFigure(figure));
        }
        if (block instanceof ForestPlot forest) {
            return Optional.of(new SvgForest(forest));
        }
        if (block instanceof FunnelPlot funnel) {
            return Optional.of(new SvgFunnel(funnel));
        }
        if (block instanceof IntervalPlot intervals) {
            return Optional.of(new SvgIntervals(intervals));
        }
        return block instanceof SwimmerPlot swimmer ? Optional.of(new SvgSwimmer(swimmer)) : Optional.empty();
    }

    /** Tells whether a report has a drawing. */
    static boolean isIn(Report report) {
        return report.body().stream().anyMatch(block -> !(block instanceof Report.Table));
    }
}
