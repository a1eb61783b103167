package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every writer that a database allows behaves alike. */
@DatabaseTest
class BulkWriterTest {
    private static final BulkTarget BULK = new BulkTarget("bulk", List.of("name", "number", "amount", "bytes"));

    private final TestDatabase database;

    BulkWriterTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_an_empty_table() throws SQLException {
        execute("DROP TABLE IF EXISTS bulk");
        execute("CREATE TABLE bulk (name VARCHAR(8) NOT NULL, number INT, amount DECIMAL(6, 2), bytes BINARY(2),"
                + " CONSTRAINT pk_bulk PRIMARY KEY (name))");
    }

    @Test
    void mysql_uses_load_data_and_h2_batches() throws SQLException {
        try (Connection connection = database.registry().dataSource().getConnection()) {
            assertThat(BulkWriter.choose(connection, database.isMySql()))
                    .isInstanceOf(database.isMySql() ? LoadDataWriter.class : BatchWriter.class);
        }
    }

    @Test
    void no_connection_sends_a_file_of_this_machine(@TempDir Path folder) throws IOException, SQLException {
        if (!database.isMySql()) {
            return; // H2 runs in this process.
        }
        Path file = Files.writeString(folder.resolve("secret"), "stolen\t1\t1\tab\n");
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String load = "LOAD DATA LOCAL INFILE '" + file + "' INTO TABLE bulk";
            assertThatThrownBy(() -> statement.execute(load)).isInstanceOf(SQLException.class);
            new LoadDataWriter().write(connection, BULK, RowSource.of(List.<Object[]>of(row("own", 1, null, 0))));
            assertThatThrownBy(() -> statement.execute(load)).as("after a load").isInstanceOf(SQLException.class);
        }
        assertThat(contents()).containsExactly("own|1|null|0000");
    }

    @Test
    void every_kind_of_cell_is_written_as_it_is() throws SQLException {
        for (BulkWriter writer : writers()) {
            start_with_an_empty_table();

            write(
                    writer,
                    row("a\tb\\\n", 1, new BigDecimal("1.50"), 10),
                    row("\\N", null, null, 255),
                    row("", -1, null, 0),
                    row("é漢🦴", null, null, '\\'),
                    row("\r\0", 5, new BigDecimal("-0.05"), '\t'));

            assertThat(contents())
                    .as(writer.getClass().getSimpleName())
                    .containsExactlyInAnyOrder(
                            "|-1|null|0000",
                            "\\N|null|null|00FF",
                            "a\tb\\\n|1|1.50|000A",
                            "é漢🦴|null|null|005C",
                            "\r\0|5|-0.05|0009");
        }
    }

    @Test
    void many_rows_are_all_written() throws SQLException {
        for (BulkWriter writer : writers()) {
            start_with_an_empty_table();

            write(
                    writer,
                    Stream.iterate(0, i -> i + 1)
                            .limit(2500)
                            .map(i -> row("r" + i, i, null, 0))
                            .toArray(Object[][]::new));
            write(writer);

            assertThat(count()).as(writer.getClass().getSimpleName()).isEqualTo(2500);
        }
    }

    @Test
    void a_row_that_breaks_a_key_or_does_not_fit_fails_the_whole_write() throws SQLException {
        for (BulkWriter writer : writers()) {
            for (Object[] bad : List.of(
                    row("a", 2, null, 0),
                    row("too long a name", 2, null, 0),
                    row("b", 2, new BigDecimal("123456.78"), 0),
                    row(null, 2, null, 0))) {
                start_with_an_empty_table();

                assertThatThrownBy(() -> write(writer, row("a", 1, null, 0), bad))
                        .as(writer.getClass().getSimpleName() + " " + Arrays.toString(bad))
                        .isInstanceOf(SQLException.class);
                assertThat(count()).isZero();
            }
        }
    }

    private List<BulkWriter> writers() {
        return database.isMySql() ? List.of(new LoadDataWriter(), new BatchWriter()) : List.of(new BatchWriter());
    }

    private void write(BulkWriter writer, Object[]... rows) throws SQLException {
        try (Connection connection = database.registry().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                assertThat(writer.write(connection, BULK, RowSource.of(List.of(rows))))
                        .isEqualTo(rows.length);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private static Object[] row(String name, Integer number, BigDecimal amount, int lastByte) {
        return new Object[] {name, number, amount, new byte[] {0, (byte) lastByte}};
    }

    private List<String> contents() throws SQLException {
        List<String> contents = new java.util.ArrayList<>();
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT name, number, amount, bytes FROM bulk ORDER BY name")) {
            while (found.next()) {
                contents.add(found.getString(1) + "|" + found.getObject(2) + "|" + found.getBigDecimal(3) + "|"
                        + HexFormat.of().withUpperCase().formatHex(found.getBytes(4)));
            }
        }
        return contents;
    }

    private long count() throws SQLException {
        return contents().size();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
