package org.aroregistry.core.store;

import java.util.List;
import java.util.Optional;

/**
 * Which rows and columns to read.
 *
 * @param file file of the dictionary, without {@code .csv}
 * @param version registry version as of which to read
 * @param columns columns to read besides site, patient and record; empty for all of the dictionary
 * @param siteId restricts to one site
 */
public record RowSelection(String file, long version, List<String> columns, Optional<String> siteId) {

    /** Copies the columns. */
    public RowSelection {
        columns = List.copyOf(columns);
    }

    /** Selects all columns of all rows of a file that a version shows. */
    public static RowSelection of(String file, long version) {
        return new RowSelection(file, version, List.of(), Optional.empty());
    }

    /** Restricts to some columns; site, patient and record are always there. */
    public RowSelection columns(String... names) {
        return new RowSelection(file, version, List.of(names), siteId);
    }

    /** Restricts to one site. */
    public RowSelection site(String site) {
        return new RowSelection(file, version, columns, Optional.of(site));
    }
}
