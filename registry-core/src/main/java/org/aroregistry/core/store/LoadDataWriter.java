package org.aroregistry.core.store;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes with MySQL's {@code LOAD DATA LOCAL INFILE}, fed from memory.
 *
 * <p>With LOCAL the server turns errors into warnings and drops or cuts the row. So every load is checked: as many rows as were sent, and
 * no warning.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.0/en/load-data.html">MySQL Reference Manual, LOAD DATA</a>
 */
final class LoadDataWriter implements BulkWriter {
    @Override
    public void write(Connection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            JdbcStatement mySql = statement.unwrap(JdbcStatement.class);
            long written = LocalFiles.feed(
                    mySql,
                    new ByteArrayInputStream(lines(rows)),
                    () -> mySql.executeLargeUpdate(command(table, columns, rows.get(0))));
            checkWarnings(statement);
            if (written != rows.size()) {
                throw new SQLException(
                        written + " of " + rows.size() + " rows were written: some break a key", "23000");
            }
        }
    }

    static String quoted(String name) {
        return "`" + name + "`";
    }

    private static String command(String table, List<String> columns, @Nullable Object[] first) {
        StringBuilder targets = new StringBuilder();
        StringBuilder settings = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            targets.append(i == 0 ? "" : ", ");
            if (first[i] instanceof byte[]) {
                targets.append("@bytes").append(i);
                settings.append(settings.isEmpty() ? " SET " : ", ")
                        .append(quoted(columns.get(i)))
                        .append(" = UNHEX(@bytes")
                        .append(i)
                        .append(")");
            } else {
                targets.append(quoted(columns.get(i)));
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + quoted(table) + " CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (" + targets + ")"
                + settings;
    }

    private static void checkWarnings(Statement statement) throws SQLException {
        try (ResultSet warnings = statement.executeQuery("SHOW WARNINGS LIMIT 1")) {
            if (warnings.next()) {
                throw new SQLException(warnings.getString("Message"), "22000", warnings.getInt("Code"));
            }
        }
    }

    private static byte[] lines(List<@Nullable Object[]> rows) {
        StringBuilder lines = new StringBuilder(rows.size() * 200);
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    lines.append('\t');
                }
                appendCell(lines, row[i]);
            }
            lines.append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendCell(StringBuilder lines, @Nullable Object cell) {
        if (cell == null) {
            lines.append("\\N");
        } else if (cell instanceof byte[] bytes) {
            lines.append(HexFormat.of().formatHex(bytes));
        } else if (cell instanceof BigDecimal decimal) {
            lines.append(decimal.toPlainString());
        } else {
            appendEscaped(lines, cell.toString());
        }
    }

    private static void appendEscaped(StringBuilder lines, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                case '\0' -> lines.append("\\0");
                default -> lines.append(c);
            }
        }
    }
}
