package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.EventSource.DEATH;
import static org.aroregistry.core.endpoint.EventSource.GRAFT_FAILURE;
import static org.aroregistry.core.endpoint.EventSource.HEARING_LOST;
import static org.aroregistry.core.endpoint.EventSource.NEURO_DECLINE;
import static org.aroregistry.core.endpoint.EventSource.PLT_INDEPENDENT;
import static org.aroregistry.core.endpoint.EventSource.RBC_DEPENDENT;
import static org.aroregistry.core.endpoint.EventSource.RBC_INDEPENDENT;
import static org.aroregistry.core.endpoint.EventSource.VISION_LOST;

import java.util.List;
import org.aroregistry.core.cohort.AnalysisSet;

/** Sight, hearing, development and independence from transfusions. */
final class FunctionEndpoints {
    private FunctionEndpoints() {}

    static List<EndpointDefinition> of(AnalysisRules rules) {
        String limits = rules.preservation().version();
        String independence = rules.independence().version();
        return List.of(
                sight(transplant("VIS_PRES_HSCT1", "Sight preserved after first transplant", limits, rules)),
                hearing(transplant("HEAR_PRES_HSCT1", "Hearing preserved after first transplant", limits, rules)),
                sight(interferon("VIS_PRES_IFN", "Sight preserved on interferon", limits, rules)),
                hearing(interferon("HEAR_PRES_IFN", "Hearing preserved on interferon", limits, rules)),
                transplant("RBC_TI_HSCT1", "No more red cells needed after first transplant", independence, rules)
                        .event(RBC_INDEPENDENT)
                        .competing(DEATH, GRAFT_FAILURE)
                        .exactDays()
                        .declare(),
                transplant("PLT_TI_HSCT1", "No more platelets needed after first transplant", independence, rules)
                        .event(PLT_INDEPENDENT)
                        .competing(DEATH, GRAFT_FAILURE)
                        .exactDays()
                        .declare(),
                EndpointDeclaration.of(
                                "RBC_TD_DX",
                                "Dependence on red cells before any transplant, death competing",
                                DefinitionVersion.of(rules, independence),
                                rules,
                                AnalysisSet.ARO,
                                Origin.DIAGNOSIS)
                        .event(RBC_DEPENDENT)
                        .competing(DEATH)
                        .censoredAt(CensorSource.FIRST_CONDITIONING)
                        .exactDays()
                        .by(Stratification.GENOTYPE)
                        .declare(),
                EndpointDeclaration.of(
                                "NEURO_BIRTH",
                                "Regression or severe delay in neuropathic forms, death competing",
                                DefinitionVersion.of(rules),
                                rules,
                                AnalysisSet.NEUROPATHIC,
                                Origin.BIRTH)
                        .event(NEURO_DECLINE)
                        .competing(DEATH)
                        .observedUntil(CensorSource.LAST_NEURO_EXAM)
                        .by(Stratification.GENOTYPE)
                        .declare());
    }

    private static EndpointDefinition sight(EndpointDeclaration declaration) {
        return declaration
                .event(VISION_LOST)
                .competing(DEATH)
                .observedUntil(CensorSource.LAST_EYE_EXAM)
                .declare();
    }

    private static EndpointDefinition hearing(EndpointDeclaration declaration) {
        return declaration
                .event(HEARING_LOST)
                .competing(DEATH)
                .observedUntil(CensorSource.LAST_EAR_EXAM)
                .declare();
    }

    private static EndpointDeclaration transplant(String code, String title, String limits, AnalysisRules rules) {
        return EndpointDeclaration.of(
                        code,
                        title,
                        DefinitionVersion.of(rules, limits),
                        rules,
                        AnalysisSet.HSCT1,
                        Origin.FIRST_TRANSPLANT)
                .by(Stratification.DONOR);
    }

    /** The baseline examinations are those of progression. */
    private static EndpointDeclaration interferon(String code, String title, String limits, AnalysisRules rules) {
        return EndpointDeclaration.of(
                code,
                title,
                DefinitionVersion.of(rules, limits),
                rules.with(rules.preservation().onInterferon(rules.progression())),
                AnalysisSet.SMO_IFN,
                Origin.FIRST_INTERFERON);
    }
}
