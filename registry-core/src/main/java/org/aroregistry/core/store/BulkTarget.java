package org.aroregistry.core.store;

import java.util.List;
import java.util.Map;

/**
 * Where rows are written.
 *
 * @param table name of the table
 * @param columns names of the columns that the rows bring, in their order
 * @param constants numbers that are the same in all rows, by column
 */
record BulkTarget(String table, List<String> columns, Map<String, Long> constants) {

    /** Writes every column from the rows. */
    BulkTarget(String table, List<String> columns) {
        this(table, columns, Map.of());
    }

    static String quoted(String name) {
        return "`" + name + "`";
    }
}
