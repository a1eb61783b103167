package org.aroregistry.statistics.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.statistics.followup.SubjectRows;

/**
 * One pass over the times of a sample: the mean, and what each subject adds to its variance.
 *
 * <p>With n at risk, d events and s terminal events at a time, S(t-) the survival before it and m(t) the mean, the mean grows by S(t-) d/n. Where
 * events are not seen of all, n counts for d only those of whom they are. The influence of a subject on m(t) sums, over the times u ≤ t,
 *
 * <ul>
 *   <li>S(u-)/n for an event of its own, and -S(u-) d/n² for being at risk;
 *   <li>(m(t) - m(u)) times -1/(n - s) for a terminal event of its own, and s/(n (n - s)) for being at risk: without it the survival, and all
 *       that is counted later, would be different.
 * </ul>
 *
 * <p>So it is a + b m(t) for a subject no longer observed, and the same plus a function of t common to all for one at risk: {@link InfluenceSums} need
 * only running sums. Each row costs a constant.
 */
final class MeanSteps {
    private final RecurrentSample sample;
    private final SubjectRows rows;
    private final boolean ends;
    private final MeanTransform transform;
    private final double z;
    private final InfluenceSums sums;
    private final List<RecurrentPoint> points = new ArrayList<>();

    private double survival = 1;
    private double mean;
    private double poissonVariance;

    /** Influences of being at risk from the beginning: of events, and of terminal events as slope in m(t) and constant. */
    private double riskOfEvents;

    private double riskSlope;
    private double riskConstant;

    MeanSteps(RecurrentSample sample, boolean ends, MeanTransform transform, double z) {
        this.sample = sample;
        this.rows = sample.rows();
        this.ends = ends;
        this.transform = transform;
        this.z = z;
        this.sums = new InfluenceSums(rows.subjectCount());
        point(Double.NEGATIVE_INFINITY, 0, 0);
        pass();
    }

    /** The points, after one that stands for all times before the first event. */
    List<RecurrentPoint> points() {
        return points;
    }

    private void pass() {
        int[] byEntry = rows.byEntry();
        int[] byExit = rows.byExit();
        int entered = 0;
        int left = 0;
        while (left < byExit.length) {
            int position = rows.exit(byExit[left]);
            // Who enters at a time is at risk from the next one on.
            for (; entered < byEntry.length && rows.entry(byEntry[entered]) < position; entered++) {
                enter(byEntry[entered]);
            }
            int end = left;
            int events = 0;
            int terminals = 0;
            for (; end < byExit.length && rows.exit(byExit[end]) == position; end++) {
                events += sample.event(byExit[end]) ? 1 : 0;
                terminals += ends && sample.terminal(byExit[end]) ? 1 : 0;
            }
            step(position, events, terminals, byExit, left, end);
            left = end;
        }
    }

    private void enter(int row) {
        boolean seen = sample.seen(row);
        sums.enter(rows.subject(row), seen, (seen ? riskOfEvents : 0) + riskConstant, -riskSlope);
    }

    private void step(int position, int events, int terminals, int[] byExit, int first, int end) {
        int atRisk = sums.present();
        double n = atRisk;
        int seen = sums.seen();
        // Where events are seen of nobody there are none.
        double ownEvent = 0;
        if (seen > 0) {
            double watched = seen;
            ownEvent = survival / watched;
            mean += survival * events / watched;
            poissonVariance += events / watched / watched;
            riskOfEvents += survival * events / watched / watched;
        }
        // Where all at risk have the terminal event no survival is left to be influenced.
        double ownTerminal = terminals < atRisk ? 1 / (n - terminals) : 0;
        double risk = terminals / n * ownTerminal;
        riskSlope += risk;
        riskConstant += risk * mean;
        survival *= (n - terminals) / n;
        for (int k = first; k < end; k++) {
            int row = byExit[k];
            double constant =
                    -(sample.seen(row) ? riskOfEvents : 0) - riskConstant + (sample.event(row) ? ownEvent : 0);
            double slope = riskSlope;
            if (ends && sample.terminal(row)) {
                constant += mean * ownTerminal;
                slope -= ownTerminal;
            }
            sums.leave(rows.subject(row), sample.seen(row), constant, slope);
        }
        if (events > 0) {
            point(rows.grid().time(position), seen, events);
        }
    }

    private void point(double time, int atRisk, int events) {
        double common = riskSlope * mean - riskConstant;
        double error = Math.sqrt(Math.max(0, sums.sumOfSquares(mean, common - riskOfEvents, common)));
        points.add(new RecurrentPoint(
                time,
                atRisk,
                events,
                mean,
                error,
                ends ? Double.NaN : Math.sqrt(poissonVariance),
                transform.limits(mean, error, z)));
    }
}
