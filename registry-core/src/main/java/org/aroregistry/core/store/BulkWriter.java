package org.aroregistry.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes many rows at once into one table, within the caller's transaction. */
sealed interface BulkWriter permits LoadDataWriter, BatchWriter {

    /**
     * Writes all rows or fails.
     *
     * @param connection where to write
     * @param table name of the table
     * @param columns names of the columns
     * @param rows one value per column; text, whole or decimal number, bytes or {@code null}
     * @throws SQLException if a row does not fit, or breaks a constraint of the table
     */
    void write(Connection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException;

    /** Returns the fastest writer that the connection's database allows. */
    static BulkWriter choose(Connection connection, boolean mySql) throws SQLException {
        if (mySql) {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT @@local_infile")) {
                if (result.next() && result.getInt(1) == 1) {
                    return new LoadDataWriter();
                }
            }
        }
        return new BatchWriter();
    }
}
