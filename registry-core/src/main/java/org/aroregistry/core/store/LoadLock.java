package org.aroregistry.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of the one upload that loads: a locked row in a transaction that stays open.
 *
 * <p>The database itself gives the lock back when the process dies or its connection breaks.
 */
final class LoadLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK = "SELECT lock_name FROM registry_lock WHERE lock_name = 'LOAD' FOR UPDATE NOWAIT";
    private static final int MYSQL_LOCKED = 3572;
    private static final int H2_LOCKED = 50200;

    private final Database database;
    private final Connection connection;

    private LoadLock(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Takes the lock, or returns nothing if another upload held it all the time. */
    static Optional<LoadLock> take(Database database, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        Connection connection = database.connection("waiting to load");
        try {
            connection.setAutoCommit(false);
            while (!tryLock(connection)) {
                connection.rollback();
                if (System.nanoTime() - deadline >= 0) {
                    connection.close();
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return Optional.of(new LoadLock(database, connection));
        } catch (SQLException e) {
            throw database.failure("waiting to load", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw database.failure("giving back the right to load", e);
        }
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery(LOCK).close();
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == MYSQL_LOCKED || e.getErrorCode() == H2_LOCKED) {
                return false;
            }
            throw e;
        }
    }
}
