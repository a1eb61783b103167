package org.aroregistry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs all libraries on the same data one after the other, checks that they agree, and prints the table. */
final class Race {
    private final Options options;
    private final List<Result> results = new ArrayList<>();
    private final List<String> disagreements = new ArrayList<>();

    private Race(Options options) {
        this.options = options;
    }

    /**
     * Runs the race; ends with 1 if results disagree, 2 if the command line is wrong.
     *
     * @param args see {@code benchmarks/README.md}
     */
    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Race(options).run());
    }

    private int run() {
        for (int size : options.sizes()) {
            makeData(size);
        }
        Peer peer = Peer.run(options);
        for (int size : options.sizes()) {
            BenchmarkData data = BenchmarkData.read(options.dataFile(size));
            for (Method method : options.methods()) {
                if (method.runsAt(size)) {
                    measure(
                            method,
                            data,
                            peer.timings().getOrDefault(method, Map.of()).get(size));
                }
            }
        }
        if (!disagreements.isEmpty()) {
            disagreements.forEach(line -> System.err.println("benchmarks: " + line));
            return 1;
        }
        System.out.print(Table.of(peer.versions(), options.clock(), results));
        return 0;
    }

    private void makeData(int size) {
        Path file = options.dataFile(size);
        try {
            Files.createDirectories(options.home().resolve("target/data"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file, e);
        }
        if (!Files.exists(file)) {
            BenchmarkData.make(size, options.wholeDays()).write(file);
        }
    }

    private void measure(Method method, BenchmarkData data, @Nullable Timing r) {
        int size = data.size();
        double cold = cold(method, size);
        Timing ours = Timing.warm(Ours.of(method, data), options.clock());
        Timing bioJava = BioJava.of(method, data)
                .map(calculation -> Timing.brief(calculation, options.clock()))
                .orElse(null);
        Result result = new Result(method, size, r, bioJava, ours, cold);
        check(result, "R", r, method.tolerance);
        check(result, "biojava-survival", bioJava, Math.max(method.tolerance, BioJava.TOLERANCE));
        results.add(result);
        System.err.printf(
                "%s n = %d: %.4g s, cold %.4g s, %.1f times R%n", method, size, ours.seconds(), cold, result.ratio());
    }

    private void check(Result result, String name, @Nullable Timing other, double tolerance) {
        if (other == null) {
            return;
        }
        double difference = result.ours().differenceFrom(other.values());
        if (!(difference <= tolerance)) {
            disagreements.add(result.method() + " at n = " + result.size() + " differs from " + name + " by "
                    + difference + ", more than " + tolerance);
        }
    }

    private double cold(Method method, int size) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName(),
                method.name(),
                options.dataFile(size).toString(),
                options.clock().name()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String line = reader.readLine();
                if (line == null) {
                    throw new IllegalStateException("no cold time of " + method + " at n = " + size);
                }
                return Double.parseDouble(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a virtual machine", e);
        }
    }
}
