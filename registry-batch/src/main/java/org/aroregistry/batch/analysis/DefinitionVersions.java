package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.GrowthRule;

/** What a run is computed by, as it is stored with the run and printed in its reports. */
final class DefinitionVersions {
    private static final String GROWTH = "GROWTH";

    private DefinitionVersions() {}

    /**
     * Returns the version of each definition, by code. That of growth names the references: the same measurements have other z-scores by another.
     *
     * @param references what growth is compared with, in order; may be empty
     */
    static SortedMap<String, String> of(EndpointCatalogue endpoints, List<GrowthReference> references) {
        SortedMap<String, String> versions = new TreeMap<>(endpoints.versions());
        String compared = references.isEmpty()
                ? "no reference"
                : references.stream().map(GrowthReference::version).collect(Collectors.joining(", then "));
        versions.put(GROWTH, GrowthRule.V2.version().replace(GROWTH + " ", "") + " against " + compared);
        return versions;
    }
}
