package org.aroregistry.reports.model;

/** A drawing whose numbers stand in a table of the same report; files for programs have the table. */
public sealed interface Plot extends Report.Block permits ForestPlot, FunnelPlot, IntervalPlot, SwimmerPlot {

    /** Returns the stable key, unique in the report. */
    String key();

    /** Returns what it shows. */
    String caption();

    /** Returns the drawing in words, for those who cannot see it. */
    String description();
}
