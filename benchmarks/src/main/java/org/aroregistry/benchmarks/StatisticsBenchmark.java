package org.aroregistry.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times this library alone, by JMH: {@code benchmarks/jmh}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StatisticsBenchmark {
    /** Number of subjects. */
    @Param({"1000", "100000"})
    public int size;

    /** A constant of {@link Method}. */
    @Param({
        "KAPLAN_MEIER",
        "LOG_RANK",
        "RESTRICTED_MEAN",
        "COX_1",
        "COX_5",
        "COX_10",
        "COX_5_CONCORDANCE",
        "COX_5_ROBUST",
        "COX_ZPH",
        "AALEN_JOHANSEN_GRAY",
        "FINE_GRAY",
        "CONCORDANCE"
    })
    public String method = "";

    private Calculation calculation = () -> new double[0];

    /** Makes the data. */
    @Setup
    public void prepare() {
        calculation = Ours.of(Method.valueOf(method), BenchmarkData.make(size, false));
    }

    /**
     * Calculates from plain arrays.
     *
     * @return the results, so that none is optimised away
     */
    @Benchmark
    public double[] calculate() {
        return calculation.run();
    }
}
