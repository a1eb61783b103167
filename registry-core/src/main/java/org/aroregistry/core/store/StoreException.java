package org.aroregistry.core.store;

/** Thrown when the database cannot be reached or used, or is asked for something that it does not hold; one clear sentence. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
