package org.aroregistry.core.store.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.aroregistry.core.store.DatabaseAddress;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** A MySQL server for tests, on which databases can be made. */
final class MySqlServer {
    private final String url;
    private final String user;
    private final String password;
    private final AutoCloseable process;

    private MySqlServer(String url, String user, String password, AutoCloseable process) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.process = process;
    }

    /**
     * The search for a server, done once for all tests of a Java process.
     *
     * @param found the server, if there is one
     */
    record Search(Optional<MySqlServer> found) implements AutoCloseable {

        /**
         * Looks in all places.
         *
         * @throws IllegalStateException if there is none and {@code ARO_REQUIRE_MYSQL} asks for one
         */
        static Search everywhere() {
            Optional<MySqlServer> found = named().or(MySqlServer::container).or(MySqlServer::installed);
            if (found.isEmpty()
                    && Boolean.parseBoolean(setting("ARO_REQUIRE_MYSQL").orElse("false"))) {
                throw new IllegalStateException(
                        "ARO_REQUIRE_MYSQL is set, and there is no MySQL server: set ARO_TEST_DB_URL or ARO_MYSQLD");
            }
            if (found.isEmpty()) {
                System.err.println(
                        "*** SKIPPED: the tests on MySQL. No ARO_TEST_DB_URL, no Docker, no mysqld on this machine. ***");
            }
            return new Search(found);
        }

        @Override
        public void close() throws Exception {
            if (found.isPresent()) {
                found.get().process.close();
            }
        }
    }

    DatabaseAddress address(String database) {
        int settings = url.indexOf('?');
        String base = settings < 0 ? url : url.substring(0, settings);
        String rest = settings < 0 ? "" : url.substring(settings);
        // Whatever database the address names, each test class makes its own.
        String server = base.substring(0, base.indexOf('/', "jdbc:mysql://".length()) + 1);
        return new DatabaseAddress(server + database + rest, user, password);
    }

    void execute(String sql) {
        try (Connection connection = connect(address("").url(), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the MySQL server for tests at " + url + " failed", e);
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user.isEmpty() ? null : user, password);
    }

    private static Optional<MySqlServer> named() {
        return setting("ARO_TEST_DB_URL")
                .map(url -> new MySqlServer(
                        url.substring("jdbc:mysql://".length()).contains("/") ? url : url + "/",
                        setting("ARO_TEST_DB_USER").orElse(""),
                        setting("ARO_TEST_DB_PASSWORD").orElse(""),
                        () -> {}));
    }

    @SuppressWarnings("resource") // lives until the end of the tests
    private static Optional<MySqlServer> container() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        MySQLContainer container = new MySQLContainer("mysql:8.4")
                .withUsername("root")
                .withPassword("test")
                .withCommand("--local-infile=1");
        container.start();
        return Optional.of(new MySqlServer(
                "jdbc:mysql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/",
                "root",
                "test",
                container::stop));
    }

    private static Optional<MySqlServer> installed() {
        return MySqlProcess.program().map(mysqld -> {
            Path home = Path.of("target", "mysql-" + ProcessHandle.current().pid());
            MySqlProcess process = MySqlProcess.start(mysqld, home, 2);
            return new MySqlServer(process.url(), "root", "", process);
        });
    }

    static Optional<String> setting(String name) {
        String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
        return Optional.ofNullable(property == null ? System.getenv(name) : property)
                .filter(text -> !text.isBlank());
    }
}
