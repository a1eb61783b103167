package org.aroregistry.batch.job;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Items that a thread of its own reads while the earlier ones are worked on, in their order. It is never more than some items ahead.
 *
 * @param <T> type of the items
 */
public final class ReadAhead<T> implements AutoCloseable {
    private static final int ITEMS = 64;
    private static final int LOOK_MILLISECONDS = 20;

    private final BlockingQueue<Optional<T>> items = new ArrayBlockingQueue<>(ITEMS);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(ReadAhead::thread);
    private final Future<?> reading;
    private volatile boolean stopped;

    /**
     * Starts to read.
     *
     * @param reader hands every item to its argument and leaves nothing open when it ends, in whatever way
     */
    public ReadAhead(Consumer<Consumer<T>> reader) {
        reading = thread.submit(() -> read(reader));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "read");
        thread.setDaemon(true);
        return thread;
    }

    private void read(Consumer<Consumer<T>> reader) {
        try {
            reader.accept(item -> put(Optional.of(item)));
        } finally {
            if (!stopped) {
                put(Optional.empty());
            }
        }
    }

    /** Looks again and again whether anybody still wants the item: a thread that is interrupted would tear the embedded database down. */
    private void put(Optional<T> item) {
        try {
            while (!items.offer(item, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                if (stopped) {
                    throw new IllegalStateException("reading was stopped");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted", e);
        }
    }

    /**
     * Takes the next item; empty after the last one.
     *
     * @throws RuntimeException what the reader failed with, after all items before
     */
    public Optional<T> next() {
        try {
            Optional<T> item = items.take();
            if (item.isEmpty()) {
                // Whoever asks again is told the same.
                items.add(item);
                reading.get();
            }
            return item;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for the next item was interrupted", e);
        }
    }

    /** Ends reading early, and waits until the reader has closed what it opened. */
    @Override
    public void close() {
        stopped = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("reading did not end within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
