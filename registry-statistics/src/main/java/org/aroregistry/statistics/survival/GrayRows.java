package org.aroregistry.statistics.survival;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.Blocks;
import org.aroregistry.statistics.numeric.SortOrder;

/**
 * Subjects laid out for Gray's test: by stratum, then by time as given, so that near-equal times stay different ones.
 *
 * <p>Laid out once for the tests of all causes; each then reads memory from front to back.
 */
final class GrayRows {
    private final double[] times;
    private final int[] groups;
    private final int[] causes;
    /** Empty if there is one stratum only. */
    private final int[] strata;

    private final int groupCount;

    private GrayRows(double[] times, int[] groups, int[] causes, int[] strata, int groupCount) {
        this.times = times;
        this.groups = groups;
        this.causes = causes;
        this.strata = strata;
        this.groupCount = groupCount;
    }

    static GrayRows of(CompetingRisksSample sample, int[] groups, int[] strata) {
        boolean stratified = !Arrays.stream(strata).allMatch(stratum -> stratum == strata[0]);
        FollowUp followUp = sample.followUp();
        int[] order = stratified ? byStratum(followUp.exitOrder(), strata) : followUp.exitOrder();
        int size = order.length;
        double[] times = new double[size];
        int[] ownGroups = new int[size];
        int[] causes = new int[size];
        Blocks.forEach(size, (from, to) -> {
            for (int place = from; place < to; place++) {
                int subject = order[place];
                times[place] = followUp.givenTime(subject);
                ownGroups[place] = groups[subject];
                causes[place] = sample.cause(subject);
            }
        });
        int last = 0;
        for (int group : groups) {
            last = Math.max(last, group);
        }
        int[] ownStrata = new int[stratified ? size : 0];
        for (int place = 0; place < ownStrata.length; place++) {
            ownStrata[place] = strata[order[place]];
        }
        return new GrayRows(times, ownGroups, causes, ownStrata, last + 1);
    }

    /** The same order with the subjects of each stratum together. */
    private static int[] byStratum(int[] order, int[] strata) {
        double[] keys = new double[order.length];
        for (int place = 0; place < keys.length; place++) {
            keys[place] = strata[order[place]];
        }
        int[] sorted = SortOrder.ascending(keys);
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = order[sorted[place]];
        }
        return sorted;
    }

    int size() {
        return times.length;
    }

    int groupCount() {
        return groupCount;
    }

    int group(int place) {
        return groups[place];
    }

    int cause(int place) {
        return causes[place];
    }

    /** The place after the last one of the stratum that begins here. */
    int endOfStratum(int from) {
        if (strata.length == 0) {
            return times.length;
        }
        int to = from + 1;
        while (to < strata.length && strata[to] == strata[from]) {
            to++;
        }
        return to;
    }

    /** The place after the last one of the time that begins here. */
    int endOfTime(int from, int endOfStratum) {
        int to = from + 1;
        while (to < endOfStratum && times[to] == times[from]) {
            to++;
        }
        return to;
    }
}
