package org.aroregistry.core.store;

/**
 * What a freeze holds in one table, over all sites.
 *
 * @param table table of patients' rows, named like its file without {@code .csv}
 * @param rows rows frozen
 * @param patients patients who have these rows; somebody known to two sites counts for each
 * @param sha256 hash over the parts of all sites, 64 lower-case hexadecimal digits
 */
public record FreezeTable(String table, long rows, long patients, String sha256) {}
