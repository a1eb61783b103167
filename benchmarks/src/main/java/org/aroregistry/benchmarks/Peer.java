package org.aroregistry.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What R measured.
 *
 * @param versions of R, survival and cmprsk; empty if R is not there
 * @param timings by method and size
 */
record Peer(String versions, Map<Method, Map<Integer, Timing>> timings) {
    /** Runs {@code r/run.R} on the data files if Rscript is on the path, or reads what it measured earlier. */
    static Peer run(Options options) {
        try {
            Path earlier = options.earlier();
            if (earlier != null) {
                return read(Files.readAllLines(earlier));
            }
            if (!isInstalled()) {
                return new Peer("", Map.of());
            }
            Path out = options.home().resolve("target/r.csv");
            Files.deleteIfExists(out);
            List<String> command = new ArrayList<>(List.of(
                    "Rscript",
                    options.home().resolve("r/run.R").toString(),
                    out.toString(),
                    Integer.toString(options.repetitions()),
                    options.clock().name(),
                    options.methods().stream().map(Method::name).collect(Collectors.joining(","))));
            options.sizes().forEach(size -> command.add(options.dataFile(size).toString()));
            Process process = new ProcessBuilder(command).inheritIO().start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "Rscript ended with " + code + "; survival and cmprsk must be installed");
            }
            return read(Files.readAllLines(out));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run R", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while R was running", e);
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Rscript")));
    }

    private static Peer read(List<String> lines) {
        Map<Method, Map<Integer, Timing>> timings = new EnumMap<>(Method.class);
        String versions = "";
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("versions")) {
                versions = "R " + cells[1] + ", survival " + cells[2] + ", cmprsk " + cells[3];
                continue;
            }
            double[] values = Arrays.stream(cells[3].split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            timings.computeIfAbsent(Method.valueOf(cells[0]), any -> new HashMap<>())
                    .put(Integer.valueOf(cells[1]), new Timing(Double.parseDouble(cells[2]), values));
        }
        return new Peer(versions, timings);
    }
}
