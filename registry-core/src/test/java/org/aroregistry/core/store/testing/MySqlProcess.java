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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.aroregistry.core.store.DatabaseAddress;

/** A MySQL server of our own, in a process that may be killed and started again on the same data. */
public final class MySqlProcess implements AutoCloseable {
    private static final long START_SECONDS = 240;

    private final Path home;
    private final List<String> command;
    private final int port;
    private Process server;

    private MySqlProcess(Path home, List<String> command, int port) throws IOException {
        this.home = home;
        this.command = command;
        this.port = port;
        this.server = launch(command, home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.destroyForcibly()));
    }

    /** Looks for the program of the server: the one that {@code ARO_MYSQLD} names, or on the PATH, or in /usr/sbin. */
    public static Optional<Path> program() {
        return Stream.concat(
                        MySqlServer.setting("ARO_MYSQLD").stream(),
                        Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                                .map(folder -> folder + "/mysqld"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Makes an empty data folder and starts a server on it; returns when it answers.
     *
     * @param home folder for data and log; made if missing
     * @param flush 1 if what is committed must survive a killed server; 2 is faster
     */
    public static MySqlProcess start(Path mysqld, Path home, int flush) {
        try {
            Files.createDirectories(home);
            // A socket's path must be short, and build folders are not.
            Path socket = Files.createTempDirectory("aro").resolve("mysql.sock");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    mysqld.toString(),
                    "--no-defaults",
                    "--datadir=" + home.toAbsolutePath().resolve("data"),
                    "--secure-file-priv=NULL"));
            if (System.getProperty("user.name").equals("root")) {
                command.add("--user=root");
            }
            List<String> initialise = new ArrayList<>(command);
            initialise.add("--initialize-insecure");
            if (launch(initialise, home).waitFor() != 0) {
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
                    "--innodb-flush-log-at-trx-commit=" + flush));
            MySqlProcess process = new MySqlProcess(home, command, port);
            process.await();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + mysqld, e);
        }
    }

    /** Makes a database and returns its address. */
    public DatabaseAddress create(String database) {
        try (Connection connection = DriverManager.getConnection(url(), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("the MySQL server at " + url() + " failed", e);
        }
        return new DatabaseAddress(url() + database, "root", "");
    }

    /** Ends the server as a power failure does. */
    public void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** Starts it again on the data that it left; returns when it answers. */
    public void restart() throws IOException {
        server = launch(command, home);
        await();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    String url() {
        return "jdbc:mysql://127.0.0.1:" + port + "/";
    }

    private static Process launch(List<String> command, Path home) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start();
    }

    private void await() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && server.isAlive()) {
            try (Connection connection = DriverManager.getConnection(url(), "root", "")) {
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
