package org.aroregistry.benchmarks;

import java.nio.file.Path;

/** The first calculation in a new virtual machine. */
final class ColdStart {
    private ColdStart() {}

    /**
     * Prints the seconds of the first calculation, the loading of its classes included, that of the data not.
     *
     * @param args name of the method, data file, clock
     */
    public static void main(String[] args) {
        BenchmarkData data = BenchmarkData.read(Path.of(args[1]));
        System.out.println(Timing.once(Ours.of(Method.valueOf(args[0]), data), Clock.valueOf(args[2]))
                .seconds());
    }
}
