package org.aroregistry.core.store;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** Tells failures that end when somebody sees to the machine from those of a statement. */
final class Outage {
    /** Disk full; table full; error while writing a file; error of the storage engine, as when its disk is full. */
    private static final Set<Integer> MYSQL_FULL = Set.of(3, 1021, 1026, 1030, 1114);

    /** Error while reading or writing the file of the embedded database. */
    private static final Set<Integer> H2_FULL = Set.of(90028, 90031);

    /** Connection to an H2 server broken; database closed, as after an error of its disk. */
    private static final Set<Integer> H2_CLOSED = Set.of(90067, 90098, 90121);

    /** What HikariCP answers for a connection that it has given up since it broke; without a state. */
    private static final String CLOSED_BY_POOL = "Connection is closed";

    private static final String NO_CONNECTION = "08003";

    private Outage() {}

    /** Returns what to tell people if it is an outage. */
    static Optional<String> sentence(String doing, SQLException failure) {
        if (isBroken(failure)) {
            return Optional.of("the connection to the database broke while " + doing
                    + ": start the same command again when the database can be reached");
        }
        return isFull(failure)
                ? Optional.of("the database could not write to its disk while " + doing
                        + ": make room if the disk is full, and start the same command again")
                : Optional.empty();
    }

    /** Tells whether the connection broke, or none can be had. */
    static boolean isBroken(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || state != null && state.startsWith("08")
                || H2_CLOSED.contains(failure.getErrorCode()) && !isFull(failure)
                || failure.getErrorCode() == 0 && (isCutShort(failure) || CLOSED_BY_POOL.equals(failure.getMessage()));
    }

    /**
     * Returns what the driver should have thrown where it tripped over a connection that it had closed itself.
     *
     * <p>Statements of Connector/J 9.7 lose their session when its connection breaks, and do not look whether it is there.
     *
     * @return a broken connection; empty if the failure is not the driver's
     */
    static Optional<SQLException> lostSession(NullPointerException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("com.mysql.cj.")
                ? Optional.of(
                        new SQLNonTransientConnectionException("the driver lost its session", NO_CONNECTION, failure))
                : Optional.empty();
    }

    /** Connector/J reports some of its broken reads under the state of all other errors. */
    private static boolean isCutShort(SQLException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the database could not write to its disk. */
    static boolean isFull(SQLException failure) {
        if (MYSQL_FULL.contains(failure.getErrorCode()) || H2_FULL.contains(failure.getErrorCode())) {
            return true;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && failure.getErrorCode() != 0) {
                return !(cause instanceof SocketException);
            }
        }
        return false;
    }
}
