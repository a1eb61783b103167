package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.GrowthReference;

/**
 * What a statistics run is to compute.
 *
 * @param freeze name of the freeze to read; without one the current version is frozen, or its freeze taken if it has one
 * @param cohort patients to keep
 * @param rules choices of the registry
 * @param growth what growth is compared with, in order: the first that covers sex, measure and age counts
 * @param softwareVersion version of the product
 * @param actor who asks
 */
public record AnalysisRequest(
        Optional<String> freeze,
        Cohort cohort,
        AnalysisRules rules,
        List<GrowthReference> growth,
        String softwareVersion,
        String actor) {

    /** Copies the references. */
    public AnalysisRequest {
        growth = List.copyOf(growth);
    }

    /** Asks for everybody, as of the current version, with the default rules and the growth charts of CDC (2000). */
    public static AnalysisRequest of(String softwareVersion, String actor) {
        return new AnalysisRequest(
                Optional.empty(),
                Cohort.ALL,
                AnalysisRules.DEFAULT,
                List.of(GrowthReference.cdc2000()),
                softwareVersion,
                actor);
    }

    /** Asks for a freeze by its name. */
    public AnalysisRequest withFreeze(String name) {
        return new AnalysisRequest(Optional.of(name), cohort, rules, growth, softwareVersion, actor);
    }

    /** Asks for a cohort. */
    public AnalysisRequest withCohort(Cohort patients) {
        return new AnalysisRequest(freeze, patients, rules, growth, softwareVersion, actor);
    }

    /** Asks for other rules. */
    public AnalysisRequest withRules(AnalysisRules choices) {
        return new AnalysisRequest(freeze, cohort, choices, growth, softwareVersion, actor);
    }

    /** Asks for growth to be compared with other references, or with none. */
    public AnalysisRequest withGrowth(List<GrowthReference> references) {
        return new AnalysisRequest(freeze, cohort, rules, references, softwareVersion, actor);
    }
}
