package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.FigureResult;

/**
 * A figure as a profile lets it be seen.
 *
 * @param id report id
 * @param analysisSet code of the analysis set
 * @param endpoint code of the endpoint
 * @param kind what the curves show
 * @param accounting where the patients come from
 * @param origin what time zero is, in words
 * @param curves the curves
 * @param comparison test between the curves, if there is one
 * @param notes footnotes of the run
 */
public record DisclosedFigure(
        String id,
        String analysisSet,
        String endpoint,
        FigureResult.Kind kind,
        DisclosedAccounting accounting,
        String origin,
        List<Curve> curves,
        Optional<FigureResult.Comparison> comparison,
        List<String> notes) {

    /**
     * One curve.
     *
     * @param key stable key
     * @param label name in the legend
     * @param patients patients in the group
     * @param events patients with the event
     * @param personYears observed time
     * @param drawn false if the curve itself would give away a small number of events
     * @param start first time of the curve, in days
     * @param shownTo last time of the curve, in days
     * @param points steps by rising time; empty if not drawn
     * @param censored times of censoring marks, in days; empty where they may not be seen
     * @param risk the risk table
     * @param landmarks estimates at fixed times
     * @param median median time; empty for incidences
     * @param medianFollowUp median follow-up
     */
    public record Curve(
            String key,
            String label,
            Disclosed patients,
            Disclosed events,
            Disclosed personYears,
            boolean drawn,
            double start,
            double shownTo,
            List<Point> points,
            List<Double> censored,
            List<AtRisk> risk,
            List<Landmark> landmarks,
            Optional<Disclosed> median,
            Optional<Disclosed> medianFollowUp) {
        /** Copies the lists. */
        public Curve {
            points = List.copyOf(points);
            censored = List.copyOf(censored);
            risk = List.copyOf(risk);
            landmarks = List.copyOf(landmarks);
        }

        /** Tells whether the curve is that of all patients together. */
        public boolean isTotal() {
            return FigureSuppression.isTotal(key);
        }
    }

    /**
     * One step.
     *
     * @param time days since the origin
     * @param estimate value from this time on
     * @param lower lower limit; not a number if undefined
     * @param upper upper limit; not a number if undefined
     */
    public record Point(double time, double estimate, double lower, double upper) {}

    /**
     * One column of the risk table.
     *
     * @param time days since the origin
     * @param atRisk patients at risk
     * @param cumulativeEvents events up to this time
     * @param cumulativeEntries patients who have entered; empty where entries are not counted
     */
    public record AtRisk(
            double time, Disclosed atRisk, Disclosed cumulativeEvents, Optional<Disclosed> cumulativeEntries) {}

    /**
     * The estimate at a fixed time.
     *
     * @param time days since the origin
     * @param label the time in words
     * @param estimate the estimate
     */
    public record Landmark(double time, String label, Disclosed estimate) {}

    /** Copies the lists. */
    public DisclosedFigure {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    /** Returns the figure without the curve of all patients together, which another figure shows, and says so. */
    DisclosedFigure withTotalIn(String other) {
        List<String> all = new ArrayList<>(notes);
        all.add("All patients together are shown in " + other
                + " alone: two drawings of one curve could be subtracted from each other.");
        return new DisclosedFigure(
                id,
                analysisSet,
                endpoint,
                kind,
                accounting,
                origin,
                curves.stream()
                        .filter(curve -> !FigureSuppression.isTotal(curve.key()))
                        .toList(),
                comparison,
                all);
    }
}
