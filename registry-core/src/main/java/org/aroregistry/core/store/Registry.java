package org.aroregistry.core.store;

import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The registry's database, open for use: a pool of connections and what can be done with them.
 *
 * <p>Safe for use by several threads. Opening it brings the tables up to date, those of Spring Batch's job repository included.
 */
public final class Registry implements AutoCloseable {
    private final Database database;
    private final AuditTrail audit;
    private final Rows rows;

    private Registry(Database database) {
        this.database = database;
        this.audit = new AuditTrail(database);
        this.rows = new Rows(database, audit);
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @throws StoreException if it cannot be reached, refuses the log-in, or has tables of a newer product
     */
    public static Registry open(DatabaseAddress address) {
        return open(address, Clock.systemUTC());
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param wait how long to wait while another process has the embedded database open; on a server nobody waits for that
     * @throws StoreException if it cannot be reached, refuses the log-in, has tables of a newer product, or is still in use
     */
    public static Registry open(DatabaseAddress address, Duration wait) {
        return open(address, Clock.systemUTC(), wait);
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param clock gives the time of everything that is written
     * @throws StoreException if it cannot be reached, refuses the log-in, or has tables of a newer product
     */
    public static Registry open(DatabaseAddress address, Clock clock) {
        return open(address, clock, Duration.ZERO);
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param clock gives the time of everything that is written
     * @param wait how long to wait while another process has the embedded database open
     * @throws StoreException if it cannot be reached, refuses the log-in, has tables of a newer product, or is still in use
     */
    public static Registry open(DatabaseAddress address, Clock clock, Duration wait) {
        // The libraries would greet every user of the command line.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        // The first connection stays until the pool has its own, so that nobody takes the embedded database in between.
        try (Connection ignored = DatabaseLogin.open(address, wait)) {
            Database database = database(address, clock);
            try {
                Migrations.apply(address, database.pool());
            } catch (StoreException e) {
                database.close();
                throw e;
            }
            return new Registry(database);
        } catch (SQLException e) {
            throw new StoreException("the database " + address.shown() + " failed while it was opened", e);
        }
    }

    private static Database database(DatabaseAddress address, Clock clock) {
        try {
            return new Database(address, clock);
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException(
                    "the database " + address.shown()
                            + " cannot be reached: the first log-in succeeded and the next one failed",
                    e);
        }
    }

    /**
     * Returns the connections, for the job repository of Spring Batch.
     *
     * <p>Its tables are in the same database and made by the registry's own migrations, so Spring must not initialise them.
     */
    public DataSource dataSource() {
        return database.pool();
    }

    /** Returns the version that everybody sees; 0 while nothing was published. */
    public long currentVersion() {
        return rows.currentVersion();
    }

    /** Returns the sites. */
    public Sites sites() {
        return new Sites(database);
    }

    /** Returns the uploads. */
    public Uploads uploads() {
        return new Uploads(database, audit);
    }

    /** Returns the rows of patients. */
    public Rows rows() {
        return rows;
    }

    /** Returns the freezes. */
    public Freezes freezes() {
        return new Freezes(database, audit, rows);
    }

    /** Returns the releases of the coordinating centre. */
    public Releases releases() {
        return new Releases(database, audit, rows);
    }

    /** Returns the questions to sites. */
    public Queries queries() {
        return new Queries(database, audit);
    }

    /** Returns the erasures of patients. */
    public Erasures erasures() {
        return new Erasures(database, audit, rows, freezes());
    }

    /** Returns the audit trail. */
    public AuditTrail audit() {
        return audit;
    }

    /** Returns the analysis runs. */
    public Runs runs() {
        return new Runs(database, audit);
    }

    /**
     * Rewrites the file of the embedded database, so that it no longer holds what was deleted, and closes that database; the registry
     * can only be closed afterwards. A MySQL server looks after its own files.
     */
    public void compact() {
        database.compact();
    }

    /** Closes all connections. */
    @Override
    public void close() {
        database.close();
    }
}
