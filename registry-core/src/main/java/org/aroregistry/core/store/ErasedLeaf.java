package org.aroregistry.core.store;

/**
 * What stands in a freeze for the rows of an erased patient in one table.
 *
 * @param freeze name of the freeze
 * @param table the table
 * @param siteId the site
 * @param number place of the patient among those of site and table in the freeze, from 0
 * @param rows rows that were there
 * @param sha256 hash over the hashes of these rows
 */
record ErasedLeaf(String freeze, String table, String siteId, long number, long rows, byte[] sha256) {}
