package org.aroregistry.batch.importing;

import org.aroregistry.batch.validation.RowSpool;

/** What takes the rows of files that are being checked. */
@FunctionalInterface
interface RowSink {
    /** Nothing goes anywhere before the check is done. */
    RowSink NONE = (file, rows) -> {};

    /**
     * Begins to take the rows of a file as they are written.
     *
     * @param file the file; its sets of lines belong to the thread that checks it
     * @param rows where they are written
     */
    void follow(CheckedFile file, RowSpool rows);
}
