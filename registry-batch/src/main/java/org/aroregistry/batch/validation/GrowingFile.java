package org.aroregistry.batch.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that one thread writes while another one reads it.
 *
 * <p>The disk is the queue between them: neither waits for a slow other one, and memory stays as it is.
 */
final class GrowingFile extends OutputStream {
    private final Path path;
    private final OutputStream file;
    private long written;
    private boolean complete;

    private GrowingFile(Path path, OutputStream file) {
        this.path = path;
        this.file = file;
    }

    /** Starts a file, empty. */
    static GrowingFile create(Path path) throws IOException {
        return new GrowingFile(path, Files.newOutputStream(path));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
        synchronized (this) {
            written += length;
            notifyAll();
        }
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            synchronized (this) {
                complete = true;
                notifyAll();
            }
        }
    }

    /** Opens the file for the thread that follows. */
    Follower follow() throws IOException {
        return new Follower(Files.newInputStream(path));
    }

    /** Waits until more than so many bytes are written, the file is complete or the time is over; returns how many there are. */
    private synchronized long awaitMore(long bytes, long milliseconds) throws IOException {
        long deadline = System.nanoTime() + milliseconds * 1_000_000;
        long left = milliseconds;
        while (written <= bytes && !complete && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for " + path.getFileName());
            }
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return written;
    }

    private synchronized boolean isComplete() {
        return complete;
    }

    /** Reads the file; at its end it waits until there is more, or the file is complete. */
    final class Follower extends InputStream {
        private static final long LONG_MILLISECONDS = 60_000;

        private final InputStream in;
        private long read;

        private Follower(InputStream in) {
            this.in = in;
        }

        /** Tells whether there is something to read within that time. */
        boolean isReady(long milliseconds) throws IOException {
            return awaitMore(read, milliseconds) > read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (!isReady(LONG_MILLISECONDS)) {
                if (isComplete() && !isReady(0)) {
                    return -1;
                }
            }
            int ready = (int) Math.min(length, awaitMore(read, 0) - read);
            int got = in.read(bytes, offset, ready);
            read += Math.max(got, 0);
            return got;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(Integer.MAX_VALUE, awaitMore(read, 0) - read);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
