package org.aroregistry.batch.analysis;

import java.util.Optional;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;

/**
 * What a statistics run is to compute.
 *
 * @param freeze name of the freeze to read; without one the current version is frozen, or its freeze taken if it has one
 * @param cohort patients to keep
 * @param rules choices of the registry
 * @param softwareVersion version of the product
 * @param actor who asks
 */
public record AnalysisRequest(
        Optional<String> freeze, Cohort cohort, AnalysisRules rules, String softwareVersion, String actor) {

    /** Asks for everybody, as of the current version, with the default rules. */
    public static AnalysisRequest of(String softwareVersion, String actor) {
        return new AnalysisRequest(Optional.empty(), Cohort.ALL, AnalysisRules.DEFAULT, softwareVersion, actor);
    }

    /** Asks for a freeze by its name. */
    public AnalysisRequest withFreeze(String name) {
        return new AnalysisRequest(Optional.of(name), cohort, rules, softwareVersion, actor);
    }

    /** Asks for a cohort. */
    public AnalysisRequest withCohort(Cohort patients) {
        return new AnalysisRequest(freeze, patients, rules, softwareVersion, actor);
    }

    /** Asks for other rules. */
    public AnalysisRequest withRules(AnalysisRules choices) {
        return new AnalysisRequest(freeze, cohort, choices, softwareVersion, actor);
    }
}
