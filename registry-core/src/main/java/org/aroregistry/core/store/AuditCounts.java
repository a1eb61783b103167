package org.aroregistry.core.store;

/**
 * What became of the rows of an upload, over all its files.
 *
 * @param added rows new in the registry
 * @param changed rows that replaced an older version
 * @param unchanged rows that wrote nothing
 * @param rejected rows refused
 * @param held rows that wait for a reason
 * @param ended rows of the registry that the upload ended
 */
public record AuditCounts(long added, long changed, long unchanged, long rejected, long held, long ended) {}
