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
 * @param patientIds restricts to some patients, at most a thousand; empty for all
 * @param recordIds restricts to some records, at most a thousand; empty for all
 */
public record RowSelection(
        String file,
        long version,
        List<String> columns,
        Optional<String> siteId,
        List<String> patientIds,
        List<String> recordIds) {
    private static final int AT_ONCE = 1_000;

    /** Copies columns, patients and records. */
    public RowSelection {
        columns = List.copyOf(columns);
        patientIds = List.copyOf(patientIds);
        recordIds = List.copyOf(recordIds);
        if (patientIds.size() > AT_ONCE || recordIds.size() > AT_ONCE) {
            throw new IllegalArgumentException("rows of " + patientIds.size() + " patients or " + recordIds.size()
                    + " records cannot be asked for at once, only of " + AT_ONCE);
        }
    }

    /** Selects some columns of some patients, of one site or all. */
    public RowSelection(
            String file, long version, List<String> columns, Optional<String> siteId, List<String> patientIds) {
        this(file, version, columns, siteId, patientIds, List.of());
    }

    /** Selects some columns, of one site or all. */
    public RowSelection(String file, long version, List<String> columns, Optional<String> siteId) {
        this(file, version, columns, siteId, List.of());
    }

    /** Selects all columns of all rows of a file that a version shows. */
    public static RowSelection of(String file, long version) {
        return new RowSelection(file, version, List.of(), Optional.empty());
    }

    /** Restricts to some columns; site, patient and record are always there. */
    public RowSelection columns(String... names) {
        return new RowSelection(file, version, List.of(names), siteId, patientIds, recordIds);
    }

    /** Restricts to one site. */
    public RowSelection site(String site) {
        return new RowSelection(file, version, columns, Optional.of(site), patientIds, recordIds);
    }

    /** Restricts to some patients, at most a thousand; an empty list restricts nothing. */
    public RowSelection patients(List<String> patients) {
        return new RowSelection(file, version, columns, siteId, patients, recordIds);
    }

    /** Restricts to some records, at most a thousand; an empty list restricts nothing. */
    public RowSelection records(List<String> records) {
        return new RowSelection(file, version, columns, siteId, patientIds, records);
    }
}
