package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A random cohort in whole days with ties, delayed entry, two causes (0 is censoring) and three groups. */
record RandomCohort(double[] entries, double[] times, int[] causes, int[] groups) {

    static RandomCohort of(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] entries = new double[size];
        double[] times = new double[size];
        int[] causes = new int[size];
        int[] groups = new int[size];
        for (int i = 0; i < size; i++) {
            entries[i] = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
            times[i] = entries[i] + 2 + random.nextInt(150);
            causes[i] = random.nextInt(3);
            groups[i] = random.nextInt(3);
        }
        // Somebody who stays to the end keeps the curve above zero.
        entries[0] = 0;
        times[0] = 215;
        causes[0] = 0;
        return new RandomCohort(entries, times, causes, groups);
    }

    int size() {
        return times.length;
    }

    double entry(int subject) {
        return entries[subject];
    }

    double time(int subject) {
        return times[subject];
    }

    SurvivalSample sample() {
        return competing().anyCause();
    }

    CompetingRisksSample competing() {
        return CompetingRisksSample.of(2, entries, times, causes);
    }

    /** The same cohort as if everybody had been there from the start. */
    RandomCohort withoutEntry() {
        return new RandomCohort(new double[size()], times, causes, groups);
    }

    /** Each subject as two rows: (entry, middle] censored, then (middle, time]. */
    RandomCohort splitInHalf() {
        RandomCohort split = new RandomCohort(
                Arrays.copyOf(entries, 2 * size()),
                Arrays.copyOf(times, 2 * size()),
                Arrays.copyOf(causes, 2 * size()),
                Arrays.copyOf(groups, 2 * size()));
        for (int i = 0; i < size(); i++) {
            double middle = (entries[i] + times[i]) / 2;
            split.entries[size() + i] = middle;
            split.times[size() + i] = times[i];
            split.causes[size() + i] = causes[i];
            split.groups[size() + i] = groups[i];
            split.times[i] = middle;
            split.causes[i] = 0;
        }
        return split;
    }

    RandomCohort reversedRows() {
        int last = size() - 1;
        return new RandomCohort(
                IntStream.rangeClosed(0, last)
                        .mapToDouble(i -> entries[last - i])
                        .toArray(),
                IntStream.rangeClosed(0, last).mapToDouble(i -> times[last - i]).toArray(),
                IntStream.rangeClosed(0, last).map(i -> causes[last - i]).toArray(),
                IntStream.rangeClosed(0, last).map(i -> groups[last - i]).toArray());
    }

    RandomCohort scaled(double factor) {
        return new RandomCohort(
                Arrays.stream(entries).map(t -> t * factor).toArray(),
                Arrays.stream(times).map(t -> t * factor).toArray(),
                causes,
                groups);
    }
}
