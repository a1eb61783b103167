package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Versions of endpoint definitions, as every report prints them. */
final class DefinitionVersion {
    /**
     * 1.1: consent withdrawn censors at its day; until 1.0 it left the patient out. 1.2: a result below a limit of detection is below it, one
     * above is above it; in 1.1 it stood at the limit.
     */
    private static final String VERSION = "1.2";

    private DefinitionVersion() {}

    /** Names the version of a definition under the given choices. */
    static String of(AnalysisRules rules, String... names) {
        String capture = rules.completeCapture().isEmpty() ? "" : "complete capture " + rules.completeCapture();
        int days = rules.contactGraceDays();
        String grace = days == AnalysisRules.DEFAULT.contactGraceDays() ? "" : "contact grace " + days + " d";
        return Stream.of(List.of(VERSION), List.of(names), List.of(grace, capture))
                .flatMap(List::stream)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
