package org.aroregistry.statistics;

import java.util.stream.LongStream;

/** The seeds of the property tests; a failing one shows in the test's name. */
public final class Seeds {

    private Seeds() {}

    /** Gives the seeds, for {@code @MethodSource}. */
    public static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }
}
