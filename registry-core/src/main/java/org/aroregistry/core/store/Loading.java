package org.aroregistry.core.store;

import java.util.Optional;
import org.aroregistry.core.upload.UploadMode;

/**
 * The right to write the next registry version; one upload has it at a time.
 *
 * <p>Nothing that is written shows before {@link #publish}. Closing without publishing leaves the upload RUNNING: the same upload can go
 * on later, and the next one to load clears what it left.
 */
public final class Loading implements AutoCloseable {
    /** Returns the version being written: the current one plus one. Reading as of it shows the rows loaded so far. */
    public long version() {
        throw new UnsupportedOperationException();
    }

    /** Returns what an earlier, interrupted attempt loaded from a file, if it loaded all of it: do not load it again. */
    public Optional<LoadCounts> loaded(String fileName) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts loading one file, from its first row.
     *
     * @param fileId number from {@link Uploads#addFile}
     * @param mode FULL ends the site's rows of this file that are neither added nor kept; DELTA lets them stay
     * @throws StoreException if the file is loaded already
     */
    public FileLoad file(long fileId, UploadMode mode) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the upload visible: raises the registry version by one, in one small transaction.
     *
     * <p>Opens a query for every Q finding that has none yet, and writes the audit event.
     *
     * @param receipt the receipt, as JSON
     * @param actor who publishes
     * @return the new registry version
     */
    public long publish(String receipt, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Gives the right back. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
