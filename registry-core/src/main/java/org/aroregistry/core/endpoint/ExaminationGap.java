package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Time without an examination: from one to the next, or from the start or to the end of follow-up.
 *
 * @param from first day, age in days
 * @param to last day, age in days
 */
public record ExaminationGap(int from, int to) {

    /**
     * Returns the times without an examination.
     *
     * @param start start of follow-up
     * @param end end of follow-up
     * @param days the examinations, in any order; those outside follow-up do not count
     * @return in order of time; empty if follow-up ends before it starts
     */
    public static List<ExaminationGap> between(int start, int end, Collection<Integer> days) {
        if (end < start) {
            return List.of();
        }
        TreeSet<Integer> cuts = new TreeSet<>(new TreeSet<>(days).subSet(start, true, end, true));
        cuts.add(start);
        cuts.add(end);
        List<ExaminationGap> gaps = new ArrayList<>();
        int last = start;
        for (int cut : cuts.tailSet(start, false)) {
            gaps.add(new ExaminationGap(last, cut));
            last = cut;
        }
        return gaps;
    }

    /** Returns how many days it lasts. */
    public int days() {
        return to - from;
    }

    /** Returns how many of its days lie between two days; 0 if none. */
    public int daysWithin(int first, int last) {
        return Math.max(0, Math.min(to, last) - Math.max(from, first));
    }
}
