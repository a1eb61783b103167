package org.aroregistry.core.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first knock at a database: completes its address and says in one sentence what is wrong if it does not open. */
final class DatabaseLogin {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int H2_IN_USE = 90020;

    private static final List<String> H2_SETTINGS = List.of(
            "MODE=MySQL", "DATABASE_TO_LOWER=TRUE", "CASE_INSENSITIVE_IDENTIFIERS=TRUE", "DEFAULT_LOCK_TIMEOUT=30000");

    // Comparisons are by code point, as in the tables. TRADITIONAL makes the server refuse what does not fit instead of
    // cutting it.
    private static final List<String> MYSQL_SETTINGS = List.of(
            "rewriteBatchedStatements=true",
            "connectionCollation=utf8mb4_0900_bin",
            "sessionVariables=sql_mode='TRADITIONAL'");

    /** Nobody listens between a machine and itself, and the cipher would take a fifth of an import. */
    private static final List<String> MYSQL_SETTINGS_HERE = List.of("sslMode=DISABLED", "allowPublicKeyRetrieval=true");

    private static final Pattern HERE = Pattern.compile("jdbc:mysql://(localhost|127\\.0\\.0\\.1|\\[::1])([:/?].*)?");

    private DatabaseLogin() {}

    /** Returns the address with the settings that the registry needs; those that the user gave win. */
    static String url(DatabaseAddress address) {
        String url = with(address.url(), address.isMySql() ? MYSQL_SETTINGS : H2_SETTINGS);
        boolean cipherLeftToUs = Stream.of("sslMode=", "useSSL=", "requireSSL=", "allowPublicKeyRetrieval=")
                .noneMatch(name -> contains(address.url(), name));
        return cipherLeftToUs && HERE.matcher(url).matches() ? with(url, MYSQL_SETTINGS_HERE) : url;
    }

    private static String with(String address, List<String> settings) {
        String url = address;
        for (String setting : settings) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            if (!contains(url, name)) {
                String separator = url.startsWith("jdbc:h2:") ? ";" : url.contains("?") ? "&" : "?";
                url = url + separator + setting;
            }
        }
        return url;
    }

    private static boolean contains(String url, String name) {
        return url.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    static String user(DatabaseAddress address) {
        return address.user().isEmpty() && !address.isMySql() ? "sa" : address.user();
    }

    /**
     * Logs in.
     *
     * @param wait how long to wait while another process has the file of the embedded database open
     * @return a connection, to be closed once others are open: until then no other process can take that file
     * @throws StoreException with one sentence that says what to do
     */
    static Connection open(DatabaseAddress address, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                return connect(address);
            } catch (SQLException e) {
                if (!isInUse(address, e) || System.nanoTime() - deadline >= 0) {
                    throw new StoreException(explain(address, e), e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        Connection connection = DriverManager.getConnection(
                url(address), user(address).isEmpty() ? null : user(address), address.password());
        try {
            if (address.isMySql()) {
                checkServer(address, connection.getMetaData());
            }
            return connection;
        } catch (SQLException | StoreException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isInUse(DatabaseAddress address, SQLException e) {
        return !address.isMySql() && e.getErrorCode() == H2_IN_USE;
    }

    private static void checkServer(DatabaseAddress address, DatabaseMetaData server) throws SQLException {
        int release = server.getDatabaseMajorVersion() * 100 + server.getDatabaseMinorVersion();
        boolean mariaDb =
                server.getDatabaseProductVersion().toLowerCase(Locale.ROOT).contains("mariadb");
        if (mariaDb || release < 804) {
            throw new StoreException("the database server at " + address.shown() + " is "
                    + (mariaDb ? "MariaDB " : "MySQL ") + server.getDatabaseProductVersion()
                    + ": the registry needs MySQL 8.4 or newer");
        }
    }

    private static String explain(DatabaseAddress address, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (address.isMySql() && (e.getErrorCode() == 1049)) {
            return "the database server has no database " + address.shown() + ": create it first (CREATE DATABASE …)";
        }
        if (state.equals("28000") || e.getErrorCode() == 1044) {
            return "the database " + address.shown() + " refuses the user '" + user(address)
                    + "': check the user and the password";
        }
        if (state.startsWith("08")) {
            return "the database server at " + address.shown()
                    + " cannot be reached: check that it runs and that the address is right";
        }
        if (isInUse(address, e)) {
            return "the embedded database " + address.shown()
                    + " is in use by another process: wait until it ends, or use a MySQL server for several at a time";
        }
        return "the database " + address.shown() + " cannot be opened (error " + e.getErrorCode() + ", state " + state
                + ")";
    }
}
