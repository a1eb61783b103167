package org.aroregistry.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes many rows at once into one table, within the caller's transaction. */
sealed interface BulkWriter permits LoadDataWriter, BatchWriter {

    /**
     * Writes all rows or fails.
     *
     * @param connection where to write
     * @param rows text, whole or decimal number, bytes or {@code null}
     * @return how many rows there were
     * @throws SQLException if a row does not fit, or breaks a constraint of the table
     */
    long write(Connection connection, BulkTarget target, RowSource rows) throws SQLException;

    /** Returns how many rows are best written in one transaction. */
    int rowsAtOnce();

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
