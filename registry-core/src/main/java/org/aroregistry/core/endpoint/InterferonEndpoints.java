package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.EventSource.CONDITIONING;
import static org.aroregistry.core.endpoint.EventSource.DEATH;
import static org.aroregistry.core.endpoint.EventSource.DISCONTINUED;
import static org.aroregistry.core.endpoint.EventSource.HB;
import static org.aroregistry.core.endpoint.EventSource.HEAR;
import static org.aroregistry.core.endpoint.EventSource.HSCT;
import static org.aroregistry.core.endpoint.EventSource.OPTIC;
import static org.aroregistry.core.endpoint.EventSource.PLT;
import static org.aroregistry.core.endpoint.EventSource.SBI;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.cohort.AnalysisSet;

/** Endpoints on interferon gamma-1b. All of them start at the first dose. */
final class InterferonEndpoints {
    private static final String MAIN = "TTP_A";
    private static final EventSource[] COMPONENTS = {DEATH, SBI, HB, PLT, HEAR, OPTIC};

    private InterferonEndpoints() {}

    static List<EndpointDefinition> of(AnalysisRules rules) {
        List<EndpointDefinition> all = new ArrayList<>();
        all.add(progression(MAIN, "Time to progression on interferon", rules)
                .event(COMPONENTS)
                .censoredAt(CensorSource.CONDITIONING)
                .declare());
        all.add(progression("TTP_B", "Progression on interferon, transplant competing", rules)
                .event(COMPONENTS)
                .competing(CONDITIONING)
                .declare());
        all.add(progression("TTP_C", "Progression on treatment with interferon", rules)
                .event(COMPONENTS)
                .censoredAt(CensorSource.CONDITIONING, CensorSource.OFF_TREATMENT)
                .declare());
        ProgressionRule rule = rules.progression();
        all.add(sensitivity("S1", "haemoglobin and platelets by CTCAE grade", rules.with(rule.byCtcaeGrade())));
        all.add(sensitivity("S2", "fever without focus counted", rules.with(rule.countingFever())));
        all.add(sensitivity(
                "S3", "shorter transfusion intervals counted", rules.with(rule.countingShorterIntervals())));
        for (EventSource component : COMPONENTS) {
            EndpointDeclaration one = progression(
                            MAIN + "_" + component.name(),
                            "Progression on interferon by component: " + component.label(),
                            rules)
                    .event(component)
                    .censoredAt(CensorSource.CONDITIONING)
                    .variantOf(MAIN);
            all.add((component == DEATH ? one : one.competing(DEATH)).declare());
        }
        all.add(EndpointDeclaration.of(
                        "IFN_STOP",
                        "Interferon stopped, transplant and death competing",
                        DefinitionVersion.of(rules),
                        rules,
                        AnalysisSet.SAFETY,
                        Origin.FIRST_INTERFERON)
                .event(DISCONTINUED)
                .competing(DEATH, HSCT)
                .censoredAt(CensorSource.LOST_ON_INTERFERON)
                .exactDays()
                .declare());
        return all;
    }

    private static EndpointDefinition sensitivity(String name, String what, AnalysisRules rules) {
        return progression(MAIN + "_" + name, "Time to progression on interferon, " + what, rules)
                .event(COMPONENTS)
                .censoredAt(CensorSource.CONDITIONING)
                .variantOf(MAIN)
                .declare();
    }

    private static EndpointDeclaration progression(String code, String title, AnalysisRules rules) {
        return EndpointDeclaration.of(
                        code,
                        title,
                        DefinitionVersion.of(rules, rules.progression().version()),
                        rules,
                        AnalysisSet.SMO_IFN,
                        Origin.FIRST_INTERFERON)
                .observedUntil(CensorSource.LAST_ASSESSMENT)
                .exactDays();
    }
}
