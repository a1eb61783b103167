package org.aroregistry.core.store;

/**
 * An open question to a site about one of its rows.
 *
 * @param queryId number in the registry
 * @param uploadId the upload that raised it first
 * @param siteId the site
 * @param ruleId rule that asks
 * @param file file name with its ending
 * @param recordId the row's record, empty if unknown
 * @param column column in question, empty if none
 * @param message the question
 */
public record SiteQuery(
        long queryId,
        long uploadId,
        String siteId,
        String ruleId,
        String file,
        String recordId,
        String column,
        String message) {}
