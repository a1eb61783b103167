package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.EventSource.AGVHD_2_4;
import static org.aroregistry.core.endpoint.EventSource.AGVHD_3_4;
import static org.aroregistry.core.endpoint.EventSource.ANC_NEVER_LOW;
import static org.aroregistry.core.endpoint.EventSource.ANC_RECOVERED;
import static org.aroregistry.core.endpoint.EventSource.BOOST;
import static org.aroregistry.core.endpoint.EventSource.CGVHD;
import static org.aroregistry.core.endpoint.EventSource.CGVHD_TREATED;
import static org.aroregistry.core.endpoint.EventSource.DEATH;
import static org.aroregistry.core.endpoint.EventSource.GRAFT_FAILURE;
import static org.aroregistry.core.endpoint.EventSource.HYPERCALCAEMIA;
import static org.aroregistry.core.endpoint.EventSource.IPS;
import static org.aroregistry.core.endpoint.EventSource.OSTEOCLASTS_LOST;
import static org.aroregistry.core.endpoint.EventSource.OTHER_DEATH;
import static org.aroregistry.core.endpoint.EventSource.PAH;
import static org.aroregistry.core.endpoint.EventSource.PLT_NEVER_LOW;
import static org.aroregistry.core.endpoint.EventSource.PLT_RECOVERED;
import static org.aroregistry.core.endpoint.EventSource.PRIMARY_GRAFT_FAILURE;
import static org.aroregistry.core.endpoint.EventSource.SECONDARY_GRAFT_FAILURE;
import static org.aroregistry.core.endpoint.EventSource.SECOND_HSCT;
import static org.aroregistry.core.endpoint.EventSource.TRM_DEATH;
import static org.aroregistry.core.endpoint.EventSource.VOD_EBMT;
import static org.aroregistry.core.endpoint.EventSource.VOD_SITE;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.cohort.AnalysisSet;

/** Endpoints after the first transplant. All of them start at its infusion. */
final class TransplantEndpoints {
    private static final String TRM = "TRM_HSCT1";
    private static final String FAILURE = "GF_HSCT1";

    private TransplantEndpoints() {}

    static List<EndpointDefinition> of(AnalysisRules rules) {
        List<EndpointDefinition> all = new ArrayList<>();
        all.addAll(survival(rules));
        all.addAll(graftFailure(rules));
        all.addAll(recovery(rules));
        all.addAll(gvhd(rules));
        all.addAll(complications(rules));
        return all;
    }

    private static List<EndpointDefinition> survival(AnalysisRules rules) {
        String failure = rules.graftFailure().version();
        String transplant = rules.transplant().version();
        AnalysisRules unrelated = rules.with(rules.mortality().unknownAsUnrelated());
        return List.of(
                declare("OS_HSCT1", "Overall survival after first transplant", rules)
                        .event(DEATH)
                        .declare(),
                declare("EFS_HSCT1", "Survival without graft failure after first transplant", rules, failure)
                        .event(DEATH, GRAFT_FAILURE)
                        .declare(),
                declare("DFS_OC", "Survival with donor osteoclasts after first transplant", rules, failure, transplant)
                        .event(DEATH, GRAFT_FAILURE, OSTEOCLASTS_LOST)
                        .declare(),
                declare(
                                "GRFS_HSCT1",
                                "Survival without graft failure, acute GVHD III-IV or treated chronic GVHD",
                                rules,
                                failure,
                                transplant)
                        .event(DEATH, GRAFT_FAILURE, AGVHD_3_4, CGVHD_TREATED)
                        .declare(),
                mortality(TRM, "Transplant-related mortality, other deaths competing", rules)
                        .declare(),
                mortality(
                                TRM + "_S1",
                                "Transplant-related mortality, unknown causes counted as other deaths",
                                unrelated)
                        .variantOf(TRM)
                        .declare(),
                declare("SECOND_HSCT", "Second transplant, death competing", rules)
                        .event(SECOND_HSCT)
                        .competing(DEATH)
                        .declare());
    }

    private static EndpointDeclaration mortality(String code, String title, AnalysisRules rules) {
        return declare(code, title, rules, rules.mortality().version())
                .event(TRM_DEATH)
                .competing(OTHER_DEATH);
    }

    private static List<EndpointDefinition> graftFailure(AnalysisRules rules) {
        AnalysisRules classic = rules.with(GraftFailureRule.CLASSIC);
        return List.of(
                failure(FAILURE, "Graft failure after first transplant, death without graft failure competing", rules)
                        .event(GRAFT_FAILURE)
                        .competing(DEATH)
                        .declare(),
                failure("GF_PRIMARY_HSCT1", "Primary graft failure, death without graft failure competing", rules)
                        .event(PRIMARY_GRAFT_FAILURE)
                        .competing(DEATH)
                        .declare(),
                failure(
                                "GF_SECONDARY_HSCT1",
                                "Secondary graft failure, death and primary graft failure competing",
                                rules)
                        .event(SECONDARY_GRAFT_FAILURE)
                        .competing(DEATH, PRIMARY_GRAFT_FAILURE)
                        .declare(),
                failure(
                                "GF_PRIMARY_HSCT1_CLASSIC",
                                "Primary graft failure by day 28 (cord blood: 42), death without it competing",
                                classic)
                        .event(PRIMARY_GRAFT_FAILURE)
                        .competing(DEATH)
                        .variantOf("GF_PRIMARY_HSCT1")
                        .declare());
    }

    private static EndpointDeclaration failure(String code, String title, AnalysisRules rules) {
        return declare(code, title, rules, rules.graftFailure().version()).exactDays();
    }

    private static List<EndpointDefinition> recovery(AnalysisRules rules) {
        String version = rules.recovery().version();
        return List.of(
                declare(
                                "ANC_HSCT1",
                                "Neutrophil recovery, death, primary graft failure, boost and second transplant competing",
                                rules,
                                version)
                        .event(ANC_RECOVERED, ANC_NEVER_LOW)
                        .competing(DEATH, PRIMARY_GRAFT_FAILURE, SECOND_HSCT, BOOST)
                        .exactDays()
                        .declare(),
                declare(
                                "PLT_HSCT1",
                                "Platelet recovery, death, graft failure, boost and second transplant competing",
                                rules,
                                version)
                        .event(PLT_RECOVERED, PLT_NEVER_LOW)
                        .competing(DEATH, GRAFT_FAILURE, SECOND_HSCT, BOOST)
                        .exactDays()
                        .declare());
    }

    private static List<EndpointDefinition> gvhd(AnalysisRules rules) {
        return List.of(
                gvhd("AGVHD_2_4_HSCT1", "Acute GVHD grade II-IV", rules, AGVHD_2_4)
                        .exactDays()
                        .declare(),
                gvhd("AGVHD_3_4_HSCT1", "Acute GVHD grade III-IV", rules, AGVHD_3_4)
                        .exactDays()
                        .declare(),
                gvhd("CGVHD_HSCT1", "Chronic GVHD", rules, CGVHD).declare());
    }

    private static EndpointDeclaration gvhd(String code, String title, AnalysisRules rules, EventSource event) {
        return declare(
                        code,
                        title + ", death, graft failure and second transplant competing",
                        rules,
                        rules.transplant().version())
                .event(event)
                .competing(DEATH, GRAFT_FAILURE, SECOND_HSCT);
    }

    private static List<EndpointDefinition> complications(AnalysisRules rules) {
        return List.of(
                complication("VOD_EBMT_HSCT1", "Veno-occlusive disease, EBMT paediatric criteria", rules, VOD_EBMT),
                complication("VOD_SITE_HSCT1", "Veno-occlusive disease, diagnosis of the site", rules, VOD_SITE),
                complication("PAH_HSCT1", "Pulmonary hypertension", rules, PAH),
                complication("IPS_HSCT1", "Idiopathic pneumonia syndrome", rules, IPS),
                declare(
                                "HYPERCALCAEMIA_HSCT1",
                                "Hypercalcaemia, death and graft failure competing",
                                rules,
                                rules.transplant().version())
                        .event(HYPERCALCAEMIA)
                        .competing(DEATH, GRAFT_FAILURE)
                        .exactDays()
                        .declare());
    }

    private static EndpointDefinition complication(String code, String title, AnalysisRules rules, EventSource event) {
        return declare(
                        code,
                        title + ", death competing",
                        rules,
                        rules.transplant().version())
                .event(event)
                .competing(DEATH)
                .exactDays()
                .declare();
    }

    private static EndpointDeclaration declare(String code, String title, AnalysisRules rules, String... versions) {
        return EndpointDeclaration.of(
                        code,
                        title,
                        DefinitionVersion.of(rules, versions),
                        rules,
                        AnalysisSet.HSCT1,
                        Origin.FIRST_TRANSPLANT)
                .by(Stratification.DONOR);
    }
}
