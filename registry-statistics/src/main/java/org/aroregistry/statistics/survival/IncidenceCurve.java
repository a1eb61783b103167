package org.aroregistry.statistics.survival;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The cumulative incidence of one cause: a right-continuous step function with its limits.
 *
 * <p>Before the first point the incidence is 0. Made by {@link AalenJohansen}; immutable. Steps are kept as columns of numbers; points are
 * made when they are read.
 */
public final class IncidenceCurve {

    private final CompetingRisksSample sample;
    private final RiskTable table;
    private final int cause;
    private final double[] incidences;
    private final double[] standardErrors;
    private final int[] cumulativeEvents;
    private final IncidenceLimits limits;
    private final List<IncidencePoint> points = new Points();

    IncidenceCurve(
            CompetingRisksSample sample,
            RiskTable table,
            int cause,
            double[] incidences,
            double[] standardErrors,
            IncidenceLimits limits) {
        this.sample = sample;
        this.table = table;
        this.cause = cause;
        this.incidences = incidences;
        this.standardErrors = standardErrors;
        this.limits = limits;
        this.cumulativeEvents = new int[table.size()];
        int events = 0;
        for (int j = 0; j < cumulativeEvents.length; j++) {
            events += table.events(j, cause);
            cumulativeEvents[j] = events;
        }
    }

    /**
     * Gives the cause.
     *
     * @return 1 to the number of causes
     */
    public int cause() {
        return cause;
    }

    /**
     * Gives the steps.
     *
     * @return one point per distinct time of the sample (all causes and censorings), ascending, at least one; unmodifiable
     */
    public List<IncidencePoint> points() {
        return points;
    }

    /**
     * Gives the number of events of this cause.
     *
     * @return at least 0
     */
    public int events() {
        return cumulativeEvents[cumulativeEvents.length - 1];
    }

    /**
     * Reads the curve at a time.
     *
     * @param time not before the start of the sample; after the last time the last step is carried forward and the estimate says so
     * @return the estimate at that time
     * @throws IllegalArgumentException if the time is before the start or NaN
     */
    public IncidenceEstimate at(double time) {
        if (!(time >= sample.start())) {
            throw new IllegalArgumentException(
                    "time " + time + " is not at or after the start of the curve, " + sample.start());
        }
        // Adding zero turns a negative zero, which binary search orders apart, into zero.
        int found = Arrays.binarySearch(table.grid(), time + 0.0);
        int step = found >= 0 ? found : -found - 2;
        double incidence = step < 0 ? 0 : incidences[step];
        double error = step < 0 ? 0 : standardErrors[step];
        return new IncidenceEstimate(
                time,
                sample.atRisk(time),
                step < 0 ? 0 : cumulativeEvents[step],
                incidence,
                error,
                limits.of(incidence, error),
                time > sample.lastTime());
    }

    /** The steps as points, each made when it is read. */
    private final class Points extends AbstractList<IncidencePoint> implements RandomAccess {
        @Override
        public IncidencePoint get(int j) {
            return new IncidencePoint(
                    table.time(j),
                    table.atRisk(j),
                    table.events(j, cause),
                    incidences[j],
                    standardErrors[j],
                    limits.of(incidences[j], standardErrors[j]));
        }

        @Override
        public int size() {
            return incidences.length;
        }
    }
}
