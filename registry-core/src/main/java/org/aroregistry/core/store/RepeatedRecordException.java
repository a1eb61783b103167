package org.aroregistry.core.store;

/** The same record was added twice by one upload. */
public final class RepeatedRecordException extends StoreException {
    private static final long serialVersionUID = 1L;

    RepeatedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
