package org.aroregistry.batch.validation;

import java.util.Arrays;

/**
 * Groups rows by the fingerprint of a key: the first two lines of each group, and whether all its rows have the same content.
 *
 * <p>Memory depends on the number of keys, not of rows: 66 to 132 bytes for each key that it is made for.
 */
final class KeyGroups {
    private static final int NONE = -1;

    private final int mostKeys;
    private final int mask;
    private final long[] firstHash;
    private final long[] secondHash;
    private final long[] content;
    private final int[] firstLine;
    private final int[] secondLine;
    private final boolean[] differs;
    private int keys;

    /** Starts without groups, for so many keys at most. */
    KeyGroups(int mostKeys) {
        this.mostKeys = mostKeys;
        int slots = Integer.highestOneBit(StrictMath.max(1, mostKeys)) << 2;
        mask = slots - 1;
        firstHash = new long[slots];
        secondHash = new long[slots];
        content = new long[slots];
        firstLine = new int[slots];
        secondLine = new int[slots];
        differs = new boolean[slots];
        Arrays.fill(firstLine, NONE);
    }

    /** Adds a row, in any order of lines; returns false if there is no place for another key. */
    boolean add(long first, long second, int line, long contentHash) {
        int slot = slot(first, second);
        if (firstLine[slot] == NONE) {
            if (keys == mostKeys) {
                return false;
            }
            keys++;
            firstHash[slot] = first;
            secondHash[slot] = second;
            content[slot] = contentHash;
            firstLine[slot] = line;
            secondLine[slot] = NONE;
            return true;
        }
        differs[slot] |= content[slot] != contentHash;
        if (line < firstLine[slot]) {
            secondLine[slot] = firstLine[slot];
            firstLine[slot] = line;
        } else if (secondLine[slot] == NONE || line < secondLine[slot]) {
            secondLine[slot] = line;
        }
        return true;
    }

    private int slot(long first, long second) {
        int slot = (int) second & mask;
        while (firstLine[slot] != NONE && (firstHash[slot] != first || secondHash[slot] != second)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Tells whether rows with this key have different content. */
    boolean differ(long first, long second) {
        return differs[slot(first, second)];
    }

    /** Returns the first of the other lines with this key; 0 if there is none. */
    int otherThan(int line, long first, long second) {
        int slot = slot(first, second);
        return firstLine[slot] != line ? firstLine[slot] : StrictMath.max(0, secondLine[slot]);
    }
}
