package org.aroregistry.core.upload;

/** How far an upload has come. */
public enum UploadStatus {
    /** Received and being checked or loaded; nothing of it is visible. */
    RUNNING,
    /** Visible in the registry, wholly or in part. */
    PUBLISHED,
    /** Refused as a whole; nothing of it is visible. */
    REFUSED
}
