package org.aroregistry.batch.analysis;

/** Thrown when a statistics run cannot be started or did not finish; one sentence that says what to do. */
public final class AnalysisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnalysisException(String message) {
        super(message);
    }

    AnalysisException(String message, Throwable cause) {
        super(message, cause);
    }
}
