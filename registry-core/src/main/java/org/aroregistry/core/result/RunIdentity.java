package org.aroregistry.core.result;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was computed from: enough to reproduce every number of it.
 *
 * @param runId number of the run in this registry
 * @param freeze name of the freeze
 * @param freezeHash content hash of the freeze
 * @param registryVersion registry version that the freeze names
 * @param cohort name of the cohort, {@code ALL} for no restriction
 * @param dictionaryVersion version of the data dictionary
 * @param softwareVersion version of the product
 * @param definitionVersions version of each endpoint definition used, by endpoint code
 * @param dataCut what each site had delivered
 * @param erasedPatients patients erased from the freeze between its making and the run, which earlier runs on it had; somebody erased at
 *     two sites counts twice; empty for a run of an older version of the product, which did not note it
 * @param resultHash SHA-256 over all numbers of the run; equal for every run on the same freeze
 */
public record RunIdentity(
        long runId,
        String freeze,
        String freezeHash,
        long registryVersion,
        String cohort,
        String dictionaryVersion,
        String softwareVersion,
        SortedMap<String, String> definitionVersions,
        List<SiteCut> dataCut,
        OptionalLong erasedPatients,
        String resultHash) {

    /**
     * The last upload of a site that the freeze holds.
     *
     * @param siteId the site
     * @param uploadSeq its upload number
     * @param extractYear year of the site's extract
     */
    public record SiteCut(String siteId, int uploadSeq, int extractYear) {}

    /** Copies the collections. */
    public RunIdentity {
        definitionVersions = new TreeMap<>(definitionVersions);
        dataCut = List.copyOf(dataCut);
    }
}
