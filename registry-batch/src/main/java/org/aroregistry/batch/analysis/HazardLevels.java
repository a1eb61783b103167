package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.CoxSample;

/**
 * A covariate with its levels in a set of patients of whom it is known.
 *
 * @param covariate the covariate
 * @param levels its levels, small ones put together, the reference first
 */
record HazardLevels(HazardCovariate covariate, List<HazardLevel> levels) {

    /** Copies the levels. */
    HazardLevels {
        levels = List.copyOf(levels);
    }

    /** Counts the levels and puts small ones together. */
    static HazardLevels of(HazardCovariate covariate, EndpointSample rows) {
        return new HazardLevels(covariate, HazardLevel.putTogether(covariate.ordered(), counted(covariate, rows)));
    }

    /** Counts the levels that somebody has, each by itself. */
    static HazardLevels single(HazardCovariate covariate, EndpointSample rows) {
        return new HazardLevels(
                covariate,
                counted(covariate, rows).stream()
                        .filter(level -> level.patients() > 0)
                        .toList());
    }

    private static List<HazardLevel> counted(HazardCovariate covariate, EndpointSample rows) {
        return covariate.levels().stream()
                .map(group -> {
                    int[] members = IntStream.range(0, rows.size())
                            .filter(i -> level(covariate, rows, i).equals(group.key()))
                            .toArray();
                    long deaths = IntStream.of(members)
                            .filter(i -> rows.causes()[i] == 1)
                            .count();
                    return HazardLevel.of(group, members.length, deaths);
                })
                .toList();
    }

    /** Tells whether there is something to compare. */
    boolean isCompared() {
        return levels.size() > 1;
    }

    /** Adds the covariate to a sample of the same rows in the same order. */
    void addTo(CoxSample.Builder sample, EndpointSample rows) {
        int[] codes = IntStream.range(0, rows.size())
                .map(i -> position(level(covariate, rows, i)))
                .toArray();
        sample.category(covariate.key(), levels.stream().map(HazardLevel::key).toList(), codes);
    }

    private int position(String key) {
        return IntStream.range(0, levels.size())
                .filter(j -> levels.get(j).members().contains(key))
                .findFirst()
                .orElseThrow();
    }

    private static String level(HazardCovariate covariate, EndpointSample rows, int row) {
        return covariate.levelOf().apply(rows.patients().get(row)).orElseThrow();
    }
}
