package org.aroregistry.batch.importing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Records with their hashes on disk, in the order in which they were added. */
final class RecordSpool implements AutoCloseable {
    /**
     * A record of an upload or of the registry.
     *
     * @param recordId the record
     * @param patientId the patient it belongs to
     * @param rowHash hash over its content; empty if its row is not to be loaded
     * @param line its line in the upload; 0 if its row is not to be loaded, or is one of the registry
     */
    record Entry(String recordId, String patientId, String rowHash, long line) {}

    private static final int END = 0;
    private static final int ENTRY = 1;

    private final DataOutputStream out;

    private RecordSpool(DataOutputStream out) {
        this.out = out;
    }

    static RecordSpool create(Path path) {
        try {
            return new RecordSpool(
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder " + path.getParent(), e);
        }
    }

    void add(Entry entry) {
        try {
            out.writeByte(ENTRY);
            out.writeUTF(entry.recordId());
            out.writeUTF(entry.patientId());
            out.writeUTF(entry.rowHash());
            out.writeLong(entry.line());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    @Override
    public void close() {
        try {
            out.writeByte(END);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    /** Hands every record of a spool to the consumer. */
    static void forEach(Path path, Consumer<Entry> consumer) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            while (in.readByte() == ENTRY) {
                consumer.accept(new Entry(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the work folder " + path.getParent(), e);
        }
    }
}
