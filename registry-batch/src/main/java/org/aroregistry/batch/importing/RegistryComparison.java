package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.store.RecordVersion;
import org.aroregistry.core.store.RowHash;
import org.aroregistry.core.upload.UploadMode;

/**
 * Compares the rows of a file with what the registry shows of the same records: which are new, changed, unchanged or gone.
 *
 * <p>Memory is bounded: the records of a DELTA are asked for a thousand at a time; those of a FULL file, and all that the registry shows, are
 * first dealt out to parts by the hash of the record, and one part after the other is compared.
 */
final class RegistryComparison {
    private static final int RECORDS_AT_ONCE = 1_000;
    private static final int ROWS_AT_A_TIME = 100_000;
    private static final int MOST_PARTS = 256;

    private final RegisteredRecords registry;
    private final UploadMode mode;
    private final Path workFolder;
    private final int rowsAtATime;

    RegistryComparison(RegisteredRecords registry, UploadMode mode, Path workFolder) {
        this(registry, mode, workFolder, ROWS_AT_A_TIME);
    }

    /** For tests with fewer rows. */
    RegistryComparison(RegisteredRecords registry, UploadMode mode, Path workFolder, int rowsAtATime) {
        this.registry = registry;
        this.mode = mode;
        this.workFolder = workFolder;
        this.rowsAtATime = rowsAtATime;
    }

    /** Compares a file that was checked row by row. */
    FileComparison compare(CheckedFile file) {
        FileComparison found = new FileComparison(workFolder.resolve(file.name() + ".ended"));
        boolean ends = mode == UploadMode.FULL && !file.hasNamelessRejects();
        try (RecordSpool ended = RecordSpool.create(found.endedRecords())) {
            if (ends) {
                inParts(file, found, ended);
            } else {
                someAtATime(file, found);
            }
        }
        return found;
    }

    private void someAtATime(CheckedFile file, FileComparison found) {
        Map<String, RecordSpool.Entry> waiting = new HashMap<>();
        uploaded(file, entry -> {
            put(waiting, entry);
            if (waiting.size() == RECORDS_AT_ONCE) {
                join(waiting, stored(file, List.copyOf(waiting.keySet())), found, gone -> {});
                waiting.clear();
            }
        });
        if (!waiting.isEmpty()) {
            join(waiting, stored(file, List.copyOf(waiting.keySet())), found, gone -> {});
        }
    }

    private void inParts(CheckedFile file, FileComparison found, RecordSpool ended) {
        Consumer<RecordSpool.Entry> end = gone -> {
            found.addEnded(gone);
            ended.add(gone);
        };
        int parts = (int) Math.min(MOST_PARTS, 1 + file.read() / rowsAtATime);
        if (parts == 1) {
            Map<String, RecordSpool.Entry> records = new HashMap<>();
            uploaded(file, entry -> put(records, entry));
            join(records, stored(file, List.of()), found, end);
            return;
        }
        try {
            deal(file, "new", parts, consumer -> uploaded(file, consumer));
            deal(file, "old", parts, stored(file, List.of()));
            for (int part = 0; part < parts; part++) {
                Map<String, RecordSpool.Entry> records = new HashMap<>();
                RecordSpool.forEach(path(file, "new", part), entry -> put(records, entry));
                Path old = path(file, "old", part);
                join(records, consumer -> RecordSpool.forEach(old, consumer), found, end);
            }
        } finally {
            clear(file, parts);
        }
    }

    /** What hands out entries. */
    private interface Entries {
        void forEach(Consumer<RecordSpool.Entry> consumer);
    }

    private static void join(
            Map<String, RecordSpool.Entry> uploaded,
            Entries stored,
            FileComparison found,
            Consumer<RecordSpool.Entry> gone) {
        Set<String> known = new HashSet<>();
        stored.forEach(old -> {
            RecordSpool.Entry row = uploaded.get(old.recordId());
            if (row == null) {
                gone.accept(old);
            } else {
                known.add(old.recordId());
                if (row.line() > 0) {
                    found.addKnown(row, old);
                }
            }
        });
        uploaded.values().stream()
                .filter(row -> row.line() > 0 && !known.contains(row.recordId()))
                .forEach(found::addNew);
    }

    /** A record may stand in several rows: the one that is accepted counts. */
    private static void put(Map<String, RecordSpool.Entry> records, RecordSpool.Entry entry) {
        records.merge(entry.recordId(), entry, (first, second) -> first.line() > 0 ? first : second);
    }

    private static void uploaded(CheckedFile file, Consumer<RecordSpool.Entry> consumer) {
        RowHash hash = new RowHash(file.name());
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (!row.recordId().isEmpty()) {
                consumer.accept(entry(file, row, hash));
            }
        });
    }

    private static RecordSpool.Entry entry(CheckedFile file, Row row, RowHash hash) {
        return file.isAccepted(row.line())
                ? new RecordSpool.Entry(row.recordId(), row.patientId(), hash.of(row.toNewRow()), row.line())
                : new RecordSpool.Entry(row.recordId(), row.patientId(), "", 0);
    }

    private Entries stored(CheckedFile file, List<String> recordIds) {
        return consumer -> registry.forEach(file.name(), recordIds, record -> consumer.accept(entry(record)));
    }

    private static RecordSpool.Entry entry(RecordVersion record) {
        return new RecordSpool.Entry(record.recordId(), record.patientId(), record.rowHash(), 0);
    }

    private void deal(CheckedFile file, String kind, int parts, Entries entries) {
        List<RecordSpool> spools = new ArrayList<>();
        try {
            for (int part = 0; part < parts; part++) {
                spools.add(RecordSpool.create(path(file, kind, part)));
            }
            entries.forEach(entry -> spools.get(Math.floorMod(entry.recordId().hashCode(), parts))
                    .add(entry));
        } finally {
            spools.forEach(RecordSpool::close);
        }
    }

    private Path path(CheckedFile file, String kind, int part) {
        return workFolder.resolve(file.name() + "-" + kind + "-" + part + ".records");
    }

    private void clear(CheckedFile file, int parts) {
        try {
            for (int part = 0; part < parts; part++) {
                Files.deleteIfExists(path(file, "new", part));
                Files.deleteIfExists(path(file, "old", part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the work folder " + workFolder, e);
        }
    }
}
