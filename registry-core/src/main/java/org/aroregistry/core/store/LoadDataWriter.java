package org.aroregistry.core.store;

import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Writes with MySQL's {@code LOAD DATA LOCAL INFILE}, fed from a stream: rows are put into lines while the server takes earlier ones.
 *
 * <p>With LOCAL the server turns errors into warnings and drops or cuts the row. So every load is checked: as many rows as were sent, and
 * no warning.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.0/en/load-data.html">MySQL Reference Manual, LOAD DATA</a>
 */
final class LoadDataWriter implements BulkWriter {
    private static final int ROWS_AT_ONCE = 50_000;

    @Override
    public long write(Connection connection, BulkTarget target, RowSource rows) throws SQLException {
        LoadDataLines lines = new LoadDataLines(rows);
        if (lines.isEmpty()) {
            return 0;
        }
        try (Statement statement = connection.createStatement()) {
            JdbcStatement mySql = statement.unwrap(JdbcStatement.class);
            long written = LocalFiles.feed(mySql, lines, () -> mySql.executeLargeUpdate(command(target)));
            lines.throwFailure();
            checkWarnings(statement);
            if (written != lines.rows()) {
                throw new SQLException(
                        written + " of " + lines.rows() + " rows were written: some break a key", "23000");
            }
            return written;
        }
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    /** The lines are UTF-8 but for the hashes, so the server must take the bytes as they are. */
    private static String command(BulkTarget target) {
        String columns = target.columns().stream().map(BulkTarget::quoted).collect(Collectors.joining(", "));
        String constants = target.constants().entrySet().stream()
                .map(constant -> BulkTarget.quoted(constant.getKey()) + " = " + constant.getValue())
                .collect(Collectors.joining(", "));
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + BulkTarget.quoted(target.table())
                + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ("
                + columns + ")" + (constants.isEmpty() ? "" : " SET " + constants);
    }

    private static void checkWarnings(Statement statement) throws SQLException {
        try (ResultSet warnings = statement.executeQuery("SHOW WARNINGS LIMIT 1")) {
            if (warnings.next()) {
                throw new SQLException(warnings.getString("Message"), "22000", warnings.getInt("Code"));
            }
        }
    }
}
