package org.aroregistry.core.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes with JDBC batches: for H2, and for MySQL servers that forbid {@code LOAD DATA LOCAL}. */
final class BatchWriter implements BulkWriter {
    private static final int BATCH = 1_000;
    private static final int ROWS_AT_ONCE = 10_000;

    @Override
    public long write(Connection connection, BulkTarget target, RowSource rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(command(target))) {
            long written = 0;
            for (Object[] row = rows.next(); row != null; row = rows.next()) {
                for (int i = 0; i < row.length; i++) {
                    set(insert, i + 1, row[i]);
                }
                insert.addBatch();
                if (++written % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            if (written % BATCH > 0) {
                insert.executeBatch();
            }
            return written;
        }
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    private static void set(PreparedStatement insert, int position, @Nullable Object cell) throws SQLException {
        if (cell instanceof String text) {
            insert.setString(position, text);
        } else if (cell instanceof BigDecimal number) {
            insert.setBigDecimal(position, number);
        } else if (cell instanceof byte[] bytes) {
            insert.setBytes(position, bytes);
        } else {
            insert.setObject(position, cell);
        }
    }

    private static String command(BulkTarget target) {
        String names = target.columns().stream().map(BulkTarget::quoted).collect(Collectors.joining(", "));
        String marks = target.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        StringBuilder constants = new StringBuilder();
        StringBuilder values = new StringBuilder();
        target.constants().forEach((column, number) -> {
            constants.append(", ").append(BulkTarget.quoted(column));
            values.append(", ").append(number);
        });
        return "INSERT INTO " + BulkTarget.quoted(target.table()) + " (" + names + constants + ") VALUES (" + marks
                + values + ")";
    }
}
