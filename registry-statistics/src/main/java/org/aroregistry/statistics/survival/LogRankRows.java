package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.numeric.SortOrder;

/**
 * Subjects laid out for a test: by stratum, then by time, and once more by entry.
 *
 * <p>The test then reads memory from front to back, which at a million subjects is most of the time.
 */
final class LogRankRows {

    private final double[] times;
    private final int[] groups;
    private final boolean[] events;
    private final int[] strata;
    private final boolean delayed;
    private final double[] entries;
    private final int[] enteringGroups;

    private LogRankRows(SurvivalSample sample, int[] groups, int[] strata, int[] exits, int[] entering) {
        FollowUp followUp = sample.followUp();
        int size = exits.length;
        this.times = new double[size];
        this.groups = new int[size];
        this.events = new boolean[size];
        this.strata = new int[size];
        for (int place = 0; place < size; place++) {
            int subject = exits[place];
            this.times[place] = followUp.time(subject);
            this.groups[place] = groups[subject];
            this.events[place] = sample.event(subject);
            this.strata[place] = strata[subject];
        }
        this.delayed = followUp.delayed();
        this.entries = new double[entering.length];
        this.enteringGroups = delayed ? new int[entering.length] : this.groups;
        for (int place = 0; place < entering.length; place++) {
            this.entries[place] = followUp.entry(entering[place]);
            this.enteringGroups[place] = groups[entering[place]];
        }
    }

    static LogRankRows of(SurvivalSample sample, int[] groups, int[] strata) {
        FollowUp followUp = sample.followUp();
        int[] exits = new int[sample.size()];
        int[] entering = new int[followUp.delayed() ? sample.size() : 0];
        for (int place = 0; place < exits.length; place++) {
            exits[place] = followUp.exiting(place);
        }
        for (int place = 0; place < entering.length; place++) {
            entering[place] = followUp.entering(place);
        }
        return new LogRankRows(sample, groups, strata, byStratum(exits, strata), byStratum(entering, strata));
    }

    /** Brings subjects of one stratum together; within it they keep their order. */
    private static int[] byStratum(int[] subjects, int[] strata) {
        boolean single = true;
        for (int stratum : strata) {
            single &= stratum == strata[0];
        }
        if (single) {
            return subjects;
        }
        double[] keys = new double[subjects.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = strata[subjects[k]];
        }
        int[] order = SortOrder.ascending(keys);
        int[] sorted = new int[subjects.length];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = subjects[order[k]];
        }
        return sorted;
    }

    int size() {
        return times.length;
    }

    /** The place after the last one of the stratum that begins here. */
    int endOfStratum(int from) {
        int to = from + 1;
        while (to < strata.length && strata[to] == strata[from]) {
            to++;
        }
        return to;
    }

    double time(int place) {
        return times[place];
    }

    int group(int place) {
        return groups[place];
    }

    boolean event(int place) {
        return events[place];
    }

    /** Whether the subject in a place of the order of entry is at risk at a time; without delayed entry all are. */
    boolean entersBefore(int place, double time) {
        return !delayed || entries[place] < time;
    }

    int enteringGroup(int place) {
        return enteringGroups[place];
    }
}
