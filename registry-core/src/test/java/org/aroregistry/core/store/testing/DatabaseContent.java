package org.aroregistry.core.store.testing;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The whole content of a registry's database as text, to be compared with another one.
 *
 * <p>Every table, all columns, rows in the order of the primary key. Left out are only the history of attempts that Spring Batch keeps
 * and that of the migrations.
 */
public final class DatabaseContent {
    private DatabaseContent() {}

    /**
     * Reads everything.
     *
     * @return one line per row: the table, and its columns by name with their values; texts in quotes, bytes in hexadecimal, NULL for nothing
     */
    public static List<String> of(DataSource source) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            for (String table : tables(connection)) {
                addRows(connection, table, lines);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the content of the database could not be read", e);
        }
        return lines;
    }

    private static Iterable<String> tables(Connection connection) throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        DatabaseMetaData about = connection.getMetaData();
        try (ResultSet found = about.getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                String lower = name.toLowerCase(Locale.ROOT);
                if (!lower.startsWith("batch_") && !lower.equals("flyway_schema_history")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static String key(Connection connection, String table) throws SQLException {
        TreeMap<Integer, String> columns = new TreeMap<>();
        try (ResultSet found =
                connection.getMetaData().getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (found.next()) {
                columns.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalStateException("the table " + table + " has no primary key to order its rows by");
        }
        return String.join(", ", columns.values());
    }

    private static void addRows(Connection connection, String table, List<String> lines) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + key(connection, table))) {
            while (rows.next()) {
                lines.add(line(table, rows));
            }
        }
    }

    private static String line(String table, ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringBuilder line = new StringBuilder(table.toLowerCase(Locale.ROOT));
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            line.append(column == 1 ? ": " : ", ")
                    .append(columns.getColumnLabel(column).toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(text(rows, column));
        }
        return line.toString();
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : '"' + rows.getString(column) + '"';
    }
}
