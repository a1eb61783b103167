package org.aroregistry.batch.validation;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.aroregistry.core.dictionary.FileDefinition;
import org.jspecify.annotations.Nullable;

/** The rows of a spool that were not refused by themselves, for a thread that follows the one that writes it. */
public final class SpooledRows implements AutoCloseable {
    private final GrowingFile.Follower bytes;
    private final DataInputStream in;
    private final RowBytes row;
    private @Nullable Row following;
    private boolean ended;

    SpooledRows(GrowingFile spool, FileDefinition file) {
        this.row = new RowBytes(file);
        try {
            this.bytes = spool.follow();
        } catch (IOException e) {
            throw failure(e);
        }
        this.in = new DataInputStream(new BufferedInputStream(bytes, RowSpool.BUFFER));
    }

    /** Waits for a row; false behind the last. */
    public boolean await() {
        try {
            while (following == null && !ended) {
                read();
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return following != null;
    }

    /** Tells whether a row can be had within that time; false behind the last. */
    public boolean isReady(long milliseconds) {
        try {
            while (following == null && !ended) {
                if (in.available() == 0 && !bytes.isReady(milliseconds)) {
                    return false;
                }
                read();
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return following != null;
    }

    /** Returns the next row; ask whether there is one. */
    public Row next() {
        Row next = following;
        if (next == null) {
            throw new IllegalStateException("there is no row to be had");
        }
        following = null;
        return next;
    }

    private void read() throws IOException {
        byte kind = in.readByte();
        if (kind == RowSpool.END) {
            ended = true;
            return;
        }
        row.readFrom(in);
        if (kind == RowSpool.ROW) {
            following = row.row();
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException("cannot read from the work folder", cause);
    }
}
