package org.aroregistry.core.endpoint;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Choices of the registry that endpoints depend on; part of every definition version.
 *
 * @param progression thresholds of progression on interferon
 * @param completeCapture sites that certified to have registered every case diagnosed since a year, dead or alive: year by site
 * @param contactGraceDays how far beyond the last contact an event may lie and still extend it
 */
public record AnalysisRules(
        ProgressionRule progression, SortedMap<String, Integer> completeCapture, int contactGraceDays) {
    /** The rules unless configured otherwise: no site is certified. */
    public static final AnalysisRules DEFAULT = new AnalysisRules(ProgressionRule.TTP_V1, new TreeMap<>(), 30);

    /** Copies the sites. */
    public AnalysisRules {
        completeCapture = new TreeMap<>(completeCapture);
    }

    /** Returns the same rules with certified sites. */
    public AnalysisRules withCompleteCapture(Map<String, Integer> sinceYearBySite) {
        return new AnalysisRules(progression, new TreeMap<>(sinceYearBySite), contactGraceDays);
    }

    /** Returns the same rules with other progression thresholds. */
    public AnalysisRules with(ProgressionRule rule) {
        return new AnalysisRules(rule, completeCapture, contactGraceDays);
    }
}
