package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The endpoints of the registry. A new endpoint is a new declaration in one of the classes that this one puts together. */
public final class EndpointCatalogue {
    private final List<EndpointDefinition> definitions;

    private EndpointCatalogue(List<EndpointDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
        Set<String> codes = new HashSet<>();
        for (EndpointDefinition definition : definitions) {
            if (!codes.add(definition.code())) {
                throw new IllegalStateException("endpoint " + definition.code() + " is declared twice");
            }
        }
    }

    /** Returns the endpoints under the given choices, which become part of their versions. */
    public static EndpointCatalogue of(AnalysisRules rules) {
        List<EndpointDefinition> all = new ArrayList<>();
        all.addAll(SurvivalEndpoints.of(rules));
        all.addAll(TransplantEndpoints.of(rules));
        all.addAll(InterferonEndpoints.of(rules));
        all.addAll(FunctionEndpoints.of(rules));
        return new EndpointCatalogue(all);
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
