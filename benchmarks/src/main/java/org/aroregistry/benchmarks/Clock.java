package org.aroregistry.benchmarks;

import java.lang.management.ManagementFactory;

/** What is counted. */
enum Clock {
    /** Time on the wall: what a user waits. */
    WALL,

    /** Time of all processors, of threads that compile and collect garbage too: a fair measure where others work on the machine. */
    CPU;

    private static final double NANOS = 1e9;

    /** Seconds since some moment. */
    double seconds() {
        if (this == CPU
                && ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system) {
            return system.getProcessCpuTime() / NANOS;
        }
        return System.nanoTime() / NANOS;
    }
}
