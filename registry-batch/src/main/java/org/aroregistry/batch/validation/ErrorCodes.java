package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;
import org.aroregistry.core.dictionary.Severity;

/** The page of all codes that a finding can carry, made from the rule list. */
public final class ErrorCodes {
    private static final Map<Character, String> FAMILIES = Map.of(
            'S', "Structure: files, rows and cells as they were sent",
            'P', "Privacy: nothing that identifies a person",
            'F', "Fields: type, code, range, unit, required",
            'T', "Time: days and their order",
            'C', "Consistency: rows of different files",
            'G', "Genetics",
            'L', "Laboratory");

    private ErrorCodes() {}

    /** Returns the page in Markdown: the codes that an import checks, by family. */
    public static String markdown(Dictionary dictionary) {
        StringBuilder page = new StringBuilder("""
                # Codes of findings

                Generated from the rule list; do not edit. Severity: E the row or file is refused, W accepted and flagged, Q a query
                is opened, I for information. A code never changes its meaning.
                """);
        Set<String> ids = ImplementedRules.ids();
        Map<Character, List<RuleDefinition>> families = dictionary.rules().stream()
                .filter(rule -> ids.contains(rule.id()))
                .collect(Collectors.groupingBy(
                        RuleDefinition::family, java.util.LinkedHashMap::new, Collectors.toList()));
        families.forEach((family, rules) -> {
            page.append("\n## ").append(FAMILIES.getOrDefault(family, String.valueOf(family)));
            page.append("\n\n| code | severity | checks |\n|---|---|---|\n");
            rules.forEach(rule -> page.append(line(rule)));
        });
        return page.toString();
    }

    private static String line(RuleDefinition rule) {
        String severities = rule.severities().stream().map(Severity::name).collect(Collectors.joining("/"));
        return "| " + rule.id() + " | " + severities + " | " + rule.logic().replace("|", "\\|") + " |\n";
    }
}
