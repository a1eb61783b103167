package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.numeric.Ascending;

/**
 * The Kaplan-Meier curves without one subject each.
 *
 * <p>Leaving i out takes one from the number at risk up to its time x, and its event away at x. So where all enter before the first leaves, the curve without i is,
 * before x, the same for all i (each factor with n - 1 at risk), and after x goes on with the factors of everybody.
 */
final class LeaveOneOut {

    private final SurvivalSample sample;
    private final RiskTable table;

    LeaveOneOut(SurvivalSample sample) {
        this.sample = sample;
        this.table = sample.riskTable();
    }

    /** Whether everybody has entered before the first one leaves, so that risk sets only shrink. */
    boolean sharePasses() {
        FollowUp followUp = sample.followUp();
        return !followUp.delayed() || followUp.entryTime(followUp.size() - 1) < followUp.exitTime(0);
    }

    double fullSurvival(double time) {
        double survival = 1;
        for (int j = 0; j < table.size() && table.time(j) <= time; j++) {
            survival *= factor(table.atRisk(j), table.events(j));
        }
        return survival;
    }

    double fullArea(double horizon) {
        return suffixAreas(horizon, -1);
    }

    /** Survival at a time without each subject; everybody there before the first leaves. */
    double[] survival(double time) {
        int last = lastIndexAt(time);
        double[] before = reducedSurvival();
        // after[j] is the product of everybody's factors after the j-th time, up to the time asked for.
        double[] after = new double[table.size()];
        double product = 1;
        for (int j = last; j >= 0; j--) {
            after[j] = product;
            product *= factor(table.atRisk(j), table.events(j));
        }
        double beyond = last < 0 ? 1 : before[last + 1];
        return bySubject((j, event) -> j > last ? beyond : before[j] * own(j, event) * after[j]);
    }

    /** Area to a horizon without each subject; everybody there before the first leaves. */
    double[] area(double horizon) {
        int last = lastIndexAt(horizon);
        double[] before = reducedSurvival();
        double[] areaTo = new double[table.size()];
        double area = 0;
        double left = sample.start();
        for (int j = 0; j <= last; j++) {
            area += (table.time(j) - left) * before[j];
            left = table.time(j);
            areaTo[j] = area;
        }
        double beyond = area + (horizon - left) * before[last + 1];
        // after[j] is the area from the j-th time to the horizon under a curve that is 1 at the j-th time.
        double[] after = new double[table.size()];
        double right = horizon;
        double next = 0;
        for (int j = last; j >= 0; j--) {
            next += right - table.time(j);
            after[j] = next;
            right = table.time(j);
            next *= factor(table.atRisk(j), table.events(j));
        }
        return bySubject((j, event) -> j > last ? beyond : areaTo[j] + before[j] * own(j, event) * after[j]);
    }

    /** As {@link #survival}, each curve by itself. */
    double[] survivalOneByOne(double time) {
        double[] without = new double[sample.size()];
        for (int i = 0; i < without.length; i++) {
            double survival = 1;
            for (int j = 0; j < table.size() && table.time(j) <= time; j++) {
                survival *= factorWithout(i, j);
            }
            without[i] = survival;
        }
        return without;
    }

    /** As {@link #area}, each curve by itself. */
    double[] areaOneByOne(double horizon) {
        double[] without = new double[sample.size()];
        for (int i = 0; i < without.length; i++) {
            without[i] = suffixAreas(horizon, i);
        }
        return without;
    }

    private double suffixAreas(double horizon, int leftOut) {
        double area = 0;
        double survival = 1;
        double left = sample.start();
        for (int j = 0; j < table.size() && table.time(j) <= horizon; j++) {
            area += (table.time(j) - left) * survival;
            left = table.time(j);
            survival *= leftOut < 0 ? factor(table.atRisk(j), table.events(j)) : factorWithout(leftOut, j);
        }
        return area + (horizon - left) * survival;
    }

    private double factorWithout(int subject, int j) {
        FollowUp followUp = sample.followUp();
        double time = table.time(j);
        boolean entered = !followUp.delayed() || followUp.entry(subject) < time;
        if (!entered || followUp.time(subject) < time) {
            return factor(table.atRisk(j), table.events(j));
        }
        int own = followUp.time(subject) == time && sample.event(subject) ? 1 : 0;
        return factor(table.atRisk(j) - 1, table.events(j) - own);
    }

    /** Survival just before each time (and, last, after all) with one less at risk and all events. */
    private double[] reducedSurvival() {
        double[] before = new double[table.size() + 1];
        before[0] = 1;
        for (int j = 0; j < table.size(); j++) {
            // Where all at risk have the event the left-out one has it too, and no curve goes on this way.
            before[j + 1] = before[j] * Math.max(0, factor(table.atRisk(j) - 1, table.events(j)));
        }
        return before;
    }

    private double own(int j, boolean event) {
        return factor(table.atRisk(j) - 1, table.events(j) - (event ? 1 : 0));
    }

    /** With nobody at risk the curve stays. */
    private static double factor(int atRisk, int events) {
        return atRisk > 0 ? (double) (atRisk - events) / atRisk : 1;
    }

    private int lastIndexAt(double time) {
        return Ascending.countUpTo(table.grid(), time) - 1;
    }

    private double[] bySubject(ByTime value) {
        FollowUp followUp = sample.followUp();
        double[] values = new double[sample.size()];
        int j = 0;
        for (int place = 0; place < values.length; place++) {
            while (table.time(j) < followUp.exitTime(place)) {
                j++;
            }
            int subject = followUp.exiting(place);
            values[subject] = value.at(j, sample.event(subject));
        }
        return values;
    }

    /** A value of the subjects that leave at the j-th time, with or without the event. */
    private interface ByTime {
        double at(int j, boolean event);
    }
}
