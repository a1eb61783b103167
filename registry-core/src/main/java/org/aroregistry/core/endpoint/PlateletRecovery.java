package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;

/**
 * Recovery of the platelets after a transplant, derived from counts and transfusions (consensus of the ASTCT).
 *
 * <p>It is the first day after the fall with at least 20 x 10^9/L that the next two measured days confirm, without a platelet transfusion
 * from seven days before to two days after. The fall is the first count below 20 or the first platelet transfusion, whichever is first:
 * counts of the first days, before conditioning takes effect, are no recovery.
 *
 * @param status what counts and transfusions show
 * @param day days from the infusion to recovery; 1 if there was no fall, empty if recovery is not shown
 */
public record PlateletRecovery(Status status, OptionalInt day) {

    /**
     * Derives recovery.
     *
     * @param lowestOfDay the lowest count of each day on which it was measured, 10^9/L, by days from the infusion (from 1 on)
     * @param transfusions days from the infusion with a platelet transfusion
     * @param rule the limits
     */
    public static PlateletRecovery of(
            SortedMap<Integer, Double> lowestOfDay, SortedSet<Integer> transfusions, RecoveryRule rule) {
        OptionalInt fall = fall(lowestOfDay, transfusions, rule);
        if (fall.isEmpty()) {
            return new PlateletRecovery(Status.NEVER_BELOW, OptionalInt.of(1));
        }
        List<Map.Entry<Integer, Double>> counts =
                new ArrayList<>(lowestOfDay.tailMap(fall.getAsInt() + 1).entrySet());
        for (int i = 0; i + 2 < counts.size(); i++) {
            int day = counts.get(i).getKey();
            boolean high =
                    counts.subList(i, i + 3).stream().allMatch(count -> count.getValue() >= rule.plateletLimit());
            if (high && isUntransfused(day, transfusions, rule)) {
                return new PlateletRecovery(Status.ACHIEVED, OptionalInt.of(day));
            }
        }
        return new PlateletRecovery(Status.NOT_ACHIEVED, OptionalInt.empty());
    }

    private static OptionalInt fall(
            SortedMap<Integer, Double> lowestOfDay, SortedSet<Integer> transfusions, RecoveryRule rule) {
        Stream<Integer> low = lowestOfDay.entrySet().stream()
                .filter(count -> count.getValue() < rule.plateletLimit())
                .map(Map.Entry::getKey);
        return Stream.concat(low, transfusions.tailSet(0).stream())
                .mapToInt(Integer::intValue)
                .min();
    }

    static boolean isUntransfused(int day, SortedSet<Integer> transfusions, RecoveryRule rule) {
        return transfusions
                .subSet(day - rule.untransfusedBefore(), day + rule.untransfusedAfter() + 1)
                .isEmpty();
    }
}
