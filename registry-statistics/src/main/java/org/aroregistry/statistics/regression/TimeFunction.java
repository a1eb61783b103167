package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.SortOrder;

/** The function of time of a test of proportional hazards, by group, centred at its mean over the events. */
final class TimeFunction {
    private final CoxDesign design;

    /** Groups by time, those of different strata side by side. */
    private final int[] groups;

    /** Number of events of each group. */
    private final int[] events;

    private final double[] values;

    private TimeFunction(CoxDesign design) {
        this.design = design;
        this.groups = SortOrder.ascending(design.groupTime);
        this.values = new double[design.groupCount()];
        this.events = new int[design.groupCount()];
        for (int g = 0; g < events.length; g++) {
            for (int i = design.groupStart[g]; i < design.groupStart[g + 1]; i++) {
                events[g] += design.events[i] ? 1 : 0;
            }
        }
    }

    static double[] of(CoxDesign design, TimeTransform transform) {
        TimeFunction function = new TimeFunction(design);
        switch (transform) {
            case IDENTITY -> System.arraycopy(design.groupTime, 0, function.values, 0, design.groupCount());
            case LOGARITHM -> Arrays.setAll(function.values, g -> Math.log(design.groupTime[g]));
            case RANK -> function.rank();
            case KAPLAN_MEIER -> function.kaplanMeier();
        }
        return function.centred();
    }

    private void rank() {
        int before = 0;
        for (int from = 0; from < groups.length; ) {
            int to = endOfTime(from);
            int rows = rows(from, to);
            for (int k = from; k < to; k++) {
                values[groups[k]] = before + (rows + 1) / 2.0;
            }
            before += rows;
            from = to;
        }
    }

    private void kaplanMeier() {
        double[] entries = design.entries == null ? new double[0] : design.entries.clone();
        Arrays.sort(entries);
        int entered = 0;
        int left = 0;
        double survival = 1;
        for (int from = 0; from < groups.length; ) {
            int to = endOfTime(from);
            double time = design.groupTime[groups[from]];
            while (entered < entries.length && entries[entered] < time) {
                entered++;
            }
            int atRisk = (design.entries == null ? design.size : entered) - left;
            for (int k = from; k < to; k++) {
                values[groups[k]] = 1 - survival;
            }
            survival *= (double) (atRisk - events(from, to)) / atRisk;
            left += rows(from, to);
            from = to;
        }
    }

    private double[] centred() {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < groups.length; k++) {
            int own = events[groups[k]];
            if (own > 0) {
                sum += own * values[groups[k]];
                count += own;
            }
        }
        double mean = sum / count;
        for (int g = 0; g < values.length; g++) {
            values[g] -= mean;
        }
        return values;
    }

    private int endOfTime(int from) {
        int to = from + 1;
        while (to < groups.length && design.groupTime[groups[to]] == design.groupTime[groups[from]]) {
            to++;
        }
        return to;
    }

    /** Counts the rows of groups by their place in the order of time. */
    private int rows(int from, int to) {
        int count = 0;
        for (int k = from; k < to; k++) {
            count += design.groupStart[groups[k] + 1] - design.groupStart[groups[k]];
        }
        return count;
    }

    /** Counts the events of groups by their place in the order of time. */
    private int events(int from, int to) {
        int count = 0;
        for (int k = from; k < to; k++) {
            count += events[groups[k]];
        }
        return count;
    }
}
