package org.aroregistry.batch.job;

import org.jspecify.annotations.Nullable;

/** A job did not come to its end. The message goes on after the name of the work, like "the import". */
public final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobStoppedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
