package org.aroregistry.core.store;

/**
 * The right to work on one upload, from its check to its end; one process has it at a time, and loses it when it dies.
 *
 * <p>Whoever has it knows that what the history of jobs shows as running for this upload was killed.
 */
public final class UploadTurn implements AutoCloseable {
    private final RegistryLock lock;

    UploadTurn(RegistryLock lock) {
        this.lock = lock;
    }

    /** Gives the right back. */
    @Override
    public void close() {
        lock.close();
    }
}
