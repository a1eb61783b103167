package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.batch.validation.ImplementedRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The errors that the generator puts in are the errors that the check finds, and no others. */
class InjectedErrorsTest {
    private static final double RECALL_OF_ERRORS = 0.99;
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    @TempDir
    private static Path folder;

    private static List<CSVRecord> key;
    /** Findings by site and file. */
    private static final Map<String, List<CSVRecord>> FOUND = new HashMap<>();

    @BeforeAll
    static void centres_with_errors_are_checked() throws IOException {
        CommandRun generated = CommandRun.of(
                "generate",
                "--preset",
                "demo",
                "--sites",
                "5",
                "--patients",
                "120",
                "--seed",
                "31",
                "--errors",
                "--out",
                folder.toString());
        assertThat(generated.exitCode()).as(generated.err()).isZero();
        key = read(folder.resolve("answer-key.csv"));
        try (Stream<Path> sites = Files.list(folder)) {
            for (Path site : sites.filter(path -> path.getFileName().toString().matches("S\\d{3}"))
                    .sorted()
                    .toList()) {
                Path answer = folder.resolve("answers").resolve(site.getFileName());
                CommandRun.of("validate", site.toString(), "--out", answer.toString());
                for (CSVRecord finding : read(answer.resolve("findings.csv"))) {
                    FOUND.computeIfAbsent(site.getFileName() + "/" + finding.get("file"), name -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
    }

    @Test
    void nearly_every_injected_error_is_found_by_the_rule_that_should_find_it() {
        Map<String, int[]> byRule = new TreeMap<>();
        for (CSVRecord error : key) {
            List<String> rules = Arrays.asList(error.get("expected_rule").split("\\|"));
            if (rules.stream().anyMatch(ImplementedRules.ids()::contains) && !isLaterUpload(error)) {
                int[] count = byRule.computeIfAbsent(error.get("error_type"), rule -> new int[2]);
                count[0]++;
                count[1] += isFound(error, rules) ? 1 : 0;
            }
        }

        assertThat(byRule).hasSizeGreaterThan(12);
        byRule.forEach((type, count) -> assertThat((double) count[1] / count[0])
                .as("share of %s found, of %d", type, count[0])
                .isGreaterThanOrEqualTo(RECALL_OF_ERRORS));
    }

    @Test
    void no_clean_row_is_refused() {
        Set<String> touched = new HashSet<>();
        for (CSVRecord error : key) {
            touched.add(error.get("site") + "/" + error.get("file") + "#" + error.get("record_id"));
            touched.add(error.get("site") + "/" + error.get("file") + "@" + error.get("line"));
        }
        List<String> wrong = new ArrayList<>();
        FOUND.forEach((file, findings) -> findings.stream()
                .filter(finding -> finding.get("severity").equals("E"))
                .filter(finding -> !touched.contains(file + "#" + finding.get("record_id")))
                .filter(finding -> !touched.contains(file + "@" + finding.get("line")))
                .filter(finding -> !finding.get("line").isEmpty())
                .filter(finding -> !isChildOfRefusedRow(file, finding))
                .forEach(finding -> wrong.add(file + " line " + finding.get("line") + " " + finding.get("code"))));

        assertThat(wrong).isEmpty();
    }

    /** A clean row waits with its parent, and the finding says so; the parent must really be refused. */
    private static boolean isChildOfRefusedRow(String file, CSVRecord finding) {
        String parent = finding.get("code").equals("C-001") ? "patients.csv" : "hsct.csv";
        return List.of("C-001", "C-002").contains(finding.get("code"))
                && finding.get("hint").endsWith("was rejected: fix it first")
                && FOUND.getOrDefault(file.substring(0, file.indexOf('/') + 1) + parent, List.of()).stream()
                        .anyMatch(refused -> refused.get("severity").equals("E"));
    }

    /** A patient who is dead and then alive needs two uploads; that belongs to the tests of the import. */
    private static boolean isLaterUpload(CSVRecord error) {
        return error.get("error_type").equals("dead_then_alive");
    }

    private static boolean isFound(CSVRecord error, List<String> rules) {
        return FOUND.getOrDefault(error.get("site") + "/" + error.get("file"), List.of()).stream()
                .filter(finding -> rules.contains(finding.get("code")))
                .anyMatch(finding -> error.get("line").equals("0")
                        || finding.get("line").isEmpty()
                        || finding.get("line").equals(error.get("line"))
                        || (!error.get("record_id").isEmpty()
                                && finding.get("record_id").equals(error.get("record_id"))));
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSV.parse(reader).getRecords();
        }
    }
}
