package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.EventSource.DEATH;

import java.util.List;
import org.aroregistry.core.cohort.AnalysisSet;

/** Survival of all patients. */
final class SurvivalEndpoints {
    private SurvivalEndpoints() {}

    static List<EndpointDefinition> of(AnalysisRules rules) {
        return List.of(
                declare("OS_BIRTH", "Overall survival from birth", rules, Origin.BIRTH)
                        .declare(),
                declare("OS_DX", "Overall survival from diagnosis", rules, Origin.DIAGNOSIS)
                        .declare(),
                declare(
                                "OS_NOHSCT",
                                "Overall survival from diagnosis without transplant, transplant censoring",
                                rules,
                                Origin.DIAGNOSIS)
                        .censoredAt(CensorSource.FIRST_CONDITIONING)
                        .declare());
    }

    private static EndpointDeclaration declare(String code, String title, AnalysisRules rules, Origin origin) {
        return EndpointDeclaration.of(code, title, DefinitionVersion.of(rules), rules, AnalysisSet.ARO, origin)
                .event(DEATH)
                .by(Stratification.GENOTYPE);
    }
}
