package org.aroregistry.core.store;

/**
 * The right to run an analysis; one process has it at a time, and loses it when it dies.
 *
 * <p>Whoever has it knows that a run that has not ended belongs to nobody.
 */
public final class AnalysisTurn implements AutoCloseable {
    private final RegistryLock lock;

    AnalysisTurn(RegistryLock lock) {
        this.lock = lock;
    }

    /** Gives the right back. */
    @Override
    public void close() {
        lock.close();
    }
}
