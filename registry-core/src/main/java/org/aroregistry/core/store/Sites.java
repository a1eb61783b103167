package org.aroregistry.core.store;

import java.util.List;

/** The participating sites; a site is known from its first upload on. */
public final class Sites {
    /** Returns the known sites by code. */
    public List<Site> list() {
        throw new UnsupportedOperationException();
    }
}
