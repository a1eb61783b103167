package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aroregistry.batch.file.SourceFile;
import org.jspecify.annotations.Nullable;

/** Does pieces of work that do not depend on each other, two at a time where there are two processors. */
final class SideBySide {
    private static final int MOST_THREADS = 2;

    private SideBySide() {}

    /** Looks at each of an upload's files; returns what was found by the name of the file, in the order of the files. */
    static <T> Map<String, T> ofEach(List<SourceFile> files, Function<Path, T> look) {
        Map<String, T> found = new ConcurrentHashMap<>();
        forEach(files, file -> found.put(file.name(), look.apply(file.path())));
        Map<String, T> inOrder = new LinkedHashMap<>();
        files.forEach(file -> inOrder.put(file.name(), found.get(file.name())));
        return inOrder;
    }

    /**
     * Does all pieces and returns when they are done; those that come first are begun first.
     *
     * <p>After a failure no further piece is begun, and the failure is thrown when the one beside it is done.
     */
    static <T> void forEach(List<T> pieces, Consumer<T> worker) {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(pieces);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int others = Math.min(
                        MOST_THREADS,
                        Math.min(pieces.size(), Runtime.getRuntime().availableProcessors()))
                - 1;
        Runnable work = () -> {
            try {
                for (T piece = waiting.poll(); piece != null; piece = waiting.poll()) {
                    worker.accept(piece);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                waiting.clear();
            }
        };
        Thread[] threads = new Thread[Math.max(0, others)];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(work, "beside");
            threads[i].setDaemon(true);
            threads[i].start();
        }
        work.run();
        join(threads, waiting);
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    /** Waits even if interrupted: nobody may clear away files that are being read or written. */
    private static void join(Thread[] threads, Queue<?> waiting) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    waiting.clear();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new ImportException("the import was interrupted: start it again");
        }
    }
}
