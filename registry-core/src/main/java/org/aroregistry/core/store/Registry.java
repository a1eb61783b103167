package org.aroregistry.core.store;

import javax.sql.DataSource;

/** The registry's database, open for use: a pool of connections and what can be done with them. */
public final class Registry implements AutoCloseable {
    /**
     * Opens a database and brings its tables up to date.
     *
     * @throws StoreException if it cannot be reached, refuses the log-in, or has tables of a newer product
     */
    public static Registry open(DatabaseAddress address) {
        throw new UnsupportedOperationException();
    }

    /** Returns the connections, for the job repository of Spring Batch: its tables are in the same database. */
    public DataSource dataSource() {
        throw new UnsupportedOperationException();
    }

    /** Returns the version that everybody sees; 0 while nothing was published. */
    public long currentVersion() {
        throw new UnsupportedOperationException();
    }

    /** Returns the sites. */
    public Sites sites() {
        throw new UnsupportedOperationException();
    }

    /** Returns the uploads. */
    public Uploads uploads() {
        throw new UnsupportedOperationException();
    }

    /** Returns the rows of patients. */
    public Rows rows() {
        throw new UnsupportedOperationException();
    }

    /** Returns the freezes. */
    public Freezes freezes() {
        throw new UnsupportedOperationException();
    }

    /** Returns the audit trail. */
    public AuditTrail audit() {
        throw new UnsupportedOperationException();
    }

    /** Returns the analysis runs. */
    public Runs runs() {
        throw new UnsupportedOperationException();
    }

    /** Closes all connections. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
