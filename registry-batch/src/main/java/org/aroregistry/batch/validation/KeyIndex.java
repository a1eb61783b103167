package org.aroregistry.batch.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * Finds rows of a file that repeat each other or claim the same key, with bounded memory.
 *
 * <p>Each row leaves the fingerprints of its keys in one of 64 small files, by the first bits of the hash, so that equal keys meet
 * in the same one; each is then looked through by itself.
 */
public final class KeyIndex implements AutoCloseable {
    /** Why a row does not stand alone. */
    public enum Clash {
        /** Equal in every cell to an earlier row; the earlier one counts. */
        REPEATED,
        /** Same record_id as another row with other content. */
        SAME_RECORD,
        /** Same natural key as another row with other content. */
        SAME_KEY
    }

    /**
     * A row that does not stand alone.
     *
     * @param line its line
     * @param other line of another row that it clashes with: the first one
     * @param clash why
     */
    public record Duplicate(long line, long other, Clash clash) {}

    private static final int PARTITION_BITS = 6;
    private static final int PARTITIONS = 1 << PARTITION_BITS;
    private static final int MOST_KEYS = 200_000;
    private static final int ENTRY_BYTES = 8 * 5;
    private static final int BUFFERED = 256;
    private static final int RECORD_COLUMN = 2;
    private static final int RECORD_KEY = 0;
    private static final int NATURAL_KEY = 1;
    /** Set for the natural key of a row that has a record_id as well. */
    private static final int WITH_RECORD = 2;

    private final String name;
    private final Path folder;
    private final int mostKeys;
    private final List<Integer> naturalKey;
    private final ByteBuffer[] buffers = new ByteBuffer[PARTITIONS];
    private final boolean[] spilled = new boolean[PARTITIONS];
    private final Fingerprint content = new Fingerprint();
    private final Fingerprint key = new Fingerprint();

    /**
     * Makes an empty index.
     *
     * @param file the file whose keys count
     * @param folder an existing folder for the spilled parts; indexes of other files may use it at the same time
     */
    public KeyIndex(FileDefinition file, Path folder) {
        this(file, folder, MOST_KEYS);
    }

    /** For tests with fewer keys in memory. */
    KeyIndex(FileDefinition file, Path folder, int mostKeys) {
        this.name = file.name();
        this.folder = folder;
        this.mostKeys = mostKeys;
        // A natural key with the record in it says no more than the record alone.
        this.naturalKey = file.key().contains("record_id")
                ? List.of()
                : file.key().stream()
                        .map(name -> file.column(name).position() - 1)
                        .toList();
    }

    /** Adds a row; cells that could not be read count by their text as sent. */
    void add(Row row, String[] cells) {
        content.clear();
        for (int position = 0; position < cells.length; position++) {
            add(content, row, position, cells);
        }
        long contentHash = content.first();
        if (!row.isBlank(RECORD_COLUMN)) {
            key.clear();
            add(key, row, RECORD_COLUMN, cells);
            put(RECORD_KEY, row.line(), contentHash);
        }
        if (!naturalKey.isEmpty() && naturalKey.stream().allMatch(row::isReadable)) {
            key.clear();
            for (int position : naturalKey) {
                add(key, row, position, cells);
            }
            put(row.isBlank(RECORD_COLUMN) ? NATURAL_KEY : NATURAL_KEY | WITH_RECORD, row.line(), contentHash);
        }
    }

    private static void add(Fingerprint print, Row row, int position, String[] cells) {
        if (row.isWhole(position)) {
            print.add(row.whole(position));
        } else {
            print.add(shown(row, position, cells));
        }
    }

    private static String shown(Row row, int position, String[] cells) {
        if (row.isDecimal(position)) {
            String cell = cells[position];
            // 5.4 and 5.40 are the same; only such endings need the longer way.
            boolean plain = cell.isEmpty() || cell.charAt(cell.length() - 1) != '0' && cell.indexOf(',') < 0;
            return plain ? cell : row.decimal(position).stripTrailingZeros().toPlainString();
        }
        if (row.isFilled(position)) {
            return row.text(position);
        }
        return row.isBlank(position) ? "" : cells[position];
    }

    private void put(int flags, long line, long contentHash) {
        long first = key.first() ^ (flags & NATURAL_KEY) * 0x5DEECE66DL;
        int partition = (int) (first >>> Long.SIZE - PARTITION_BITS);
        ByteBuffer buffer = buffers[partition];
        if (buffer == null) {
            buffer = ByteBuffer.allocate(ENTRY_BYTES * BUFFERED);
            buffers[partition] = buffer;
        }
        if (!buffer.hasRemaining()) {
            spill(partition, buffer);
        }
        buffer.putLong(first).putLong(key.second()).putLong(flags).putLong(line).putLong(contentHash);
    }

    private void spill(int partition, ByteBuffer buffer) {
        try (OutputStream out =
                Files.newOutputStream(part(partition), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(buffer.array(), 0, buffer.position());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder " + folder, e);
        }
        spilled[partition] = true;
        buffer.clear();
    }

    private Path part(int partition) {
        return folder.resolve(name + "-" + partition + ".keys");
    }

    private interface Entries {
        /** Takes an entry; returns false to stop. */
        boolean accept(long first, long second, int flags, int line, long content);
    }

    /**
     * Hands over the rows that clash, in no particular order; a line may occur twice, with different clashes.
     *
     * <p>Memory depends neither on the number of rows nor on that of clashes.
     */
    public void forEachDuplicate(Consumer<Duplicate> consumer) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (buffers[partition] != null) {
                duplicates(partition, 0, 0, consumer);
            }
        }
    }

    /** Looks at the entries of a partition whose next bits, so many, are these; halves them if there are too many keys. */
    private void duplicates(int partition, int bits, long prefix, Consumer<Duplicate> consumer) {
        KeyGroups groups = new KeyGroups((int) Math.min(mostKeys, entries(partition)));
        boolean fits = read(
                partition,
                (first, second, flags, line, content) ->
                        !startsWith(first, bits, prefix) || groups.add(first, second, line, content));
        if (!fits) {
            duplicates(partition, bits + 1, prefix << 1, consumer);
            duplicates(partition, bits + 1, prefix << 1 | 1, consumer);
            return;
        }
        read(partition, (first, second, flags, line, content) -> {
            if (startsWith(first, bits, prefix)) {
                report(groups, first, second, flags, line, consumer);
            }
            return true;
        });
    }

    private static boolean startsWith(long first, int bits, long prefix) {
        return bits == 0 || first << PARTITION_BITS >>> Long.SIZE - bits == prefix;
    }

    private static void report(
            KeyGroups groups, long first, long second, int flags, int line, Consumer<Duplicate> consumer) {
        int other = groups.otherThan(line, first, second);
        if (other == 0) {
            return;
        }
        boolean ofRecord = (flags & NATURAL_KEY) == 0;
        if (groups.differ(first, second)) {
            consumer.accept(new Duplicate(line, other, ofRecord ? Clash.SAME_RECORD : Clash.SAME_KEY));
        } else if (other < line && (ofRecord || (flags & WITH_RECORD) == 0)) {
            // Rows that are equal have the same record, too: that is said once.
            consumer.accept(new Duplicate(line, other, Clash.REPEATED));
        }
    }

    private long entries(int partition) {
        try {
            long onDisk = spilled[partition] ? Files.size(part(partition)) : 0;
            return (onDisk + buffers[partition].position()) / ENTRY_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the work folder " + folder, e);
        }
    }

    /** Hands over the entries of a partition until one is not wanted; returns false then. */
    private boolean read(int partition, Entries consumer) {
        if (spilled[partition]) {
            byte[] block = new byte[ENTRY_BYTES * BUFFERED];
            try (InputStream in = Files.newInputStream(part(partition))) {
                for (int length = in.readNBytes(block, 0, block.length);
                        length > 0;
                        length = in.readNBytes(block, 0, block.length)) {
                    if (!hand(ByteBuffer.wrap(block, 0, length), consumer)) {
                        return false;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read from the work folder " + folder, e);
            }
        }
        return hand(buffers[partition].duplicate().flip(), consumer);
    }

    private static boolean hand(ByteBuffer entries, Entries consumer) {
        while (entries.hasRemaining()) {
            long first = entries.getLong();
            long second = entries.getLong();
            int flags = (int) entries.getLong();
            int line = Math.toIntExact(entries.getLong());
            if (!consumer.accept(first, second, flags, line, entries.getLong())) {
                return false;
            }
        }
        return true;
    }

    /** Deletes what was spilled. */
    @Override
    public void close() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            try {
                Files.deleteIfExists(part(partition));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot clear the work folder " + folder, e);
            }
        }
    }
}
