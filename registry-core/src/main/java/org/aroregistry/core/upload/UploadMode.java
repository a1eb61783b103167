package org.aroregistry.core.upload;

/** What the absence of a row from an upload means. */
public enum UploadMode {
    /** A snapshot: rows of the registry that the upload no longer holds end. */
    FULL,
    /** Only what changed: rows that the upload does not hold stay. */
    DELTA
}
