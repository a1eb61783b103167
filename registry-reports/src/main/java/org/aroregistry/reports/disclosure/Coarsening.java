package org.aroregistry.reports.disclosure;

/** Rounds ages and durations down so that they do not single out a patient. */
final class Coarsening {
    private static final double WEEK = 7;
    private static final double YEAR = 365.25;
    private static final double MONTH = YEAR / 12;
    private static final double TWO_YEARS = 2 * YEAR;
    private static final double SIX_YEARS = 6 * YEAR;

    private Coarsening() {}

    /** Returns a number of days as completed weeks (under 2 years), months (2 to 5 years) or years, in days. */
    static double days(double days) {
        if (Double.isNaN(days)) {
            return days;
        }
        double step = days < TWO_YEARS ? WEEK : days < SIX_YEARS ? MONTH : YEAR;
        return Math.floor(days / step + 1e-9) * step;
    }

    /** Returns a value in its unit: coarser if it is a time, rounded to three decimals if it is not. */
    static double value(String unit, double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        return unit.equals("days") ? days(value) : Math.round(value * 1000) / 1000.0;
    }

    /** Returns the end of the week in which a time lies, in days. */
    static double weekEnd(double days) {
        return Math.ceil(days / WEEK - 1e-9) * WEEK;
    }

    /** Returns the start of the week in which a time lies, in days. */
    static double weekStart(double days) {
        return Math.floor(days / WEEK + 1e-9) * WEEK;
    }
}
