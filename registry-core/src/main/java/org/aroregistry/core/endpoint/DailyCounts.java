package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.Transplant;

/**
 * The lowest count of each day after the first transplant, until conditioning for the next one.
 *
 * @param lowest the results by days from the infusion, from 1 on
 */
record DailyCounts(SortedMap<Integer, LabResult> lowest) {

    static DailyCounts of(PatientFacts facts, Transplant transplant, String analyte) {
        int end = facts.patient().transplants().stream()
                .filter(next -> next.number() > transplant.number())
                .mapToInt(next -> next.conditioningDay() - transplant.day())
                .min()
                .orElse(Integer.MAX_VALUE);
        TreeMap<Integer, LabResult> lowest = new TreeMap<>();
        for (LabResult result : facts.labs(analyte)) {
            int day = result.day() - transplant.day();
            if (day >= 1 && day < end && result.value().isPresent()) {
                lowest.merge(day, result, (one, other) -> value(other) < value(one) ? other : one);
            }
        }
        return new DailyCounts(lowest);
    }

    SortedMap<Integer, Double> values() {
        TreeMap<Integer, Double> values = new TreeMap<>();
        lowest.forEach((day, result) -> values.put(day, value(result)));
        return values;
    }

    /** Tells whether the days on which counts are expected have enough of them to tell anything. */
    boolean suffice(RecoveryRule rule) {
        return lowest.subMap(rule.countsFrom(), rule.countsTo() + 1).size() >= rule.fewestCounts();
    }

    double last() {
        return value(on(lowest.lastKey()));
    }

    /** The row of a day; that of the first count if there is none on the day. */
    RowSource source(int day) {
        return on(lowest.containsKey(day) ? day : lowest.firstKey()).source();
    }

    private LabResult on(int day) {
        return Optional.ofNullable(lowest.get(day)).orElseThrow();
    }

    private static double value(LabResult result) {
        return result.value().orElseThrow();
    }
}
