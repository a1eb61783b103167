package org.aroregistry.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Data that leave a method without an answer, or with half of one. Nobody is to blame for them, so no method may throw.
 *
 * @param name what is wrong
 * @param entries empty if everybody is there from the start
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record HostileData(String name, double[] entries, double[] times, boolean[] events, int[] groups) {
    private static final double[] NONE = {};

    /** Gives all of them, for {@code @MethodSource}. */
    public static Stream<HostileData> all() {
        return Stream.of(
                from("one subject with the event", "3", 0),
                from("one censored subject", "3+", 0),
                from("all censored", "1+ 2+ 3+ 4+", 0, 1, 0, 1),
                from("a group without events", "1 2 3 4+ 5+ 6+", 0, 0, 0, 1, 1, 1),
                from("a single event", "1+ 2 3+ 4+", 0, 1, 0, 1),
                from("all events at one time", "2 2 2 2", 0, 1, 0, 1),
                from("everything at time 0", "0 0+ 0", 0, 1, 1),
                from("an empty group between others", "1 2+ 3", 0, 0, 2),
                from("one group only", "1 2 3+ 4", 0, 0, 0, 0),
                from("all of one group gone before the first event", "1+ 2+ 3 4", 0, 0, 1, 1),
                from("groups in perfect order", "1 2 3 4 5 6", 0, 0, 0, 1, 1, 1),
                from("times near the largest number", "1e300 2e300+ 1.7e308 1e307", 0, 1, 0, 1),
                from("times near the smallest number", "1e-300 2e-300+ 4.9e-324 1e-310", 0, 1, 0, 1),
                entering("groups that never meet", "0 0 5 5", "3 4 8 9", 0, 0, 1, 1),
                entering("a risk set that empties and fills again", "0 0 5 5", "3 4 8 9+", 0, 1, 0, 1),
                entering("one at risk at the first event", "0 2 2 2", "1 3 4+ 5", 0, 1, 0, 1));
    }

    private static HostileData from(String name, String times, int... groups) {
        return entering(name, "", times, groups);
    }

    /** A plus after a time is a censoring. */
    private static HostileData entering(String name, String entries, String times, int... groups) {
        List<String> words = List.of(times.split(" "));
        boolean[] events = new boolean[words.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = !words.get(i).endsWith("+");
        }
        return new HostileData(
                name,
                entries.isEmpty()
                        ? NONE
                        : Arrays.stream(entries.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                words.stream()
                        .mapToDouble(word -> Double.parseDouble(word.replace("+", "")))
                        .toArray(),
                events,
                groups);
    }

    public int size() {
        return times.length;
    }

    public boolean delayed() {
        return entries.length > 0;
    }

    public double lastTime() {
        return Arrays.stream(times).max().orElseThrow();
    }

    public double[] begins() {
        return delayed() ? entries : new double[size()];
    }

    public SurvivalSample sample() {
        return delayed() ? SurvivalSample.of(entries, times, events) : SurvivalSample.of(times, events);
    }

    /** Causes 1 and 2 in turn. */
    public CompetingRisksSample competing() {
        int[] causes =
                IntStream.range(0, size()).map(i -> events[i] ? 1 + i % 2 : 0).toArray();
        return delayed()
                ? CompetingRisksSample.of(2, entries, times, causes)
                : CompetingRisksSample.of(2, times, causes);
    }

    /** The group as a number. */
    public double[] covariate() {
        return Arrays.stream(groups).asDoubleStream().toArray();
    }

    public CoxSample rows() {
        CoxSample.Builder rows = CoxSample.builder(times, events).covariate("group", covariate());
        return (delayed() ? rows.entries(entries) : rows).build();
    }

    @Override
    public String toString() {
        return name;
    }
}
