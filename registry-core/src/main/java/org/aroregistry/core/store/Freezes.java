package org.aroregistry.core.store;

import java.util.List;
import java.util.Optional;

/** Named registry versions. */
public final class Freezes {
    /**
     * Names the current version and computes its content hash.
     *
     * @throws StoreException if the name is taken or not made of letters, digits, dot, dash and underscore, or the registry is empty
     */
    public Freeze freeze(String name, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Returns a freeze by its name. */
    public Optional<Freeze> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** Returns all freezes, the newest first. */
    public List<Freeze> list() {
        throw new UnsupportedOperationException();
    }

    /**
     * Computes the content hash of a freeze again.
     *
     * @throws StoreException if there is no such freeze
     */
    public FreezeCheck verify(String name) {
        throw new UnsupportedOperationException();
    }
}
