package org.aroregistry.batch.importing;

/** Thrown when an import could not be done; nothing of it is visible, and the same import can be started again. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
