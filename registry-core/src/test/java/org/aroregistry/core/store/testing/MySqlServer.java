package org.aroregistry.core.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.aroregistry.core.store.DatabaseAddress;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** A MySQL server for tests, on which databases can be made. */
final class MySqlServer {
    private static final long START_SECONDS = 120;

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
        return Stream.concat(
                        setting("ARO_MYSQLD").stream(),
                        Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                                .map(folder -> folder + "/mysqld"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(MySqlServer::start);
    }

    private static MySqlServer start(Path mysqld) {
        try {
            Path home = Files.createDirectories(
                            Path.of("target", "mysql-" + ProcessHandle.current().pid()))
                    .toAbsolutePath();
            // A socket's path must be short, and build folders are not.
            Path socket = Files.createTempDirectory("aro").resolve("mysql.sock");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    mysqld.toString(),
                    "--no-defaults",
                    "--datadir=" + home.resolve("data"),
                    "--secure-file-priv=NULL"));
            if (System.getProperty("user.name").equals("root")) {
                command.add("--user=root");
            }
            List<String> initialise = new ArrayList<>(command);
            initialise.add("--initialize-insecure");
            Process first = launch(initialise, home);
            if (first.waitFor() != 0) {
                throw new IllegalStateException(mysqld + " could not make a data folder: see " + home.resolve("log"));
            }
            command.addAll(List.of(
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + socket,
                    "--mysqlx=OFF",
                    "--local-infile=1",
                    "--skip-log-bin",
                    "--innodb-buffer-pool-size=256M",
                    "--innodb-flush-log-at-trx-commit=2"));
            Process server = launch(command, home);
            Thread killer = new Thread(server::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(killer);
            String url = "jdbc:mysql://127.0.0.1:" + port + "/";
            await(url, server, home);
            return new MySqlServer(url, "root", "", () -> stop(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + mysqld, e);
        }
    }

    private static Process launch(List<String> command, Path home) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start();
    }

    private static void await(String url, Process server, Path home) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && server.isAlive()) {
            try (Connection connection = connect(url, "root", "")) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                // Not up yet; the next attempt or the deadline tells.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        server.destroyForcibly();
        throw new IllegalStateException("the MySQL server for tests did not start: see " + home.resolve("log"));
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<String> setting(String name) {
        String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
        return Optional.ofNullable(property == null ? System.getenv(name) : property)
                .filter(text -> !text.isBlank());
    }
}
