package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowSpool;

/**
 * Brings the accepted rows of an upload together by patient, with bounded memory.
 *
 * <p>A small upload is grouped at once. The rows of a large one are first dealt out to parts by the hash of the patient, so that all rows of a
 * patient meet in the same part, and one part after the other is grouped.
 */
final class PatientGroups {
    /**
     * The accepted rows of one patient in this upload, file by file, in the order of their lines.
     *
     * @param patientId the patient
     * @param rows the rows
     * @param incomplete files in which a row of the patient was refused
     */
    record Group(String patientId, List<Row> rows, Set<String> incomplete) {}

    private static final int ROWS_AT_A_TIME = 100_000;
    private static final int MOST_PARTS = 256;

    private final Path workFolder;
    private final int rowsAtATime;

    PatientGroups(Path workFolder) {
        this(workFolder, ROWS_AT_A_TIME);
    }

    /** For tests with fewer rows. */
    PatientGroups(Path workFolder, int rowsAtATime) {
        this.workFolder = workFolder;
        this.rowsAtATime = rowsAtATime;
    }

    /** Hands all patients to the consumer, some at a time, in an order that depends on nothing but the rows. */
    void forEach(List<CheckedFile> files, Consumer<Collection<Group>> consumer) {
        long rows = files.stream().mapToLong(CheckedFile::acceptedRows).sum();
        int parts = (int) Math.min(MOST_PARTS, 1 + rows / rowsAtATime);
        if (parts == 1) {
            TreeMap<String, Group> groups = new TreeMap<>();
            files.forEach(file -> judged(file, row -> add(groups, file, row)));
            consumer.accept(withRows(groups));
            return;
        }
        try {
            files.forEach(file -> deal(file, parts));
            for (int part = 0; part < parts; part++) {
                TreeMap<String, Group> groups = new TreeMap<>();
                for (CheckedFile file : files) {
                    RowSpool.forEach(path(file, part), file.definition(), row -> add(groups, file, row));
                }
                consumer.accept(withRows(groups));
            }
        } finally {
            files.forEach(file -> clear(file, parts));
        }
    }

    private static void judged(CheckedFile file, Consumer<Row> consumer) {
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (isJudged(file, row.line(), row.patientId())) {
                consumer.accept(row);
            }
        });
    }

    /** Tells whether a row is accepted, or refused; not left out as repeated. */
    private static boolean isJudged(CheckedFile file, long line, String patientId) {
        return file.isAccepted(line) || file.rejected().contains(line) && !patientId.isEmpty();
    }

    private static void add(Map<String, Group> groups, CheckedFile file, Row row) {
        Group group = groups.computeIfAbsent(row.patientId(), id -> new Group(id, new ArrayList<>(), new HashSet<>()));
        if (file.rejected().contains(row.line())) {
            group.incomplete().add(file.name());
        } else {
            group.rows().add(row);
        }
    }

    /** A patient whose rows are all refused is not judged. */
    private static List<Group> withRows(Map<String, Group> groups) {
        return groups.values().stream().filter(group -> !group.rows().isEmpty()).toList();
    }

    private void deal(CheckedFile file, int parts) {
        List<RowSpool> spools = new ArrayList<>();
        try {
            for (int part = 0; part < parts; part++) {
                spools.add(RowSpool.create(path(file, part)));
            }
            RowSpool.deal(
                    file.rows(),
                    file.definition(),
                    (line, patientId) -> isJudged(file, line, patientId)
                            ? Optional.of(spools.get(Math.floorMod(patientId.hashCode(), parts)))
                            : Optional.empty());
        } finally {
            spools.forEach(RowSpool::close);
        }
    }

    private Path path(CheckedFile file, int part) {
        return workFolder.resolve(file.name() + "-" + part + ".part");
    }

    private void clear(CheckedFile file, int parts) {
        try {
            for (int part = 0; part < parts; part++) {
                Files.deleteIfExists(path(file, part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the work folder " + workFolder, e);
        }
    }
}
