package org.aroregistry.core.synthetic;

import java.util.TreeSet;

/** The days on which a new dose of interferon is set. */
final class InterferonRows {
    private static final int WEIGHED_EVERY = 60;

    private InterferonRows() {}

    /** Returns the first days of the segments of constant dose that were seen. */
    static TreeSet<Integer> doseDays(Interferon course, int lastDay) {
        TreeSet<Integer> days = new TreeSet<>();
        int stop = StrictMath.min(course.stopDay(), lastDay);
        for (int day = course.startDay(); day <= stop; day += WEIGHED_EVERY) {
            if (day == course.startDay() || stop - day >= 10) {
                days.add(day);
            }
        }
        course.reductionDay().filter(day -> day <= stop).ifPresent(day -> {
            // A new dose that starts a few days before the reduction would be a segment of its own.
            days.removeIf(other -> other != course.startDay() && StrictMath.abs(other - day) < 10);
            days.add(day);
        });
        return days;
    }
}
