package org.aroregistry.batch.importing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** Findings of one file on disk, by line, so that their number never fills the memory. */
final class FindingSpool implements AutoCloseable {
    private final DataOutputStream out;
    private final Tally tally;

    private FindingSpool(DataOutputStream out, Tally tally) {
        this.out = out;
        this.tally = tally;
    }

    /**
     * Starts an empty spool.
     *
     * @param tally counts what is added
     */
    static FindingSpool create(Path path, Tally tally) {
        try {
            return new FindingSpool(
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 15)), tally);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder " + path.getParent(), e);
        }
    }

    void add(Finding finding) {
        tally.add(finding);
        try {
            out.writeByte(1);
            out.writeUTF(finding.ruleId());
            out.writeByte(finding.severity().ordinal());
            out.writeUTF(finding.file());
            out.writeLong(finding.line());
            out.writeUTF(finding.columnLetter());
            out.writeUTF(finding.column());
            out.writeUTF(finding.recordId());
            out.writeBoolean(finding.value().isPresent());
            out.writeUTF(finding.value().orElse(""));
            out.writeUTF(finding.message());
            out.writeUTF(finding.expected());
            out.writeUTF(finding.hint());
            out.writeUTF(finding.patientId());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    @Override
    public void close() {
        try {
            out.writeByte(0);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    /** Opens a spool for reading; close the reader. */
    static Reader read(Path path) {
        try {
            return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 15)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the work folder " + path.getParent(), e);
        }
    }

    /** Findings one by one. */
    static final class Reader implements Iterator<Finding>, AutoCloseable {
        private final DataInputStream in;
        private Optional<Finding> ahead;

        private Reader(DataInputStream in) {
            this.in = in;
            this.ahead = readOne();
        }

        private Optional<Finding> readOne() {
            try {
                if (in.readByte() == 0) {
                    return Optional.empty();
                }
                String rule = in.readUTF();
                Severity severity = Severity.values()[in.readByte()];
                String file = in.readUTF();
                long line = in.readLong();
                String letter = in.readUTF();
                String column = in.readUTF();
                String record = in.readUTF();
                boolean shown = in.readBoolean();
                String value = in.readUTF();
                return Optional.of(new Finding(
                        rule,
                        severity,
                        file,
                        line,
                        letter,
                        column,
                        record,
                        shown ? Optional.of(value) : Optional.empty(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read from the work folder", e);
            }
        }

        @Override
        public boolean hasNext() {
            return ahead.isPresent();
        }

        /** Returns the next finding without taking it. */
        Finding peek() {
            return ahead.orElseThrow(NoSuchElementException::new);
        }

        @Override
        public Finding next() {
            Finding finding = peek();
            ahead = readOne();
            return finding;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a file of the work folder", e);
            }
        }
    }
}
