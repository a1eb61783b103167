package org.aroregistry.core.store.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.jspecify.annotations.Nullable;

/** A new, empty database for the tests of one class. */
public final class TestDatabase {
    private static final List<String> KEPT =
            List.of("flyway_schema_history", "registry_state", "registry_lock", "audit_head");

    private final Optional<MySqlServer> server;
    private final String name = "aro_test_" + UUID.randomUUID().toString().replace("-", "");
    private boolean created;
    private @Nullable Registry registry;

    private TestDatabase(Optional<MySqlServer> server) {
        this.server = server;
    }

    static TestDatabase h2() {
        return new TestDatabase(Optional.empty());
    }

    static TestDatabase mySql(MySqlServer server) {
        return new TestDatabase(Optional.of(server));
    }

    /** Tells whether this is a MySQL database, and not H2. */
    public boolean isMySql() {
        return server.isPresent();
    }

    /** Returns the address of the database; it has no tables until a registry is opened on it. */
    public DatabaseAddress address() {
        create();
        return server.map(mySql -> mySql.address(name))
                .orElseGet(() -> new DatabaseAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "", ""));
    }

    /** Returns the registry in this database, opened once for all tests of the class. */
    public Registry registry() {
        Registry open = registry;
        if (open == null) {
            open = Registry.open(address(), Clock.systemUTC());
            registry = open;
        }
        return open;
    }

    /** Takes all rows out of all tables, so that a test starts with an empty registry; call it before each test that counts on that. */
    public void clear() {
        try (Connection connection = registry().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(isMySql() ? "SET FOREIGN_KEY_CHECKS = 0" : "SET REFERENTIAL_INTEGRITY FALSE");
            // One transaction: a server waits for its disk at the end of each.
            connection.setAutoCommit(false);
            for (String table : tables(statement)) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute("DELETE FROM registry_lock WHERE lock_name LIKE 'UPLOAD %'");
            statement.execute("UPDATE registry_state SET current_version = 0, loading_token = NULL");
            statement.execute("UPDATE audit_head SET event_no = 0, event_hash = '" + "0".repeat(64) + "'");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(isMySql() ? "SET FOREIGN_KEY_CHECKS = 1" : "SET REFERENTIAL_INTEGRITY TRUE");
        } catch (SQLException e) {
            throw new IllegalStateException("the test database could not be cleared", e);
        }
    }

    /** Returns the kind of database. */
    @Override
    public String toString() {
        return isMySql() ? "MySQL" : "H2";
    }

    void drop() {
        if (registry != null) {
            registry.close();
        }
        if (!created) {
            return;
        }
        if (isMySql()) {
            server.get().execute("DROP DATABASE " + name);
        } else {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                throw new IllegalStateException("the test database could not be dropped", e);
            }
        }
    }

    private void create() {
        if (!created && isMySql()) {
            server.get().execute("CREATE DATABASE " + name);
        }
        created = true;
    }

    private List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                statement.executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = "
                        + (isMySql() ? "DATABASE()" : "SCHEMA()") + " AND table_type = 'BASE TABLE'")) {
            while (found.next()) {
                String table = found.getString(1);
                // The job repository keeps its numbers in tables ending in _seq.
                if (!KEPT.contains(table)
                        && !table.toLowerCase(java.util.Locale.ROOT).endsWith("_seq")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }
}
