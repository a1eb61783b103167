package org.aroregistry.core.study;

/**
 * Where a fact comes from: one row of one file of one site.
 *
 * @param siteId the site that sent the row
 * @param file file name without its ending, such as {@code labs}
 * @param recordId the site's id of the row
 */
public record RowSource(String siteId, String file, String recordId) implements Comparable<RowSource> {
    /** Orders by site, file and record, so that ties between rows are always decided alike. */
    @Override
    public int compareTo(RowSource other) {
        int bySite = siteId.compareTo(other.siteId);
        int byFile = bySite != 0 ? bySite : file.compareTo(other.file);
        return byFile != 0 ? byFile : recordId.compareTo(other.recordId);
    }
}
