package org.aroregistry.reports.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale of time with ticks at round numbers of days, months or years.
 *
 * @param unit name of the unit of the labels
 * @param unitDays length of the unit in days
 * @param step distance of ticks, in units
 * @param last last tick, in units
 */
record TimeAxis(String unit, double unitDays, int step, int last) {
    private static final double YEAR = 365.25;
    private static final int MOST_TICKS = 11;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    private static final int[] MONTH_STEPS = {1, 2, 3, 6, 12};

    /** Returns the axis that suits curves that end at this day. */
    static TimeAxis until(double days) {
        if (days <= 120) {
            return fitting("days", 1, Math.max(days, 1), STEPS);
        }
        if (days <= 2.5 * YEAR) {
            return fitting("months", YEAR / 12, days, MONTH_STEPS);
        }
        return fitting("years", YEAR, days, STEPS);
    }

    private static TimeAxis fitting(String unit, double unitDays, double days, int[] steps) {
        double units = days / unitDays;
        for (int step : steps) {
            int ticks = (int) Math.ceil(units / step - 1e-3);
            if (ticks < MOST_TICKS) {
                return new TimeAxis(unit, unitDays, step, ticks * step);
            }
        }
        int step = steps[steps.length - 1];
        return new TimeAxis(unit, unitDays, step, (int) Math.ceil(units / step) * step);
    }

    /** Returns the end of the axis, in days. */
    double end() {
        return last * unitDays;
    }

    /** Returns the ticks, in units. */
    List<Integer> ticks() {
        List<Integer> ticks = new ArrayList<>();
        for (int tick = 0; tick <= last; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
