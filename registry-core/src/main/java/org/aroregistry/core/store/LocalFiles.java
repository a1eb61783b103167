package org.aroregistry.core.store;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Lets {@code LOAD DATA LOCAL} read rows from memory, and nothing else.
 *
 * <p>With LOCAL it is the server that names the file to send. A server in wrong hands could ask for any file of this machine, in answer to
 * any statement. So a connection may read files of one empty folder, which is enough to agree with the server on LOCAL; and only while
 * rows are loaded does it answer with what the loader has set, whatever file the server names.
 */
final class LocalFiles {
    private LocalFiles() {}

    /** Allows the connections of a pool files of an empty folder. */
    static void allowNone(HikariConfig config) {
        config.addDataSourceProperty(PropertyKey.allowLoadLocalInfileInPath.getKeyName(), emptyFolder());
    }

    /** A load. */
    interface Load {
        /** Runs the statement. */
        long run() throws SQLException;
    }

    /** Runs a load that is fed from memory. */
    static long feed(JdbcStatement statement, InputStream rows, Load load) throws SQLException {
        RuntimeProperty<Boolean> allowed = statement
                .getConnection()
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
        statement.setLocalInfileInputStream(rows);
        allowed.setValue(true);
        try {
            return load.run();
        } finally {
            allowed.setValue(false);
            statement.setLocalInfileInputStream(InputStream.nullInputStream());
        }
    }

    private static String emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("aro-no-files-");
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
    }
}
