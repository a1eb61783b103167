package org.aroregistry.core.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A question to a site about one of its rows; there is one per record, column and rule.
 *
 * @param queryId number in the registry
 * @param uploadId the upload that raised it first
 * @param status how far it has come
 * @param place what it is about
 * @param question the question in words
 * @param openedAt when it was asked first, in UTC
 * @param reopened how often it was asked again
 * @param answer the last answer of the site
 * @param closing why the data manager closed it
 * @param resolvedBy upload that mended the cell, while the query is resolved
 */
public record SiteQuery(
        long queryId,
        long uploadId,
        QueryStatus status,
        Place place,
        Question question,
        Instant openedAt,
        int reopened,
        Optional<String> answer,
        Optional<String> closing,
        OptionalLong resolvedBy) {

    /**
     * What a query is about.
     *
     * @param siteId the site
     * @param file file name with its ending
     * @param patientId the row's patient, empty if unknown
     * @param recordId the row's record, empty if unknown
     * @param column column in question, empty if none
     * @param ruleId rule that asks
     */
    public record Place(String siteId, String file, String patientId, String recordId, String column, String ruleId) {}

    /**
     * The words of a query.
     *
     * @param message what is wrong
     * @param expected what was expected, may be empty
     * @param hint what may have happened, may be empty
     */
    public record Question(String message, String expected, String hint) {}
}
