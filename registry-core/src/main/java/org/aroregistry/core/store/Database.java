package org.aroregistry.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The pool of connections, and how work is done on them: transactions, times, and one kind of error. */
final class Database implements AutoCloseable {
    /** Below 24 of 25 connections of a small MySQL; more than the jobs use at a time. */
    private static final int CONNECTIONS = 12;

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final Clock clock;
    private final Settings settings =
            new Settings().withRenderSchema(false).withRenderCatalog(false).withExecuteLogging(false);

    Database(DatabaseAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(DatabaseLogin.url(address));
        if (!DatabaseLogin.user(address).isEmpty()) {
            config.setUsername(DatabaseLogin.user(address));
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("registry");
        if (address.isMySql()) {
            LocalFiles.allowNone(config);
        } else {
            // H2 checks constraints by the session that made them, and fails for everybody once it is closed.
            config.setMaxLifetime(0);
            config.setIdleTimeout(0);
        }
        // Each statement sees what is committed: the version number alone decides what is visible, and a locking read
        // is followed by
        // reads that see what the lock protected.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.pool = new HikariDataSource(config);
    }

    HikariDataSource pool() {
        return pool;
    }

    boolean isMySql() {
        return address.isMySql();
    }

    /** Returns now, in UTC and as exact as the database keeps it. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    /** Runs queries outside a transaction. */
    <T> T read(String doing, Function<DSLContext, T> work) {
        return guarded(doing, () -> work.apply(DSL.using(pool, dialect(), settings)));
    }

    /** Runs statements that all take effect or none. */
    <T> T transaction(String doing, Function<DSLContext, T> work) {
        return guarded(doing, () -> DSL.using(pool, dialect(), settings)
                .transactionResult(configuration -> work.apply(configuration.dsl())));
    }

    /** Runs statements that all take effect or none. */
    void write(String doing, Consumer<DSLContext> work) {
        transaction(doing, database -> {
            work.accept(database);
            return 0;
        });
    }

    /**
     * Runs statements that all take effect or none, and finds out which if the connection breaks at the end.
     *
     * @param happened reads, under a lock that the statements took as well, whether they took effect
     * @throws StoreException if they did not, or if nobody can tell now
     */
    void write(String doing, Consumer<DSLContext> work, Predicate<DSLContext> happened) {
        try {
            write(doing, work);
        } catch (StoreException e) {
            if (!(e.getCause() instanceof SQLException) || !ask(doing, happened, e)) {
                throw e;
            }
        }
    }

    private boolean ask(String doing, Predicate<DSLContext> happened, StoreException failure) {
        try {
            reconnect();
            return transaction(doing, happened::test);
        } catch (StoreException e) {
            failure.addSuppressed(e);
            throw new StoreException(
                    "the database was lost while " + doing
                            + ", and cannot be asked now whether that took effect: start the"
                            + " same command again when it can be reached",
                    failure);
        }
    }

    /** Lets go of the connections that wait in the pool: where one broke, the others may be broken as well. */
    void reconnect() {
        if (isMySql()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Takes a connection out of the pool, to be closed by the caller. */
    Connection connection(String doing) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw failure(doing, e);
        }
    }

    /** Returns the way to work on one connection that the caller holds. */
    DSLContext on(Connection connection) {
        return DSL.using(connection, dialect(), settings);
    }

    /** Turns the errors of the libraries into the one of this package. */
    <T> T guarded(String doing, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            throw cause == null ? new StoreException("the database failed while " + doing, e) : failure(doing, cause);
        } catch (NullPointerException e) {
            throw failure(doing, Outage.lostSession(e).orElseThrow(() -> e));
        }
    }

    /** Names the error by its code: its text may hold the content of a cell. */
    StoreException failure(String doing, SQLException cause) {
        String sentence = Outage.sentence(doing, cause)
                .orElseGet(() -> "the database failed while " + doing + " (error " + cause.getErrorCode() + ", state "
                        + cause.getSQLState() + ")");
        return new StoreException(sentence, cause);
    }

    /** Makes sure that what was committed survives a crash of this process; MySQL does so by itself. */
    void makeDurable() {
        if (!isMySql()) {
            read("writing to disk", database -> database.execute("CHECKPOINT SYNC"));
        }
    }

    /** Rewrites the file of the embedded database and closes it. */
    void compact() {
        if (!address.url().startsWith("jdbc:h2:file:")) {
            return;
        }
        Connection connection = connection("compacting the database");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            throw failure("compacting the database", e);
        } finally {
            pool.evictConnection(connection);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private SQLDialect dialect() {
        return isMySql() ? SQLDialect.MYSQL : SQLDialect.H2;
    }
}
