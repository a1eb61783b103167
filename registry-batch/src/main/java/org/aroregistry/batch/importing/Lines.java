package org.aroregistry.batch.importing;

import java.util.BitSet;

/** A set of lines of a file: one bit each. */
final class Lines {
    private final BitSet bits = new BitSet();

    void add(long line) {
        bits.set(Math.toIntExact(line));
    }

    boolean contains(long line) {
        return bits.get(Math.toIntExact(line));
    }

    /** Returns how many lines are in this set and not in the other. */
    long countWithout(Lines other) {
        BitSet rest = (BitSet) bits.clone();
        rest.andNot(other.bits);
        return rest.cardinality();
    }

    long count() {
        return bits.cardinality();
    }
}
