package org.aroregistry.batch.importing;

import java.util.List;
import java.util.function.Consumer;
import org.aroregistry.core.store.StoredRow;

/** The rows that the registry shows of some patients of a site. */
@FunctionalInterface
interface StoredRows {
    /** No registry at hand. */
    StoredRows NONE = (file, patientIds, columns, consumer) -> {};

    /**
     * Hands the rows of some patients to the consumer.
     *
     * @param file file of the dictionary, without {@code .csv}
     * @param patientIds at most a thousand patients, at least one
     * @param columns columns to read besides site, patient and record
     */
    void read(String file, List<String> patientIds, List<String> columns, Consumer<StoredRow> consumer);
}
