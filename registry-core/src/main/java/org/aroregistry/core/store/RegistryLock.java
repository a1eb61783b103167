package org.aroregistry.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of the one upload that loads, or of the one analysis that runs: a locked row in a transaction that stays open.
 *
 * <p>The database itself gives the lock back when the process dies or its connection breaks.
 */
final class RegistryLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK = "SELECT lock_name FROM registry_lock WHERE lock_name = ? FOR UPDATE NOWAIT";
    private static final int MYSQL_LOCKED = 3572;
    private static final int H2_LOCKED = 50200;

    /** What a lock guards; each is a row of the table of locks. */
    enum Guarded {
        LOAD,
        ANALYSIS
    }

    private final Database database;
    private final Connection connection;

    private RegistryLock(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Takes the lock, or returns nothing if somebody else held it all the time. */
    static Optional<RegistryLock> take(Database database, Guarded guarded, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        Connection connection = database.connection("waiting for a lock");
        try {
            connection.setAutoCommit(false);
            while (!tryLock(connection, guarded)) {
                connection.rollback();
                if (System.nanoTime() - deadline >= 0) {
                    connection.close();
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return Optional.of(new RegistryLock(database, connection));
        } catch (SQLException e) {
            throw database.failure("waiting for a lock", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw database.failure("giving back a lock", e);
        }
    }

    private static boolean tryLock(Connection connection, Guarded guarded) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, guarded.name());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException("the registry has no lock " + guarded);
                }
            }
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == MYSQL_LOCKED || e.getErrorCode() == H2_LOCKED) {
                return false;
            }
            throw e;
        }
    }
}
