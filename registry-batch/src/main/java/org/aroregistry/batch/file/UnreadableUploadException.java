package org.aroregistry.batch.file;

/** Thrown when an upload cannot be opened at all, such as a damaged or dangerous archive; one sentence that says what to do. */
public final class UnreadableUploadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception from its sentence. */
    public UnreadableUploadException(String message) {
        super(message);
    }

    /** Makes the exception from its sentence and its cause. */
    public UnreadableUploadException(String message, Throwable cause) {
        super(message, cause);
    }
}
