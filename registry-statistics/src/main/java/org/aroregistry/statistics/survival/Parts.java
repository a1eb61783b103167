package org.aroregistry.statistics.survival;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Computes independent parts of a result, such as causes or groups, on several processors if it pays.
 *
 * <p>The parts share nothing, so the result is the same on any number of processors.
 */
final class Parts {
    /** Subjects below which handing work over costs more than it saves. */
    private static final int LARGE = 1 << 13;

    private Parts() {}

    static <T> List<T> map(int count, int subjects, IntFunction<T> part) {
        IntStream indices = IntStream.range(0, count);
        return (subjects < LARGE ? indices : indices.parallel()).mapToObj(part).toList();
    }

    /** Computes a part for each entry, by the same keys. */
    static <S, T> SortedMap<Integer, T> map(SortedMap<Integer, S> samples, int subjects, Function<S, T> part) {
        List<Integer> keys = List.copyOf(samples.keySet());
        List<S> values = List.copyOf(samples.values());
        List<T> results = map(keys.size(), subjects, index -> part.apply(values.get(index)));
        SortedMap<Integer, T> byKey = new TreeMap<>();
        for (int k = 0; k < keys.size(); k++) {
            byKey.put(keys.get(k), results.get(k));
        }
        return Collections.unmodifiableSortedMap(byKey);
    }
}
