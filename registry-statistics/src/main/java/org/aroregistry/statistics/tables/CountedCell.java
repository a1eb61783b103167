package org.aroregistry.statistics.tables;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What a table says of a variable with categories in one group of subjects.
 *
 * @param counts number of subjects by category
 * @param proportions counts over the subjects whose category is known; NaN if none is
 * @param missing number of subjects without a category, at least 0
 */
public record CountedCell(List<Long> counts, List<Double> proportions, long missing) {

    /** Copies the lists. */
    public CountedCell {
        counts = List.copyOf(counts);
        proportions = List.copyOf(proportions);
    }

    /**
     * Counts subjects.
     *
     * @param categories number of each subject's category from 0, or a negative number for a missing one; may be empty
     * @param number how many categories there are, at least 1
     * @return the cell
     * @throws IllegalArgumentException if there is no category or a subject's is too high
     */
    public static CountedCell of(int[] categories, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number of categories " + number + " is less than 1");
        }
        long[] counts = new long[number];
        long missing = 0;
        for (int i = 0; i < categories.length; i++) {
            if (categories[i] >= number) {
                throw new IllegalArgumentException(
                        "category " + i + " is not less than " + number + ": " + categories[i]);
            }
            if (categories[i] < 0) {
                missing++;
            } else {
                counts[categories[i]]++;
            }
        }
        double known = categories.length - missing;
        return new CountedCell(
                LongStream.of(counts).boxed().toList(),
                LongStream.of(counts).mapToObj(count -> count / known).toList(),
                missing);
    }

    /**
     * Gives the standardized difference from another group.
     *
     * @param other counts of the same categories
     * @return see {@link StandardizedDifference#ofCategories}
     * @throws IllegalArgumentException if the numbers of categories differ
     */
    public double standardizedDifference(CountedCell other) {
        return StandardizedDifference.ofCategories(array(counts), array(other.counts));
    }

    private static long[] array(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
