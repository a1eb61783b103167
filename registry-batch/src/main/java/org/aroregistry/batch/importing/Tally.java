package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** Counts findings by severity, rule and cause; keeps the first three of each cause. */
final class Tally {
    private static final int EXAMPLES = 3;

    /**
     * Findings that say the same of different rows.
     *
     * @param ruleId rule
     * @param severity severity
     * @param file file name
     * @param column column, empty if none
     * @param message what is wrong
     */
    record Cause(String ruleId, Severity severity, String file, String column, String message) {
        static Cause of(Finding finding) {
            return new Cause(finding.ruleId(), finding.severity(), finding.file(), finding.column(), finding.message());
        }
    }

    /** How often a cause occurred, with its first findings. */
    static final class Group {
        private long count;
        private final List<Finding> examples = new ArrayList<>();

        long count() {
            return count;
        }

        List<Finding> examples() {
            return examples;
        }
    }

    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final SortedMap<String, Long> byRule = new TreeMap<>();
    private final Map<Cause, Group> causes = new LinkedHashMap<>();

    void add(Finding finding) {
        bySeverity.merge(finding.severity(), 1L, Long::sum);
        byRule.merge(finding.ruleId(), 1L, Long::sum);
        Group group = causes.computeIfAbsent(Cause.of(finding), c -> new Group());
        group.count++;
        if (group.examples.size() < EXAMPLES) {
            group.examples.add(finding);
        }
    }

    long count(Severity severity) {
        return bySeverity.getOrDefault(severity, 0L);
    }

    /** Returns the number of findings of each severity, all severities included. */
    Map<Severity, Long> bySeverity() {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, count(severity));
        }
        return counts;
    }

    SortedMap<String, Long> byRule() {
        return byRule;
    }

    Map<Cause, Group> causes() {
        return causes;
    }
}
