package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.store.FileLoad;
import org.aroregistry.core.store.LoadCounts;

/**
 * A file whose rows went to the registry before all checks were done.
 *
 * @param target where they went
 * @param sent the lines that went there
 */
record EarlyLoad(FileLoad target, Lines sent) {
    private static final int RECORDS_AT_ONCE = 1_000;

    /** Takes back the rows that were refused or held in the end, and ends the file. */
    LoadCounts finish(CheckedFile file) {
        try (target) {
            if (file.loaded(sent) < sent.count()) {
                withdraw(file);
            }
            return target.finish();
        }
    }

    private void withdraw(CheckedFile file) {
        List<String> records = new ArrayList<>();
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (sent.contains(row.line()) && !file.isLoaded(row.line())) {
                records.add(row.recordId());
                if (records.size() == RECORDS_AT_ONCE) {
                    target.withdraw(records);
                    records.clear();
                }
            }
        });
        target.withdraw(records);
    }

    /** Takes back all rows: the file is refused. */
    void takeBack() {
        try (target) {
            target.takeBack();
        }
    }
}
