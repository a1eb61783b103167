package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.EventSource.CONDITIONING;
import static org.aroregistry.core.endpoint.EventSource.DEATH;
import static org.aroregistry.core.endpoint.EventSource.DISCONTINUED;
import static org.aroregistry.core.endpoint.EventSource.GRAFT_FAILURE;
import static org.aroregistry.core.endpoint.EventSource.HB;
import static org.aroregistry.core.endpoint.EventSource.HEAR;
import static org.aroregistry.core.endpoint.EventSource.HSCT;
import static org.aroregistry.core.endpoint.EventSource.OPTIC;
import static org.aroregistry.core.endpoint.EventSource.PLT;
import static org.aroregistry.core.endpoint.EventSource.SBI;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.cohort.AnalysisSet;

/** The endpoints of the registry. A new endpoint is a new declaration here. */
public final class EndpointCatalogue {
    /** 1.1: consent withdrawn censors at its day; until 1.0 it left the patient out. */
    private static final String VERSION = "1.1";

    private static final List<EventSource> PROGRESSION = List.of(DEATH, SBI, HB, PLT, HEAR, OPTIC);

    private final List<EndpointDefinition> definitions;

    private EndpointCatalogue(List<EndpointDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    /** Returns the endpoints under the given choices, which become part of their versions. */
    public static EndpointCatalogue of(AnalysisRules rules) {
        String capture = rules.completeCapture().isEmpty() ? "" : " complete capture " + rules.completeCapture();
        String version = VERSION + capture;
        String progression = VERSION + " " + rules.progression().version() + capture;
        List<EndpointDefinition> all = new ArrayList<>();
        all.add(survival(
                "OS_BIRTH",
                "Overall survival from birth",
                version,
                AnalysisSet.ARO,
                Origin.BIRTH,
                Stratification.GENOTYPE));
        all.add(survival(
                "OS_DX",
                "Overall survival from diagnosis",
                version,
                AnalysisSet.ARO,
                Origin.DIAGNOSIS,
                Stratification.GENOTYPE));
        all.add(survival(
                "OS_HSCT1",
                "Overall survival after first transplant",
                version,
                AnalysisSet.HSCT1,
                Origin.FIRST_TRANSPLANT,
                Stratification.DONOR));
        all.add(new EndpointDefinition(
                "EFS_HSCT1",
                "Survival without graft failure after first transplant",
                version,
                AnalysisSet.HSCT1,
                Origin.FIRST_TRANSPLANT,
                List.of(DEATH, GRAFT_FAILURE),
                List.of(),
                CensorSource.LAST_CONTACT,
                List.of(),
                false,
                Stratification.DONOR,
                Optional.empty()));
        all.add(new EndpointDefinition(
                "GF_HSCT1",
                "Graft failure after first transplant, death without graft failure competing",
                version,
                AnalysisSet.HSCT1,
                Origin.FIRST_TRANSPLANT,
                List.of(GRAFT_FAILURE),
                List.of(DEATH),
                CensorSource.LAST_CONTACT,
                List.of(),
                true,
                Stratification.DONOR,
                Optional.empty()));
        all.add(progression(
                "TTP_A", "Time to progression on interferon", progression, PROGRESSION, List.of(), Optional.empty()));
        all.add(new EndpointDefinition(
                "TTP_B",
                "Progression on interferon, transplant competing",
                progression,
                AnalysisSet.SMO_IFN,
                Origin.FIRST_INTERFERON,
                PROGRESSION,
                List.of(CONDITIONING),
                CensorSource.LAST_ASSESSMENT,
                List.of(),
                true,
                Stratification.NONE,
                Optional.empty()));
        for (EventSource component : PROGRESSION) {
            all.add(progression(
                    "TTP_A_" + component.name(),
                    "Progression on interferon by component: " + component.label(),
                    progression,
                    List.of(component),
                    component == DEATH ? List.of() : List.of(DEATH),
                    Optional.of(component)));
        }
        all.add(new EndpointDefinition(
                "IFN_STOP",
                "Interferon stopped, transplant and death competing",
                version,
                AnalysisSet.SAFETY,
                Origin.FIRST_INTERFERON,
                List.of(DISCONTINUED),
                List.of(DEATH, HSCT),
                CensorSource.LAST_CONTACT,
                List.of(CensorSource.LOST_ON_INTERFERON),
                true,
                Stratification.NONE,
                Optional.empty()));
        return new EndpointCatalogue(all);
    }

    private static EndpointDefinition survival(
            String code, String title, String version, AnalysisSet set, Origin origin, Stratification groups) {
        return new EndpointDefinition(
                code,
                title,
                version,
                set,
                origin,
                List.of(DEATH),
                List.of(),
                CensorSource.LAST_CONTACT,
                List.of(),
                false,
                groups,
                Optional.empty());
    }

    private static EndpointDefinition progression(
            String code,
            String title,
            String version,
            List<EventSource> events,
            List<EventSource> competing,
            Optional<EventSource> component) {
        return new EndpointDefinition(
                code,
                title,
                version,
                AnalysisSet.SMO_IFN,
                Origin.FIRST_INTERFERON,
                events,
                competing,
                CensorSource.LAST_ASSESSMENT,
                List.of(CensorSource.CONDITIONING),
                true,
                Stratification.NONE,
                component);
    }

    /** Returns all definitions in a fixed order. */
    public List<EndpointDefinition> definitions() {
        return definitions;
    }

    /**
     * Returns a definition by its code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public EndpointDefinition definition(String code) {
        return definitions.stream()
                .filter(definition -> definition.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no endpoint '" + code + "'"));
    }

    /** Returns the version of each definition, by code. */
    public SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        definitions.forEach(definition -> versions.put(definition.code(), definition.version()));
        return versions;
    }
}
