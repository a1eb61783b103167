package org.aroregistry.core.study;

import java.util.Comparator;

/**
 * Where a fact comes from: one row of one file of one site.
 *
 * @param siteId the site that sent the row
 * @param file file name without its ending, such as {@code labs}
 * @param recordId the site's id of the row
 */
public record RowSource(String siteId, String file, String recordId) implements Comparable<RowSource> {
    private static final Comparator<RowSource> ORDER = Comparator.comparing(RowSource::siteId)
            .thenComparing(RowSource::file)
            .thenComparing(RowSource::recordId);

    /** Orders by site, file and record, so that ties between rows are always decided alike. */
    @Override
    public int compareTo(RowSource other) {
        return ORDER.compare(this, other);
    }
}
