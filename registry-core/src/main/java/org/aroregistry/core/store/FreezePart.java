package org.aroregistry.core.store;

/**
 * What a freeze holds of one site in one table.
 *
 * @param table table of patients' rows, named like its file without {@code .csv}
 * @param siteId the site
 * @param rows rows frozen
 * @param patients patients who have these rows
 * @param sha256 hash over the rows, 64 lower-case hexadecimal digits
 */
public record FreezePart(String table, String siteId, long rows, long patients, String sha256) {}
