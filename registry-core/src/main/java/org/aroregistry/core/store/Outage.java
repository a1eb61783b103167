package org.aroregistry.core.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells failures that end when somebody sees to the machine from those of a statement. */
final class Outage {
    /** Disk full; table full; error while writing a file; error of the storage engine, as when its disk is full. */
    private static final Set<Integer> MYSQL_FULL = Set.of(3, 1021, 1026, 1030, 1114);

    /** Error while reading or writing the file of the embedded database. */
    private static final Set<Integer> H2_FULL = Set.of(90028, 90031);

    /** Connection to an H2 server broken; database closed, as after an error of its disk. */
    private static final Set<Integer> H2_CLOSED = Set.of(90067, 90098, 90121);

    private Outage() {}

    /** Tells whether the connection broke, or none can be had. */
    static boolean isBroken(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || state != null && state.startsWith("08")
                || H2_CLOSED.contains(failure.getErrorCode()) && !isFull(failure);
    }

    /** Tells whether the database could not write to its disk. */
    static boolean isFull(SQLException failure) {
        if (MYSQL_FULL.contains(failure.getErrorCode()) || H2_FULL.contains(failure.getErrorCode())) {
            return true;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && failure.getErrorCode() != 0) {
                return !(cause instanceof java.net.SocketException);
            }
        }
        return false;
    }
}
