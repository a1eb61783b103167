package org.aroregistry.core.store;

import java.util.Iterator;

/**
 * Rows read one by one, by rising site, patient and record (order of Unicode code points); memory does not grow with their number.
 *
 * <p>Holds a database connection until closed.
 */
public final class RowCursor implements Iterator<StoredRow>, AutoCloseable {
    @Override
    public boolean hasNext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoredRow next() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
