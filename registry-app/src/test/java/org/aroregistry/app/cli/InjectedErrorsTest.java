package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.batch.validation.ImplementedRules;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Severity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The errors that the generator puts in are the errors that an import finds, and no others.
 *
 * <p>{@code -Daro.recall.patients=5000 -Daro.recall.sites=12} does the same over more patients. The counts stay in {@code target/recall.csv}.
 */
class InjectedErrorsTest {
    private static final double RECALL_OF_ERRORS = 0.99;
    private static final double RECALL_OF_WARNINGS = 0.95;
    private static final String REGISTERED_TWICE = "registered_at_two_sites";
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
                System.getProperty("aro.recall.sites", "5"),
                "--patients",
                System.getProperty("aro.recall.patients", "120"),
                "--seed",
                "31",
                "--errors",
                "--out",
                folder.toString());
        assertThat(generated.exitCode()).as(generated.err()).isZero();
        key = read(folder.resolve("answer-key.csv"));
        importAll(folder, "first");
        // The dead who come back to life in a later upload.
        importAll(folder.resolve("second-uploads"), "second");
    }

    private static void importAll(Path uploads, String round) throws IOException {
        if (!Files.exists(uploads)) {
            return;
        }
        try (Stream<Path> sites = Files.list(uploads)) {
            for (Path site : sites.filter(path -> path.getFileName().toString().matches("S\\d{3}"))
                    .sorted()
                    .toList()) {
                Path answer = folder.resolve("answers").resolve(round).resolve(site.getFileName());
                CommandRun run = CommandRun.of(
                        "import",
                        site.toString(),
                        "--reason",
                        "SOURCE_UPDATE",
                        "--out",
                        answer.toString(),
                        "--db-url",
                        "jdbc:h2:" + folder.resolve("registry"));
                assertThat(run.exitCode()).as(run.err()).isIn(0, 1, 3);
                for (CSVRecord finding : read(answer.resolve("findings.csv"))) {
                    FOUND.computeIfAbsent(site.getFileName() + "/" + finding.get("file"), name -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
    }

    @Test
    void nearly_every_injected_error_is_found_by_the_rule_that_should_find_it() throws IOException {
        Map<String, Recall> byType = new TreeMap<>();
        Map<String, Recall> byRule = new TreeMap<>();
        Deque<CSVRecord> elsewhere = childrenQueriedAtTheFirstSite();
        List<CSVRecord> missed = new ArrayList<>();
        for (CSVRecord error : key) {
            List<String> rules = Arrays.asList(error.get("expected_rule").split("\\|"));
            if (rules.stream().noneMatch(ImplementedRules.ids()::contains)) {
                continue;
            }
            boolean found = isFound(error, rules)
                    || error.get("error_type").equals(REGISTERED_TWICE) && elsewhere.poll() != null;
            byType.computeIfAbsent(error.get("error_type"), type -> new Recall())
                    .add(rules, found, found);
            // Where any of several rules will do, each of them is responsible.
            rules.forEach(rule -> byRule.computeIfAbsent(rule, id -> new Recall())
                    .add(List.of(rule), found, found && (rules.size() == 1 || isFound(error, List.of(rule)))));
            if (!found) {
                missed.add(error);
            }
        }

        write(byType, byRule);
        assertThat(byType).hasSizeGreaterThan(12);
        assertThat(byRule).hasSizeGreaterThan(12);
        assertThat(belowTheirBar(byType)).as("types of %s", missed).isEmpty();
        assertThat(belowTheirBar(byRule)).as("rules of %s", missed).isEmpty();
    }

    /** Leaves a table for people: what was injected and found, by type and by rule. */
    private static void write(Map<String, Recall> byType, Map<String, Recall> byRule) throws IOException {
        StringBuilder table = new StringBuilder("by,name,injected,found,found_by_this_rule\n");
        byType.forEach((type, recall) -> table.append(recall.line("type", type)));
        byRule.forEach((rule, recall) -> table.append(recall.line("rule", rule)));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("recall.csv"), table);
    }

    private static Map<String, Recall> belowTheirBar(Map<String, Recall> recalls) {
        Map<String, Recall> below = new TreeMap<>(recalls);
        below.values().removeIf(Recall::isEnough);
        return below;
    }

    /** How many errors of one type, or for one rule, are found. */
    private static final class Recall {
        private int injected;
        private int found;
        private int alone;
        private boolean refusing;

        private void add(List<String> rules, boolean isFound, boolean byThisRule) {
            injected++;
            found += isFound ? 1 : 0;
            alone += byThisRule ? 1 : 0;
            refusing |= severitiesOf(rules).contains(Severity.E);
        }

        private boolean isEnough() {
            return found >= (refusing ? RECALL_OF_ERRORS : RECALL_OF_WARNINGS) * injected;
        }

        private String line(String by, String name) {
            return String.join(",", by, name, injected + "," + found + "," + alone) + "\n";
        }

        @Override
        public String toString() {
            return found + " of " + injected;
        }
    }

    /** The query is raised at the site that is imported later, whichever registration the key names: one for each pair. */
    private static Deque<CSVRecord> childrenQueriedAtTheFirstSite() {
        Set<String> named = key.stream()
                .filter(error -> error.get("error_type").equals(REGISTERED_TWICE))
                .map(error -> error.get("record_id"))
                .collect(Collectors.toSet());
        return FOUND.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/patients.csv"))
                .flatMap(file -> file.getValue().stream())
                .filter(finding -> finding.get("code").equals("C-006"))
                .filter(finding -> !named.contains(finding.get("record_id")))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    @Test
    void no_clean_row_is_refused() {
        Set<String> touched = new HashSet<>();
        for (CSVRecord error : key) {
            touched.add(place(error) + "#" + error.get("record_id"));
            touched.add(place(error) + "@" + error.get("line"));
        }
        List<String> wrong = new ArrayList<>();
        FOUND.forEach((file, findings) -> findings.stream()
                .filter(finding -> finding.get("severity").equals("E"))
                .filter(finding -> !touched.contains(file + "#" + finding.get("record_id")))
                .filter(finding -> !touched.contains(file + "@" + finding.get("line")))
                .filter(finding -> !finding.get("line").isEmpty())
                .filter(finding -> !isChildOfRefusedRow(file, finding))
                .forEach(finding -> wrong.add(file + " line " + finding.get("line") + " " + finding.get("code") + " "
                        + finding.get("message"))));

        assertThat(wrong).isEmpty();
    }

    /** A clean row waits with its parent, and the finding says so; the parent must really be refused. */
    private static boolean isChildOfRefusedRow(String file, CSVRecord finding) {
        String parent = finding.get("code").equals("C-001") ? "patients.csv" : "hsct.csv";
        return List.of("C-001", "C-002", "C-007").contains(finding.get("code"))
                && finding.get("hint").endsWith("was rejected: fix it first")
                && FOUND.getOrDefault(file.substring(0, file.indexOf('/') + 1) + parent, List.of()).stream()
                        .filter(refused -> refused.get("severity").equals("E"))
                        .anyMatch(refused -> patientPart(refused).equals(patientPart(finding)));
    }

    /** The generator's record ids start with six characters for the patient. */
    private static String patientPart(CSVRecord finding) {
        String record = finding.get("record_id");
        return record.substring(0, StrictMath.min(6, record.length()));
    }

    /** Site and file of an error; second uploads are in a folder of their own. */
    private static String place(CSVRecord error) {
        String file = error.get("file");
        return error.get("site") + "/" + file.substring(file.lastIndexOf('/') + 1);
    }

    private static List<Severity> severitiesOf(List<String> rules) {
        return rules.stream()
                .flatMap(rule -> Dictionary.current().rule(rule).severities().stream())
                .toList();
    }

    private static boolean isFound(CSVRecord error, List<String> rules) {
        return FOUND.getOrDefault(place(error), List.of()).stream()
                .filter(finding -> rules.contains(finding.get("code")))
                .anyMatch(finding -> error.get("line").equals("0")
                        || error.get("record_id").isEmpty()
                                && finding.get("line").isEmpty()
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
