package org.aroregistry.core.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The numbers of one figure of curves over time.
 *
 * @param id report id, such as {@code F01}
 * @param analysisSet code of the analysis set
 * @param endpoint code of the endpoint, such as {@code OS_HSCT1}; of a mean number the kind of event
 * @param kind what the curves show
 * @param accounting where the patients come from
 * @param origin what time zero is, in words
 * @param curves the curves
 * @param comparison test between the curves, if the numbers allow one
 * @param notes footnotes that state facts of this run, in order
 */
public record FigureResult(
        String id,
        String analysisSet,
        String endpoint,
        Kind kind,
        Accounting accounting,
        String origin,
        List<Curve> curves,
        Optional<Comparison> comparison,
        List<String> notes) {

    /** Start of the key of a curve that estimates once more what other curves estimate, in another way. */
    public static final String ALTERNATIVE = "ALTERNATIVE_";

    /** Start of the key of a curve that only those may see who may see small numbers. */
    public static final String REGULATOR_ONLY = "REGULATOR_";

    /** What the curves show. */
    public enum Kind {
        /** Probability of not having had the event yet. */
        SURVIVAL,
        /** The same of time without and with a treatment: a patient can be on both curves, one after the other. */
        SURVIVAL_BY_EXPOSURE,
        /** Cumulative incidences of competing events, which add up to at most one. */
        STACKED_INCIDENCE,
        /** Cumulative incidences that add up to nothing, such as those of an event and of its severe form. */
        INCIDENCE,
        /** Mean numbers of an event that a patient can have several times; all counts of events are of events, not of patients. */
        MEAN_EVENTS
    }

    /**
     * One curve, a step function that is constant between its points and continuous from the right.
     *
     * @param key stable key
     * @param label name in the legend
     * @param patients patients in the group
     * @param events patients with the event; events of a mean number
     * @param personYears observed time
     * @param start time at which the curve starts: 0, or the first time with enough patients at risk under delayed entry
     * @param shownTo last time to be drawn; beyond it too few are at risk
     * @param points steps by rising time; the first is at {@code start}
     * @param risk numbers at risk at the times of the risk table
     * @param landmarks estimates at fixed times
     * @param median median time, not a number if not reached; empty for incidences
     * @param medianFollowUp median follow-up by reverse Kaplan-Meier
     */
    public record Curve(
            String key,
            String label,
            long patients,
            long events,
            double personYears,
            double start,
            double shownTo,
            List<Point> points,
            List<AtRisk> risk,
            List<Landmark> landmarks,
            Optional<Statistic.Estimate> median,
            Optional<Statistic.Estimate> medianFollowUp) {
        /** Copies the lists. */
        public Curve {
            points = List.copyOf(points);
            risk = List.copyOf(risk);
            landmarks = List.copyOf(landmarks);
        }

        /** Tells whether the curve is another estimate of patients of other curves, so that it is part of no sum of curves. */
        public boolean alternative() {
            return key.startsWith(ALTERNATIVE);
        }

        /** Tells whether the curve is withheld as a whole from readers who may not see small numbers. */
        public boolean regulatorOnly() {
            return key.startsWith(REGULATOR_ONLY);
        }

        /** Tells whether patients enter after the start of the curve. */
        public boolean hasLateEntries() {
            return !risk.isEmpty() && risk.get(0).time() == start && risk.get(0).atRisk() < patients;
        }

        /**
         * Returns how many have entered before a time of the risk table: those at risk and those whose observation ended before.
         *
         * <p>Only for survival; empty beyond the time to which the curve is shown.
         */
        public OptionalLong entries(AtRisk at) {
            if (at.time() > shownTo) {
                return OptionalLong.empty();
            }
            long ended = points.stream()
                    .filter(point -> point.time() < at.time())
                    .mapToLong(point -> point.events() + point.censored())
                    .sum();
            return OptionalLong.of(at.atRisk() + ended);
        }
    }

    /**
     * One step of a curve.
     *
     * @param time days since the origin
     * @param estimate value from this time on
     * @param lower lower confidence limit; not a number if undefined
     * @param upper upper confidence limit; not a number if undefined
     * @param atRisk patients at risk just before
     * @param events events at this time
     * @param censored patients censored at this time
     */
    public record Point(
            double time, double estimate, double lower, double upper, long atRisk, long events, long censored) {}

    /**
     * One column of the risk table.
     *
     * @param time days since the origin
     * @param atRisk patients with entry before and exit at or after this time
     * @param cumulativeEvents events up to this time
     */
    public record AtRisk(double time, long atRisk, long cumulativeEvents) {}

    /**
     * The estimate at a fixed time.
     *
     * @param time days since the origin
     * @param label the time in words, such as {@code 5 years}
     * @param estimate the estimate, or why there is none
     */
    public record Landmark(double time, String label, Statistic estimate) {}

    /**
     * A test between curves.
     *
     * @param method such as {@code log-rank}
     * @param statistic chi-square
     * @param degreesOfFreedom degrees of freedom
     * @param p two-sided p-value
     */
    public record Comparison(String method, double statistic, int degreesOfFreedom, double p) {}

    /** Copies the lists. */
    public FigureResult {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    /** Tells whether only those may see it who may see small numbers: any number of events may be those of one patient. */
    public boolean regulatorOnly() {
        return kind == Kind.MEAN_EVENTS;
    }

    /** Returns the figure without the curves that only those may see who may see small numbers. */
    public FigureResult withoutRegulatorOnlyCurves() {
        return new FigureResult(
                id,
                analysisSet,
                endpoint,
                kind,
                accounting,
                origin,
                curves.stream().filter(curve -> !curve.regulatorOnly()).toList(),
                comparison,
                notes);
    }
}
