package org.aroregistry.batch.validation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.aroregistry.core.dictionary.FileDefinition;
import org.jspecify.annotations.Nullable;

/** Checked rows of one file on disk, in the order of the file, ready to be loaded. */
public final class RowSpool implements AutoCloseable {
    /** Says where a row goes. */
    @FunctionalInterface
    public interface Dealer {
        /**
         * Chooses a spool.
         *
         * @param line the line of the row
         * @param patientId its patient, empty if unreadable
         * @return the spool that takes the row; empty to leave it out
         */
        Optional<RowSpool> choose(long line, String patientId);
    }

    static final int END = 0;
    static final int ROW = 1;
    static final int REFUSED = 2;
    static final int BUFFER = 1 << 16;

    private final GrowingFile file;
    private final DataOutputStream out;
    private @Nullable RowBytes bytes;

    private RowSpool(GrowingFile file) {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
    }

    /** Starts an empty spool. */
    public static RowSpool create(Path path) {
        try {
            return new RowSpool(GrowingFile.create(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder " + path.getParent(), e);
        }
    }

    /** Opens the rows for a thread that follows this one. */
    public SpooledRows follow(FileDefinition definition) {
        return new SpooledRows(file, definition);
    }

    /** Appends a row that is not refused. */
    public void add(Row row) {
        add(row, false);
    }

    /** Appends a row; all rows are of the same file. */
    public void add(Row row, boolean refused) {
        if (bytes == null) {
            bytes = new RowBytes(row.file());
        }
        bytes.take(row);
        add(bytes, refused ? REFUSED : ROW);
    }

    private void add(RowBytes row, int kind) {
        try {
            out.writeByte(kind);
            row.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    /** Ends the spool. */
    @Override
    public void close() {
        try {
            out.writeByte(END);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    /**
     * Hands every row of a spool to the consumer.
     *
     * @param file the file whose rows it holds
     */
    public static void forEach(Path path, FileDefinition file, Consumer<Row> consumer) {
        read(path, file, bytes -> consumer.accept(bytes.row()));
    }

    /**
     * Copies the rows of a spool to others, without reading all their cells.
     *
     * @param file the file whose rows it holds
     */
    public static void deal(Path path, FileDefinition file, Dealer dealer) {
        read(path, file, bytes -> dealer.choose(bytes.line(), bytes.patientId()).ifPresent(to -> to.add(bytes, ROW)));
    }

    private static void read(Path path, FileDefinition file, Consumer<RowBytes> consumer) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            RowBytes bytes = new RowBytes(file);
            while (in.readByte() != END) {
                bytes.readFrom(in);
                consumer.accept(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the work folder " + path.getParent(), e);
        }
    }
}
