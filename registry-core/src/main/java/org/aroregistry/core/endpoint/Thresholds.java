package org.aroregistry.core.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The thresholds of endpoints by name, so that a file can set them: {@code progression.haemoglobin_fall} is that of {@link ProgressionRule}.
 *
 * <p>A file has lines {@code NAME = VALUE}; what it leaves out stays. Whoever changes a threshold gives its group a version of its own, as reports
 * print it: the same name never stands for two definitions.
 */
public final class Thresholds {
    private static final String COMMENT = "#";
    private static final CSVFormat MEANINGS =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Thresholds() {}

    /** Returns the thresholds of some rules by name, as a file writes them. */
    public static Map<String, String> of(AnalysisRules rules) {
        Map<String, String> values = new LinkedHashMap<>();
        meanings()
                .keySet()
                .forEach(name -> values.put(name, RuleNumbers.of(rules).get(name)));
        return values;
    }

    /** Returns what each threshold means, by name. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        try (InputStream bytes = Thresholds.class.getResourceAsStream("thresholds.csv")) {
            if (bytes == null) {
                throw new IllegalStateException("the product lacks its list of thresholds");
            }
            try (CSVParser rows = MEANINGS.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                rows.forEach(row -> meanings.put(row.get("key"), row.get("meaning")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return meanings;
    }

    /** Returns a file with the thresholds of some rules, each with what it means. */
    public static String file(AnalysisRules rules) {
        Map<String, String> values = of(rules);
        return meanings().entrySet().stream()
                .map(threshold -> COMMENT + " " + threshold.getValue() + "\n" + threshold.getKey() + " = "
                        + values.get(threshold.getKey()) + "\n")
                .collect(Collectors.joining("\n"));
    }

    /**
     * Returns which thresholds are not those of the product.
     *
     * @return words such as {@code progression.haemoglobin_fall 25 instead of 20}, separated by semicolons; empty if all are
     */
    public static String changes(AnalysisRules rules) {
        Map<String, String> usual = of(AnalysisRules.DEFAULT);
        return of(rules).entrySet().stream()
                .filter(threshold -> !RuleNumbers.isVersion(threshold.getKey()))
                .filter(threshold -> !threshold.getValue().equals(usual.get(threshold.getKey())))
                .map(threshold -> threshold.getKey() + " " + threshold.getValue() + " instead of "
                        + usual.get(threshold.getKey()))
                .collect(Collectors.joining("; "));
    }

    /**
     * Reads a file on top of some rules.
     *
     * @throws IllegalArgumentException if a line names no threshold or no value that it can have; the message is one sentence without its stop
     * @throws IOException if the file cannot be read
     */
    public static AnalysisRules read(Reader file, AnalysisRules rules) throws IOException {
        RuleNumbers numbers = RuleNumbers.of(rules);
        Map<String, Integer> lines = new LinkedHashMap<>();
        BufferedReader text = new BufferedReader(file);
        int number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (line.isBlank() || line.strip().startsWith(COMMENT)) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("line " + number + " is not NAME = VALUE");
            }
            String name = line.substring(0, equals).strip();
            if (!meanings().containsKey(name)) {
                throw new IllegalArgumentException(
                        "line " + number + ": there is no threshold '" + name + "'; 'aro thresholds' lists them");
            }
            Integer before = lines.put(name, number);
            if (before != null) {
                throw new IllegalArgumentException("line " + number + " sets " + name + " again, after line " + before);
            }
            numbers.set(name, line.substring(equals + 1).strip());
        }
        return numbers.rules();
    }
}
