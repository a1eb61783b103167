package org.aroregistry.statistics.survival;

import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The cumulative incidence of one cause: a right-continuous step function with its limits.
 *
 * <p>Before the first point the incidence is 0. Made by {@link AalenJohansen}; immutable.
 */
public final class IncidenceCurve {

    private final CompetingRisksSample sample;
    private final int cause;
    private final List<IncidencePoint> points;
    private final int[] cumulativeEvents;
    private final IncidencePoint beforeFirst;

    IncidenceCurve(CompetingRisksSample sample, int cause, List<IncidencePoint> points, ConfidenceInterval atZero) {
        this.sample = sample;
        this.cause = cause;
        this.points = List.copyOf(points);
        this.cumulativeEvents = StepFunction.cumulative(points.stream().mapToInt(IncidencePoint::events));
        this.beforeFirst = new IncidencePoint(0, 0, 0, 0, 0, atZero);
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
        int index = StepFunction.lastIndexAt(points, IncidencePoint::time, time);
        IncidencePoint step = index < 0 ? beforeFirst : points.get(index);
        return new IncidenceEstimate(
                time,
                sample.atRisk(time),
                index < 0 ? 0 : cumulativeEvents[index],
                step.incidence(),
                step.standardError(),
                step.interval(),
                time > sample.lastTime());
    }
}
