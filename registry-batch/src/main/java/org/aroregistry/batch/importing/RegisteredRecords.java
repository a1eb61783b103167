package org.aroregistry.batch.importing;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.aroregistry.core.store.RecordVersion;
import org.aroregistry.core.store.StoredRow;

/** The records that the registry shows of a site. */
interface RegisteredRecords {
    /** No registry at hand. */
    RegisteredRecords NONE = new RegisteredRecords() {
        @Override
        public void forEach(String file, List<String> recordIds, Consumer<RecordVersion> consumer) {}

        @Override
        public void read(String file, List<String> recordIds, Consumer<StoredRow> consumer) {}

        @Override
        public Set<String> elsewhere(List<String> patientIds) {
            return Set.of();
        }

        @Override
        public Set<String> lastSeenDead(List<String> patientIds) {
            return Set.of();
        }
    };

    /**
     * Hands the records of a file to the consumer, by patient and record.
     *
     * @param file file of the dictionary, without {@code .csv}
     * @param recordIds at most a thousand records; empty for all
     */
    void forEach(String file, List<String> recordIds, Consumer<RecordVersion> consumer);

    /**
     * Hands the rows of some records to the consumer, with all columns.
     *
     * @param file file of the dictionary, without {@code .csv}
     * @param recordIds at most a thousand records, at least one
     */
    void read(String file, List<String> recordIds, Consumer<StoredRow> consumer);

    /** Returns those patients whom another site has registered. */
    Set<String> elsewhere(List<String> patientIds);

    /** Returns those patients of the site whose last status row, shown or ended, says that they died. */
    Set<String> lastSeenDead(List<String> patientIds);
}
