package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.REGISTRY_LOCK;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of the one upload that loads, of the one analysis that runs, or of the one process that works on an upload: a locked row in a
 * transaction that stays open.
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

    private final Connection connection;

    private RegistryLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the lock, or returns nothing if somebody else held it all the time. */
    static Optional<RegistryLock> take(Database database, Guarded guarded, Duration wait) {
        return take(database, guarded.name(), wait);
    }

    /**
     * Takes the lock of one upload, or returns nothing if somebody else held it all the time.
     *
     * <p>Its row is made when it is first taken, and stays.
     */
    static Optional<RegistryLock> ofUpload(Database database, long uploadId, Duration wait) {
        String name = "UPLOAD " + uploadId;
        try {
            database.write("making the lock of upload " + uploadId, tx -> {
                if (!tx.fetchExists(REGISTRY_LOCK, REGISTRY_LOCK.LOCK_NAME.eq(name))) {
                    tx.insertInto(REGISTRY_LOCK)
                            .set(REGISTRY_LOCK.LOCK_NAME, name)
                            .execute();
                }
            });
        } catch (StoreException e) {
            // Another process made it in between.
            if (!database.read(
                    "reading the locks", query -> query.fetchExists(REGISTRY_LOCK, REGISTRY_LOCK.LOCK_NAME.eq(name)))) {
                throw e;
            }
        }
        return take(database, name, wait);
    }

    private static Optional<RegistryLock> take(Database database, String name, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        Connection connection = database.connection("waiting for a lock");
        try {
            connection.setAutoCommit(false);
            while (!tryLock(connection, name)) {
                connection.rollback();
                if (System.nanoTime() - deadline >= 0) {
                    connection.close();
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return Optional.of(new RegistryLock(connection));
        } catch (SQLException e) {
            giveBack(connection);
            throw database.failure("waiting for a lock", e);
        } catch (StoreException e) {
            giveBack(connection);
            throw e;
        }
    }

    @Override
    public void close() {
        giveBack(connection);
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException ignored) {
            // The connection broke: the database has given the lock back by itself, and what was done under it stays
            // done.
        }
    }

    private static boolean tryLock(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException("the registry has no lock " + name);
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
