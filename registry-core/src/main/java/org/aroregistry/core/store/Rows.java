package org.aroregistry.core.store;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The versioned rows of patients. */
public final class Rows {
    /**
     * Opens the one place where rows can be written: takes the registry's load lock and removes what dead uploads left behind.
     *
     * <p>If the same upload was loading before and died, files it had loaded completely stay loaded.
     *
     * @param uploadId an upload in status RUNNING
     * @param wait how long to wait while another upload is loading
     * @throws StoreException if another upload is still loading after that time, or the upload is not RUNNING
     */
    public Loading load(long uploadId, Duration wait) {
        throw new UnsupportedOperationException();
    }

    /** Opens the rows that a version shows; close the cursor. */
    public RowCursor read(RowSelection selection) {
        throw new UnsupportedOperationException();
    }

    /** Hands every row that a version shows to the consumer. */
    public void forEach(RowSelection selection, Consumer<StoredRow> consumer) {
        throw new UnsupportedOperationException();
    }

    /** Returns how many rows of a file a version shows. */
    public long count(String file, long version) {
        throw new UnsupportedOperationException();
    }

    /** Returns every version of every row of a patient up to the current version, by file, site, record and version. */
    public List<RowVersion> history(String patientId) {
        throw new UnsupportedOperationException();
    }
}
