package org.aroregistry.batch.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;
import org.aroregistry.core.dictionary.RulePlace;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** The page of all codes that a finding can carry, made from the rule list. */
public final class ErrorCodes {
    private static final Map<Character, String> FAMILIES = Map.ofEntries(
            Map.entry('S', "Structure: files, rows and cells as they were sent"),
            Map.entry('P', "Privacy: nothing that identifies a person"),
            Map.entry('F', "Fields: type, code, range, unit, required"),
            Map.entry('T', "Time: days and their order"),
            Map.entry('C', "Consistency: rows of different files"),
            Map.entry('G', "Genetics"),
            Map.entry('I', "Interferon gamma-1b"),
            Map.entry('H', "Transplants and what follows them"),
            Map.entry('L', "Laboratory"),
            Map.entry('K', "Visits, examinations, growth and other care"),
            Map.entry('A', "Adverse events"),
            Map.entry('E', "Endpoints"));

    private static final Map<RulePlace, String> PLACES = Map.of(
            RulePlace.ANALYSIS, "analysis",
            RulePlace.REPORT, "reports",
            RulePlace.CONVENTION, "convention",
            RulePlace.NOT_POSSIBLE, "not possible");

    private ErrorCodes() {}

    /**
     * Returns the page in Markdown: the codes that an import checks, by family, and the rules that are kept elsewhere.
     *
     * @param examples for each code a finding as an upload brought it about
     */
    public static String markdown(Dictionary dictionary, Map<String, Finding> examples) {
        StringBuilder page = new StringBuilder("""
                # Codes of findings

                Generated from the rule list and from uploads in which each rule fires; do not edit. Severity: E the row or file is refused,
                W accepted and flagged, Q a query is opened, I for information. A code never changes its meaning.
                """);
        Map<Character, List<RuleDefinition>> families = dictionary.rules().stream()
                .filter(rule -> rule.place() == RulePlace.IMPORT)
                .collect(Collectors.groupingBy(RuleDefinition::family, LinkedHashMap::new, Collectors.toList()));
        families.forEach((family, rules) -> {
            page.append("\n## ").append(family(family));
            page.append("\n\n| code | severity | checks | for example |\n|---|---|---|---|\n");
            rules.forEach(rule -> page.append(line(rule, Optional.ofNullable(examples.get(rule.id())))));
        });
        page.append("\n## Rules kept elsewhere\n\n| code | where | says | |\n|---|---|---|---|\n");
        dictionary.rules().stream()
                .filter(rule -> rule.place() != RulePlace.IMPORT)
                .forEach(rule -> page.append(elsewhere(rule)));
        return page.toString();
    }

    /** Returns what the rules of a family look after, in words. */
    public static String family(char family) {
        return FAMILIES.getOrDefault(family, String.valueOf(family));
    }

    private static String line(RuleDefinition rule, Optional<Finding> example) {
        String severities = rule.severities().stream().map(Severity::name).collect(Collectors.joining("/"));
        return "| " + rule.id() + " | " + severities + " | " + cell(rule.logic()) + " | "
                + example.map(ErrorCodes::inWords).orElse("") + " |\n";
    }

    private static String inWords(Finding finding) {
        StringBuilder text = new StringBuilder();
        if (!finding.file().isEmpty()) {
            text.append(finding.file()).append(finding.column().isEmpty() ? "" : " " + finding.column());
            finding.value().ifPresent(value -> text.append(" `").append(value).append('`'));
            text.append(": ");
        }
        text.append(finding.message());
        if (!finding.expected().isEmpty()) {
            text.append("; expected: ").append(finding.expected());
        }
        if (!finding.hint().isEmpty()) {
            text.append("; hint: ").append(finding.hint());
        }
        return cell(text.toString());
    }

    private static String elsewhere(RuleDefinition rule) {
        boolean tested = rule.place() == RulePlace.ANALYSIS || rule.place() == RulePlace.REPORT;
        String remark = tested ? "held by " + rule.remark().replace(" ", ", ") : rule.remark();
        return "| " + rule.id() + " | " + PLACES.get(rule.place()) + " | " + cell(rule.logic()) + " | " + cell(remark)
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
