package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * Recovery of the neutrophils after a transplant, derived from counts (consensus of the ASTCT).
 *
 * <p>It is the first day after the nadir with at least 0.5 x 10^9/L that the next two measured days confirm: none of them is lower, and the
 * second one lies two to seven days later. The nadir is reached with the first count below 0.5.
 *
 * @param status what the counts show
 * @param day days from the infusion to recovery; 1 if the count never fell, empty if recovery is not shown
 */
public record NeutrophilRecovery(Status status, OptionalInt day) {
    /** What the counts show. */
    public enum Status {
        /** The count fell and came back. */
        ACHIEVED,
        /** The count fell and is not shown to have come back. */
        NOT_ACHIEVED,
        /** No count was below the limit. */
        NEVER_BELOW
    }

    /**
     * Derives recovery.
     *
     * @param lowestOfDay the lowest count of each day on which it was measured, 10^9/L, by days from the infusion (from 1 on)
     */
    public static NeutrophilRecovery of(SortedMap<Integer, Double> lowestOfDay) {
        return of(lowestOfDay, RecoveryRule.ASTCT);
    }

    static NeutrophilRecovery of(SortedMap<Integer, Double> lowestOfDay, RecoveryRule rule) {
        List<Map.Entry<Integer, Double>> counts = new ArrayList<>(lowestOfDay.entrySet());
        int nadir = 0;
        while (nadir < counts.size() && counts.get(nadir).getValue() >= rule.neutrophilLimit()) {
            nadir++;
        }
        if (nadir == counts.size()) {
            return new NeutrophilRecovery(Status.NEVER_BELOW, OptionalInt.of(1));
        }
        for (int i = nadir + 1; i + 2 < counts.size(); i++) {
            if (isConfirmed(counts.subList(i, i + 3), rule)) {
                return new NeutrophilRecovery(
                        Status.ACHIEVED, OptionalInt.of(counts.get(i).getKey()));
            }
        }
        return new NeutrophilRecovery(Status.NOT_ACHIEVED, OptionalInt.empty());
    }

    private static boolean isConfirmed(List<Map.Entry<Integer, Double>> three, RecoveryRule rule) {
        int span = three.get(2).getKey() - three.get(0).getKey();
        return span >= rule.confirmFromDays()
                && span <= rule.confirmToDays()
                && three.stream().allMatch(count -> count.getValue() >= rule.neutrophilLimit());
    }
}
