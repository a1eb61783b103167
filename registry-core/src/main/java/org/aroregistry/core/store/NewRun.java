package org.aroregistry.core.store;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An analysis run as it starts.
 *
 * @param freeze name of the freeze it reads
 * @param cohort name of the cohort, {@code ALL} for no restriction
 * @param dictionaryVersion version of the data dictionary
 * @param softwareVersion version of the product
 * @param definitionVersions version of each endpoint definition, by endpoint code
 * @param actor who runs it
 */
public record NewRun(
        String freeze,
        String cohort,
        String dictionaryVersion,
        String softwareVersion,
        SortedMap<String, String> definitionVersions,
        String actor) {

    /** Copies the versions. */
    public NewRun {
        definitionVersions = new TreeMap<>(definitionVersions);
    }

    /** Tells whether another request computes the same, whoever asks. */
    boolean computesAs(NewRun other) {
        return freeze.equals(other.freeze)
                && cohort.equals(other.cohort)
                && dictionaryVersion.equals(other.dictionaryVersion)
                && softwareVersion.equals(other.softwareVersion)
                && definitionVersions.equals(other.definitionVersions);
    }
}
