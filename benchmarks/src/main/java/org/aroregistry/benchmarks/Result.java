package org.aroregistry.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param method what was calculated
 * @param size number of subjects
 * @param r R's time, null if R is not there or too slow
 * @param bioJava biojava-survival's time, null if it does not have the method
 * @param ours our time in a warm virtual machine
 * @param cold seconds of the first calculation in a new one
 */
record Result(
        Method method,
        int size,
        @Nullable Timing r,
        @Nullable Timing bioJava,
        Timing ours,
        double cold) {

    /** How many times R's time is ours; NaN without R. */
    double ratio() {
        return r == null ? Double.NaN : r.seconds() / ours.seconds();
    }

    /** Whether the line has an aim that it misses. */
    boolean missesAim() {
        return ratio() < method.aim(size);
    }
}
