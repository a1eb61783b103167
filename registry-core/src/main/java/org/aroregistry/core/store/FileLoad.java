package org.aroregistry.core.store;

/** Writes the rows of one file in bulk and finds out which are new, changed, unchanged or gone. */
public final class FileLoad implements AutoCloseable {
    /**
     * Takes a row.
     *
     * @throws StoreException if the row belongs to another site
     */
    public void add(NewRow row) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes note of a record that the file holds but that was refused: its current version stays as it is.
     *
     * @param recordId the record
     */
    public void keep(String recordId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the file and remembers it as loaded.
     *
     * @throws StoreException if a record was added twice
     */
    public LoadCounts finish() {
        throw new UnsupportedOperationException();
    }

    /** Gives up what was not finished; the file can be loaded again from its first row. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
