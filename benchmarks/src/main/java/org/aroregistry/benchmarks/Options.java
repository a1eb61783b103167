package org.aroregistry.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a race runs.
 *
 * @param home the folder of the benchmarks
 * @param sizes numbers of subjects, ascending
 * @param methods what to calculate
 * @param repetitions of R below a million subjects
 * @param wholeDays whether times are whole days, so that many are tied
 * @param clock what is counted
 * @param earlier R's figures of an earlier race; null to run R
 */
record Options(
        Path home,
        List<Integer> sizes,
        List<Method> methods,
        int repetitions,
        boolean wholeDays,
        Clock clock,
        @Nullable Path earlier) {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, Method.LARGEST_FOR_CRR, 100_000, 1_000_000);
    private static final List<Integer> QUICK_SIZES = List.of(1_000, 10_000);

    /** Copies the lists. */
    Options {
        sizes = sizes.stream().sorted().toList();
        methods = List.copyOf(methods);
    }

    /** Reads a command line; throws IllegalArgumentException on an unknown word. */
    static Options parse(String[] args) {
        Path home = Path.of(".");
        List<Integer> sizes = SIZES;
        List<Method> methods = List.of(Method.values());
        int repetitions = 3;
        boolean wholeDays = false;
        Clock clock = Clock.WALL;
        Path earlier = null;
        List<String> words = new ArrayList<>(Arrays.asList(args));
        while (!words.isEmpty()) {
            String word = words.remove(0);
            switch (word) {
                case "--home" -> home = Path.of(value(word, words));
                case "--sizes" ->
                    sizes = split(value(word, words)).stream()
                            .map(Integer::valueOf)
                            .toList();
                case "--only" ->
                    methods = split(value(word, words)).stream()
                            .map(Method::valueOf)
                            .toList();
                case "--quick" -> {
                    sizes = QUICK_SIZES;
                    repetitions = 1;
                }
                case "--r" -> earlier = Path.of(value(word, words));
                case "--cpu" -> clock = Clock.CPU;
                case "--days" -> wholeDays = true;
                default -> throw new IllegalArgumentException("unknown argument " + word);
            }
        }
        return new Options(home, sizes, methods, repetitions, wholeDays, clock, earlier);
    }

    private static String value(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove(0);
    }

    private static List<String> split(String value) {
        return Arrays.asList(value.split(",", -1));
    }

    Path dataFile(int size) {
        return home.resolve("target/data/" + (wholeDays ? "days-" : "") + size + ".bin");
    }
}
