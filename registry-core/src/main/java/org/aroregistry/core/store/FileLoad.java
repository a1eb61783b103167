package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.UPLOAD_FILE;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one file in bulk.
 *
 * <p>While the site has no rows in the file, they go straight into the table. Otherwise they go into a temporary table first, and one
 * transaction compares them with the current rows: it adds new records, replaces changed ones, and ends those that are named.
 */
public final class FileLoad implements AutoCloseable {
    private static final int CHUNK = 10_000;
    private static final int WORTH_A_TRANSACTION = 5_000;
    private static final int PATIENCE_MILLISECONDS = 2_000;

    private final Database database;
    private final Loading loading;
    private final PatientTable table;
    private final long fileId;
    private final CanonicalHash hash = new CanonicalHash();
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private final List<@Nullable Object[]> ended = new ArrayList<>();
    private final @Nullable Staging staging;
    private @Nullable Session session;
    private long written;
    private long withdrawn;
    private long unchanged;

    /** A connection out of the pool, and how to write on it. */
    private record Session(Connection connection, DSLContext jooq, BulkWriter bulk) {}

    FileLoad(Database database, Loading loading, PatientTable table, long fileId) {
        this.database = database;
        this.loading = loading;
        this.table = table;
        this.fileId = fileId;
        try {
            if (loading.mayHoldRows(fileId)) {
                fenced(tx -> Leftovers.clear(tx, table, loading.siteId(), loading.version()));
            }
            Staging prepared = new Staging(table, loading.siteId(), loading.version(), database.isMySql());
            boolean siteHasRows = guarded(prepared::siteHasRows);
            this.staging = siteHasRows ? prepared : null;
            if (siteHasRows) {
                guarded(jooq -> {
                    prepared.create(jooq);
                    return 0;
                });
            }
        } catch (StoreException e) {
            rest();
            throw e;
        }
    }

    /** Tells whether the site has no rows in this file yet, in any version: all that come are new. */
    public boolean isFirst() {
        return staging == null;
    }

    /**
     * Takes a row.
     *
     * @throws StoreException if the row belongs to another site, or rows cannot be written
     */
    public void add(NewRow row) {
        waiting.add(cells(row));
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    /**
     * Takes rows as they come, until there are no more. They are committed some thousands at a time.
     *
     * @throws StoreException if a row belongs to another site, or rows cannot be written
     */
    public void addAll(RowFeed feed) {
        while (feed.await()) {
            write(target(), some(feed));
        }
    }

    /** Returns rows for one transaction: all that come without long waiting, but not too many. */
    private RowSource some(RowFeed feed) {
        int most = session().bulk().rowsAtOnce();
        int[] taken = {0};
        return () -> {
            boolean more = taken[0] == 0
                    || taken[0] < most && feed.isReady(taken[0] < WORTH_A_TRANSACTION ? PATIENCE_MILLISECONDS : 0);
            if (!more) {
                return null;
            }
            taken[0]++;
            return cells(feed.next());
        };
    }

    /**
     * Ends the current version of a record that the site no longer has.
     *
     * @param recordId the record; without effect where no version is current
     */
    public void end(String recordId) {
        ended.add(new Object[] {recordId});
        if (ended.size() == CHUNK) {
            flushEnded();
        }
    }

    /** Counts rows that the registry shows just so; they need not be written. */
    public void addUnchanged(long rows) {
        unchanged += rows;
    }

    /** Takes all rows back. */
    public void takeBack() {
        fenced(tx -> Leftovers.clear(tx, table, loading.siteId(), loading.version()));
        written = 0;
        withdrawn = 0;
    }

    /**
     * Takes rows back that were added; only where all rows of the site are new.
     *
     * @param recordIds their records
     */
    public void withdraw(List<String> recordIds) {
        if (!isFirst()) {
            throw new StoreException("rows of " + table.file().fileName() + " can only be taken back on a first load");
        }
        flush();
        for (int from = 0; from < recordIds.size(); from += Leftovers.AT_ONCE) {
            List<String> some = recordIds.subList(from, Math.min(recordIds.size(), from + Leftovers.AT_ONCE));
            fenced(tx -> withdrawn += Leftovers.clear(tx, table, loading.siteId(), loading.version(), some));
        }
    }

    /**
     * Ends the file and remembers it as loaded.
     *
     * @throws StoreException if a record was added twice, or rows cannot be written
     */
    public LoadCounts finish() {
        flush();
        flushEnded();
        LoadCounts[] counts = {new LoadCounts(written - withdrawn, 0, unchanged, 0)};
        fenced(tx -> {
            if (staging != null) {
                counts[0] = staging.apply(tx).plusUnchanged(unchanged);
            }
            tx.update(UPLOAD_FILE)
                    .set(UPLOAD_FILE.LOADED, true)
                    .set(UPLOAD_FILE.LOADED_ADDED, counts[0].added())
                    .set(UPLOAD_FILE.LOADED_CHANGED, counts[0].changed())
                    .set(UPLOAD_FILE.LOADED_UNCHANGED, counts[0].unchanged())
                    .set(UPLOAD_FILE.LOADED_ENDED, counts[0].ended())
                    .where(UPLOAD_FILE.FILE_ID.eq(fileId))
                    .execute();
        });
        return counts[0];
    }

    /** Gives the connection back until more is to be done. Rows that wait to be compared are lost with it, so only a first load may rest. */
    public void rest() {
        if (session != null) {
            Connection held = session.connection();
            session = null;
            close(held);
        }
    }

    /** Gives up what was not finished; the file can be loaded again from its first row. */
    @Override
    public void close() {
        if (staging != null) {
            guarded(jooq -> {
                staging.drop(jooq);
                return 0;
            });
        }
        rest();
    }

    private @Nullable Object[] cells(NewRow row) {
        @Nullable Object[] content = table.content(row);
        if (!loading.siteId().equals(content[0])) {
            throw new StoreException("line " + row.line() + " of "
                    + table.file().fileName() + " is not a row of site " + loading.siteId());
        }
        int width = content.length;
        @Nullable Object[] cells = new Object[width + 2];
        System.arraycopy(content, 0, cells, 0, width);
        cells[width] = table.hash(content, hash);
        cells[width + 1] = row.line();
        return cells;
    }

    private BulkTarget target() {
        List<String> columns = new ArrayList<>(table.slotNames());
        columns.add("row_hash");
        columns.add("line_no");
        Map<String, Long> constants = new LinkedHashMap<>();
        constants.put("upload_id", loading.uploadId());
        constants.put("file_id", fileId);
        constants.put("valid_from", loading.version());
        constants.put("valid_to", RowOrigin.CURRENT);
        return new BulkTarget(staging == null ? table.name() : staging.name(), columns, constants);
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            write(target(), RowSource.of(waiting));
            waiting.clear();
        }
    }

    private void flushEnded() {
        if (!ended.isEmpty()) {
            if (staging == null) {
                ended.clear();
                return;
            }
            BulkTarget names = new BulkTarget(staging.endedName(), List.of("record_id"));
            fenced(tx -> write(tx, names, RowSource.of(ended)));
            ended.clear();
        }
    }

    private void write(BulkTarget target, RowSource rows) {
        fenced(tx -> written += write(tx, target, rows));
    }

    private long write(DSLContext tx, BulkTarget target, RowSource rows) {
        return tx.connectionResult(held -> {
            try {
                return session().bulk().write(held, target, rows);
            } catch (SQLException e) {
                throw isDuplicate(e)
                        ? new RepeatedRecordException(
                                "a record occurs twice among the rows of "
                                        + table.file().fileName(),
                                e)
                        : database.failure(doing(), e);
            }
        });
    }

    private void fenced(Consumer<DSLContext> work) {
        guarded(jooq -> {
            jooq.transaction(configuration -> {
                DSLContext tx = configuration.dsl();
                loading.checkRight(tx);
                work.accept(tx);
            });
            return 0;
        });
    }

    private <T> T guarded(Function<DSLContext, T> work) {
        return database.guarded(doing(), () -> work.apply(session().jooq()));
    }

    private Session session() {
        Optional<Session> open = Optional.ofNullable(session);
        if (open.isPresent()) {
            return open.get();
        }
        Connection connection = database.connection(doing());
        try {
            Session opened =
                    new Session(connection, database.on(connection), BulkWriter.choose(connection, database.isMySql()));
            session = opened;
            return opened;
        } catch (SQLException e) {
            close(connection);
            throw database.failure(doing(), e);
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw database.failure(doing(), e);
        }
    }

    private static boolean isDuplicate(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("23") || e.getErrorCode() == 1062;
    }

    private String doing() {
        return "loading " + table.file().fileName();
    }
}
