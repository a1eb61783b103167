package org.aroregistry.statistics.recurrent;

import java.util.List;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.Ascending;

/**
 * An estimated mean number of events: a right-continuous step function, 0 before the first point.
 *
 * <p>Made by {@link MeanCumulativeFunction}; immutable.
 */
public final class RecurrentCurve {
    private final RecurrentSample sample;
    private final List<RecurrentPoint> points;
    private final RecurrentPoint beforeFirst;
    private final ConfidenceLevel level;
    private final double lastTime;

    RecurrentCurve(RecurrentSample sample, List<RecurrentPoint> pointsFromZero, ConfidenceLevel level) {
        this.sample = sample;
        this.beforeFirst = pointsFromZero.get(0);
        this.points = List.copyOf(pointsFromZero.subList(1, pointsFromZero.size()));
        this.level = level;
        this.lastTime = sample.rows().grid().time(sample.rows().lastExit());
    }

    /** Gives one point per distinct time of an event, ascending; empty without events. */
    public List<RecurrentPoint> points() {
        return points;
    }

    /** Gives the sample the curve was estimated from. */
    public RecurrentSample sample() {
        return sample;
    }

    /** Gives the confidence level of all limits. */
    public ConfidenceLevel level() {
        return level;
    }

    /** Gives the last time at which anybody was observed. */
    public double lastTime() {
        return lastTime;
    }

    /**
     * Reads the curve at a time.
     *
     * @param time any time; after the last observation the last step is carried forward, and the estimate says so
     * @return the estimate at that time
     * @throws IllegalArgumentException if the time is NaN
     */
    public RecurrentEstimate at(double time) {
        if (Double.isNaN(time)) {
            throw new IllegalArgumentException("time is not a number");
        }
        int passed = Ascending.countUpTo(points.size(), i -> points.get(i).time(), time);
        RecurrentPoint point = passed == 0 ? beforeFirst : points.get(passed - 1);
        return new RecurrentEstimate(
                time, point.mean(), point.standardError(), point.poissonError(), point.interval(), time > lastTime);
    }
}
