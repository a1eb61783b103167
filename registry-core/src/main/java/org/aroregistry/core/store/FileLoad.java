package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.UPLOAD_FILE;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.aroregistry.core.upload.UploadMode;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one file in bulk and finds out which are new, changed, unchanged or gone.
 *
 * <p>While the site has no rows in the file, chunks go straight into the table. Otherwise they go into a temporary table first, and one
 * transaction compares it with the current rows.
 */
public final class FileLoad implements AutoCloseable {
    private static final int CHUNK = 10_000;

    private final Database database;
    private final Loading loading;
    private final PatientTable table;
    private final long fileId;
    private final UploadMode mode;
    private final Connection connection;
    private final DSLContext session;
    private final BulkWriter bulk;
    private final CanonicalHash hash = new CanonicalHash();
    private final @Nullable Staging staging;
    private final List<@Nullable Object[]> waiting = new ArrayList<>(CHUNK);
    private final List<@Nullable Object[]> kept = new ArrayList<>();
    private long written;

    FileLoad(Database database, Loading loading, PatientTable table, long fileId, UploadMode mode) {
        this.database = database;
        this.loading = loading;
        this.table = table;
        this.fileId = fileId;
        this.mode = mode;
        this.connection = database.connection(doing());
        this.session = database.on(connection);
        try {
            this.bulk = BulkWriter.choose(connection, database.isMySql());
            if (loading.mayHoldRows(fileId)) {
                fenced(tx -> Leftovers.clear(tx, table, loading.siteId(), loading.version()));
            }
            Staging prepared = new Staging(table, loading.siteId(), loading.version(), database.isMySql());
            boolean siteHasRows = database.guarded(doing(), () -> prepared.siteHasRows(session));
            this.staging = siteHasRows ? prepared : null;
            if (siteHasRows) {
                database.guarded(doing(), () -> {
                    prepared.create(session);
                    return 0;
                });
            }
        } catch (SQLException e) {
            giveBack();
            throw database.failure(doing(), e);
        } catch (StoreException e) {
            giveBack();
            throw e;
        }
    }

    /**
     * Takes a row.
     *
     * @throws StoreException if the row belongs to another site, or rows cannot be written
     */
    public void add(NewRow row) {
        @Nullable Object[] content = table.content(row);
        if (!loading.siteId().equals(content[0])) {
            throw new StoreException("line " + row.line() + " of "
                    + table.file().fileName() + " is not a row of site " + loading.siteId());
        }
        int width = content.length;
        @Nullable Object[] cells = new Object[width + PatientTable.BOOK_KEEPING.size()];
        System.arraycopy(content, 0, cells, 0, width);
        cells[width] = table.hash(content, hash);
        cells[width + 1] = loading.uploadId();
        cells[width + 2] = fileId;
        cells[width + 3] = row.line();
        cells[width + 4] = loading.version();
        cells[width + 5] = RowOrigin.CURRENT;
        waiting.add(cells);
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    /**
     * Takes note of a record that the file holds but that was refused: its current version stays as it is.
     *
     * @param recordId the record
     */
    public void keep(String recordId) {
        if (staging != null && mode == UploadMode.FULL) {
            kept.add(new Object[] {recordId});
            if (kept.size() == CHUNK) {
                flushKept(staging);
            }
        }
    }

    /**
     * Ends the file and remembers it as loaded.
     *
     * @throws StoreException if a record was added twice, or rows cannot be written
     */
    public LoadCounts finish() {
        flush();
        LoadCounts[] counts = {new LoadCounts(written, 0, 0, 0)};
        if (staging != null) {
            flushKept(staging);
        }
        fenced(tx -> {
            if (staging != null) {
                counts[0] = staging.apply(tx, mode);
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

    /** Gives up what was not finished; the file can be loaded again from its first row. */
    @Override
    public void close() {
        if (staging != null) {
            database.guarded(doing(), () -> {
                staging.drop(session);
                return 0;
            });
        }
        giveBack();
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        String target = staging == null ? table.name() : staging.name();
        fenced(tx -> write(tx, target, table.columnNames(), waiting));
        written += waiting.size();
        waiting.clear();
    }

    private void flushKept(Staging stage) {
        fenced(tx -> write(tx, stage.keptName(), List.of("record_id"), kept));
        kept.clear();
    }

    private void write(DSLContext tx, String target, List<String> columns, List<@Nullable Object[]> rows) {
        tx.connection(held -> {
            try {
                bulk.write(held, target, columns, rows);
            } catch (SQLException e) {
                throw isDuplicate(e)
                        ? new StoreException(
                                "a record occurs twice among the rows of "
                                        + table.file().fileName(),
                                e)
                        : database.failure(doing(), e);
            }
        });
    }

    private void fenced(Consumer<DSLContext> work) {
        database.guarded(doing(), () -> {
            session.transaction(configuration -> {
                DSLContext tx = configuration.dsl();
                loading.checkRight(tx);
                work.accept(tx);
            });
            return 0;
        });
    }

    private static boolean isDuplicate(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("23") || e.getErrorCode() == 1062;
    }

    private void giveBack() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw database.failure(doing(), e);
        }
    }

    private String doing() {
        return "loading " + table.file().fileName();
    }
}
