package org.aroregistry.batch.importing;

import java.util.BitSet;
import java.util.function.LongConsumer;

/** A set of lines of a file: one bit each. */
final class Lines {
    private final BitSet bits = new BitSet();

    void add(long line) {
        bits.set(Math.toIntExact(line));
    }

    boolean contains(long line) {
        return bits.get(Math.toIntExact(line));
    }

    /** Returns how many lines are in this set and in none of the others. */
    long countWithout(Lines... others) {
        BitSet rest = (BitSet) bits.clone();
        for (Lines other : others) {
            rest.andNot(other.bits);
        }
        return rest.cardinality();
    }

    long count() {
        return bits.cardinality();
    }

    /** Hands every line to the consumer, from the first on. */
    void forEach(LongConsumer consumer) {
        bits.stream().forEach(consumer::accept);
    }

    /** Returns the set as bytes, the same for the same lines. */
    byte[] bytes() {
        return bits.toByteArray();
    }
}
