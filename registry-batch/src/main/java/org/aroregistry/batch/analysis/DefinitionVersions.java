package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.Thresholds;

/** What a run is computed by, as it is stored with the run and printed in its reports. */
final class DefinitionVersions {
    private DefinitionVersions() {}

    /**
     * Returns the version of each definition, by code: those of the endpoints, of rates, of monitoring and of growth, and which thresholds are not the product's. The
     * version of growth names the references: the same measurements have other z-scores by another.
     *
     * @param rules the choices
     * @param references what growth is compared with, in order; may be empty
     */
    static SortedMap<String, String> of(AnalysisRules rules, List<GrowthReference> references) {
        SortedMap<String, String> versions =
                new TreeMap<>(EndpointCatalogue.of(rules).versions());
        versions.put("RATES", rules.rates().version());
        versions.put("MONITORING", rules.monitoring().version());
        String compared = references.isEmpty()
                ? "no reference"
                : references.stream().map(GrowthReference::version).collect(Collectors.joining(", then "));
        versions.put("GROWTH", rules.growth().version().replace("GROWTH ", "") + " against " + compared);
        String changes = Thresholds.changes(rules);
        if (!changes.isEmpty()) {
            versions.put("THRESHOLDS", changes);
        }
        return versions;
    }
}
