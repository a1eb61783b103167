package org.aroregistry.core.store;

/**
 * A row with the file it belongs to.
 *
 * @param file file of the dictionary, without {@code .csv}
 * @param row all columns of the row
 */
public record RowVersion(String file, StoredRow row) {}
