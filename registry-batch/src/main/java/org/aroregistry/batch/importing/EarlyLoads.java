package org.aroregistry.batch.importing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.batch.validation.SpooledRows;
import org.aroregistry.core.store.FileLoad;
import org.aroregistry.core.store.Loading;
import org.aroregistry.core.store.NewRow;
import org.aroregistry.core.store.RepeatedRecordException;
import org.aroregistry.core.store.RowFeed;

/**
 * Loads the rows of files while they, and the files behind them, are being checked.
 *
 * <p>One thread follows the spools of one file after the other. Rows that fail a later check are taken back when all is known; nobody sees
 * any of them before the upload is published. Only files in which the site has no rows yet go in early: the rows of others are compared
 * first, and few of them go in at all.
 */
final class EarlyLoads implements RowSink, AutoCloseable {
    private final Loading loading;
    private final ToLongFunction<CheckedFile> fileIds;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(EarlyLoads::thread);
    private final Map<String, Future<Optional<EarlyLoad>>> loads = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * Starts with no file.
     *
     * @param fileIds returns the number under which a file of the upload is registered
     */
    EarlyLoads(Loading loading, ToLongFunction<CheckedFile> fileIds) {
        this.loading = loading;
        this.fileIds = fileIds;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void follow(CheckedFile file, RowSpool rows) {
        SpooledRows following = rows.follow(file.definition());
        long fileId = fileIds.applyAsLong(file);
        loads.put(file.name(), thread.submit(() -> load(fileId, following)));
    }

    /** Waits until the rows of a file are in; empty if the file was not loaded early. */
    Optional<EarlyLoad> of(CheckedFile file) {
        Future<Optional<EarlyLoad>> load = loads.get(file.name());
        if (load == null) {
            return Optional.empty();
        }
        try {
            return load.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("the import was interrupted: start it again", e);
        }
    }

    private Optional<EarlyLoad> load(long fileId, SpooledRows rows) {
        try (rows) {
            FileLoad target = loading.file(fileId);
            if (!target.isFirst()) {
                target.close();
                return Optional.empty();
            }
            Lines sent = new Lines();
            try {
                target.addAll(new Feed(rows, sent));
                return Optional.of(new EarlyLoad(target, sent));
            } catch (RepeatedRecordException e) {
                // The check will say which of the rows is refused; then the others are loaded.
                target.takeBack();
                return Optional.empty();
            } finally {
                target.rest();
            }
        }
    }

    /** Ends early what is not done. */
    @Override
    public void close() {
        stopped = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Takes note of the lines that went to the registry. */
    private final class Feed implements RowFeed {
        private final SpooledRows rows;
        private final Lines sent;

        Feed(SpooledRows rows, Lines sent) {
            this.rows = rows;
            this.sent = sent;
        }

        @Override
        public boolean await() {
            return !stopped && rows.await();
        }

        @Override
        public boolean isReady(long milliseconds) {
            return !stopped && rows.isReady(milliseconds);
        }

        @Override
        public NewRow next() {
            NewRow row = rows.next().toNewRow();
            sent.add(row.line());
            return row;
        }
    }
}
