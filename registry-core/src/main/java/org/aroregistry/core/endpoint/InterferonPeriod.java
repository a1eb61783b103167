package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.aroregistry.core.study.InterferonSegment;

/**
 * Days on interferon without a long gap: segments put together.
 *
 * @param startDay age on the first day, in days
 * @param stopDay age on the last day; the end of observation while ongoing
 */
public record InterferonPeriod(int startDay, int stopDay) {
    /** Up to this gap nothing was interrupted (rule I-013). */
    public static final int SAME_COURSE_DAYS = 14;

    /** Up to this gap the same course goes on after an interruption (rule I-013). */
    public static final int INTERRUPTION_DAYS = 60;

    /**
     * Puts segments together.
     *
     * @param segments by first day
     * @param lastDay end of observation, for a segment that goes on
     * @param longestGap days without the drug that do not end a period
     */
    public static List<InterferonPeriod> of(List<InterferonSegment> segments, int lastDay, int longestGap) {
        List<InterferonPeriod> periods = new ArrayList<>();
        for (InterferonSegment segment : segments) {
            int start = segment.startDay();
            int stop = segment.stopDay().orElse(StrictMath.max(start, lastDay));
            int last = periods.size() - 1;
            if (last >= 0 && start - periods.get(last).stopDay - 1 <= longestGap) {
                InterferonPeriod open = periods.get(last);
                periods.set(last, new InterferonPeriod(open.startDay, StrictMath.max(open.stopDay, stop)));
            } else {
                periods.add(new InterferonPeriod(start, stop));
            }
        }
        return List.copyOf(periods);
    }

    /** Tells whether the drug was given on a day. */
    public boolean covers(int day) {
        return day >= startDay && day <= stopDay;
    }

    /** Returns the part up to a day. */
    public InterferonPeriod until(int day) {
        return new InterferonPeriod(startDay, StrictMath.min(stopDay, day));
    }

    /**
     * Returns the day on which a test was overdue for the first time.
     *
     * @param tests days of the test
     * @param longest longest interval allowed, counted from the first day of the period and from each test in it
     * @return first day that lies more than the interval after the test before; empty if there is none in the period
     */
    public OptionalInt overdue(SortedSet<Integer> tests, int longest) {
        int last = startDay;
        for (int day : tests) {
            if (day > stopDay || day - last > longest) {
                break;
            }
            last = StrictMath.max(last, day);
        }
        return last + longest < stopDay ? OptionalInt.of(last + longest + 1) : OptionalInt.empty();
    }
}
