package org.aroregistry.batch.validation;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * Finds rows of a file that repeat each other or claim the same key, with bounded memory.
 *
 * <p>Each row leaves the fingerprints of its keys in one of 64 small files, by the first bits of the hash, so that equal keys meet
 * in the same one; each is then sorted by itself.
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

    private static final int PARTITIONS = 64;
    private static final int ENTRY_BYTES = 8 * 5;
    private static final int BUFFERED = 256;
    private static final int RECORD_COLUMN = 2;
    private static final long RECORD_KEY = 0;
    private static final long NATURAL_KEY = 1;

    private final Path folder;
    private final List<Integer> naturalKey;
    private final ByteBuffer[] buffers = new ByteBuffer[PARTITIONS];
    private final boolean[] spilled = new boolean[PARTITIONS];
    private final Fingerprint content = new Fingerprint();
    private final Fingerprint key = new Fingerprint();

    /**
     * Makes an empty index.
     *
     * @param file the file whose keys count
     * @param folder an existing folder for the spilled parts
     */
    public KeyIndex(FileDefinition file, Path folder) {
        this.folder = folder;
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
            put(row.line() << 1 | RECORD_KEY, contentHash);
        }
        if (!naturalKey.isEmpty() && naturalKey.stream().allMatch(row::isReadable)) {
            key.clear();
            for (int position : naturalKey) {
                add(key, row, position, cells);
            }
            put(row.line() << 1 | NATURAL_KEY, contentHash);
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

    private void put(long lineAndKind, long contentHash) {
        long first = key.first() ^ (lineAndKind & 1) * 0x5DEECE66DL;
        int partition = (int) (first >>> 58);
        ByteBuffer buffer = buffers[partition];
        if (buffer == null) {
            buffer = ByteBuffer.allocate(ENTRY_BYTES * BUFFERED);
            buffers[partition] = buffer;
        }
        if (!buffer.hasRemaining()) {
            spill(partition, buffer);
        }
        buffer.putLong(first)
                .putLong(key.second())
                .putLong(lineAndKind & 1)
                .putLong(lineAndKind >>> 1)
                .putLong(contentHash);
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
        return folder.resolve("keys-" + partition + ".bin");
    }

    private record Entry(long first, long second, long kind, long line, long content) {}

    /** Returns the rows that clash, by line; a line may occur twice, with different clashes. */
    public List<Duplicate> duplicates() {
        List<Duplicate> found = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<Entry> entries = entries(partition);
            entries.sort(Comparator.comparingLong(Entry::first)
                    .thenComparingLong(Entry::second)
                    .thenComparingLong(Entry::kind)
                    .thenComparingLong(Entry::line));
            int start = 0;
            for (int i = 1; i <= entries.size(); i++) {
                if (i == entries.size() || !sameKey(entries.get(start), entries.get(i))) {
                    group(entries.subList(start, i), found);
                    start = i;
                }
            }
        }
        found.sort(Comparator.comparingLong(Duplicate::line).thenComparing(Duplicate::clash));
        return distinct(found);
    }

    private static boolean sameKey(Entry a, Entry b) {
        return a.first() == b.first() && a.second() == b.second() && a.kind() == b.kind();
    }

    private static void group(List<Entry> rows, List<Duplicate> found) {
        if (rows.size() < 2) {
            return;
        }
        Entry head = rows.get(0);
        boolean conflict = rows.stream().anyMatch(row -> row.content() != head.content());
        Clash clash = !conflict ? Clash.REPEATED : head.kind() == RECORD_KEY ? Clash.SAME_RECORD : Clash.SAME_KEY;
        for (int i = conflict ? 0 : 1; i < rows.size(); i++) {
            found.add(new Duplicate(rows.get(i).line(), rows.get(i == 0 ? 1 : 0).line(), clash));
        }
    }

    private static List<Duplicate> distinct(List<Duplicate> sorted) {
        List<Duplicate> result = new ArrayList<>();
        for (Duplicate duplicate : sorted) {
            boolean again = !result.isEmpty()
                    && result.get(result.size() - 1).line() == duplicate.line()
                    && result.get(result.size() - 1).clash() == duplicate.clash();
            if (!again) {
                result.add(duplicate);
            }
        }
        return result;
    }

    private List<Entry> entries(int partition) {
        List<Entry> entries = new ArrayList<>();
        if (spilled[partition]) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(part(partition)), 1 << 16))) {
                long count = Files.size(part(partition)) / ENTRY_BYTES;
                for (long i = 0; i < count; i++) {
                    entries.add(new Entry(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read from the work folder " + folder, e);
            }
        }
        ByteBuffer buffer = buffers[partition];
        if (buffer != null) {
            ByteBuffer written = buffer.duplicate().flip();
            while (written.hasRemaining()) {
                entries.add(new Entry(
                        written.getLong(), written.getLong(), written.getLong(), written.getLong(), written.getLong()));
            }
        }
        return entries;
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
