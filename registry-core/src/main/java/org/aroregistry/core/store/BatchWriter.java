package org.aroregistry.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes with JDBC batches: for H2, and for MySQL servers that forbid {@code LOAD DATA LOCAL}. */
final class BatchWriter implements BulkWriter {
    private static final int BATCH = 1000;

    @Override
    public void write(Connection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        String names = columns.stream().map(LoadDataWriter::quoted).collect(Collectors.joining(", "));
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "INSERT INTO " + LoadDataWriter.quoted(table) + " (" + names + ") VALUES (" + marks + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }
}
