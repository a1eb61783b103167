package org.aroregistry.benchmarks;

/** What is timed: from plain arrays to results. */
@FunctionalInterface
interface Calculation {
    /** Calculates everything anew and gives the numbers that all libraries must agree on, in the order of {@code r/run.R}. */
    double[] run();
}
