package org.aroregistry.core.endpoint;

import java.util.Collection;

/**
 * How often a child with a disease of the brain must be examined: once in each 180 days until the age of 1095 days, then once in each 365
 * days (rule G-002).
 *
 * <p>The periods follow each other from the start of follow-up. A period that is not over yet asks for nothing.
 *
 * @param due periods that are over
 * @param missed periods that are over and have no examination
 */
public record NeurologySchedule(int due, int missed) {
    private static final int CHILDHOOD_ENDS = 1095;
    private static final int EARLY_PERIOD = 180;
    private static final int LATE_PERIOD = 365;

    /**
     * Counts the periods of a patient.
     *
     * @param start age at the start of follow-up, in days
     * @param end age at the last contact or death, in days
     * @param examDays ages at the examinations, in days, in any order
     */
    public static NeurologySchedule of(int start, int end, Collection<Integer> examDays) {
        int due = 0;
        int missed = 0;
        int from = start;
        int to = from + period(from);
        while (to <= end) {
            int first = from;
            int next = to;
            due++;
            missed += examDays.stream().anyMatch(day -> day >= first && day < next) ? 0 : 1;
            from = next;
            to = from + period(from);
        }
        return new NeurologySchedule(due, missed);
    }

    private static int period(int from) {
        return from + EARLY_PERIOD <= CHILDHOOD_ENDS ? EARLY_PERIOD : LATE_PERIOD;
    }
}
