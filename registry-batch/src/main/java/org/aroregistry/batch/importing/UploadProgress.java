package org.aroregistry.batch.importing;

/** Hears how far an upload has come. */
@FunctionalInterface
public interface UploadProgress {
    /** Hears nothing. */
    UploadProgress SILENT = (stage, file, rowsDone, rowsTotal) -> {};

    /** What is going on. */
    enum Stage {
        /** Rows are read and checked. */
        CHECK,
        /** Accepted rows are written, not yet visible. */
        LOAD,
        /** The answer to the centre is written. */
        ANSWER,
        /** The upload is published or refused; the receipt is written. */
        RECEIPT
    }

    /**
     * Called every few thousand rows, and at the end of every file; by several threads, one at a time.
     *
     * @param file file name with its ending
     * @param rowsDone rows so far
     * @param rowsTotal rows that the manifest announces, 0 if unknown
     */
    void rows(Stage stage, String file, long rowsDone, long rowsTotal);
}
