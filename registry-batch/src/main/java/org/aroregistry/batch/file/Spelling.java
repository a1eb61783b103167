package org.aroregistry.batch.file;

import java.util.Collection;
import java.util.Optional;

/** Finds the known word that a misspelled one was perhaps meant to be. */
public final class Spelling {
    private Spelling() {}

    /**
     * Returns the known word nearest to a word, if it is near enough to be a slip.
     *
     * <p>Near enough is an edit distance of at most a third of the word's length, and of at most three.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String best = "";
        int bestDistance = Math.min(3, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate, bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein distance, or {@code limit} as soon as it cannot be below. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
