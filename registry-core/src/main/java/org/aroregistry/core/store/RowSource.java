package org.aroregistry.core.store;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table, one after the other. */
@FunctionalInterface
interface RowSource {
    /** Returns the next row, one value per column; {@code null} behind the last. */
    @Nullable
    Object @Nullable [] next();

    /** Returns the rows of a list. */
    static RowSource of(List<@Nullable Object[]> rows) {
        Iterator<@Nullable Object[]> left = rows.iterator();
        return () -> left.hasNext() ? left.next() : null;
    }
}
