package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.batch.validation.UploadContents;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.upload.UploadMode;

/**
 * Finds rows that the registry shows of a patient after the death that an upload reports, and goes on showing.
 *
 * <p>A row that the same upload corrects or ends is no obstacle. Only the rows of patients with a new or an earlier death are read, some
 * patients at a time.
 */
final class StoredAfterDeath {
    private static final int PATIENTS_AT_A_TIME = 500;

    private record Stored(String patientId, String recordId) {}

    private final Dictionary dictionary;
    private final FilesInCheck files;
    private final PatientFacts facts;
    private final StoredRows registry;
    private final UploadSettings settings;

    StoredAfterDeath(
            Dictionary dictionary,
            FilesInCheck files,
            PatientFacts facts,
            StoredRows registry,
            UploadSettings settings) {
        this.dictionary = dictionary;
        this.files = files;
        this.facts = facts;
        this.registry = registry;
        this.settings = settings;
    }

    /** Refuses the deaths that rows of the registry contradict; call it when all files are read. */
    void run(FileReading reading) {
        Map<String, List<String>> found = contradictions();
        if (!found.isEmpty()) {
            CheckedFile status = files.find("status").orElseThrow();
            reading.checker(status).ifPresent(checker -> refuse(status, checker, found));
            reading.judge(status);
        }
    }

    /** Returns the rows that the registry goes on showing after the death that the upload reports, in words, by patient. */
    Map<String, List<String>> contradictions() {
        Map<String, List<String>> found = new TreeMap<>();
        Optional<CheckedFile> status = files.find("status").filter(file -> !file.isRefused());
        if (status.isEmpty()) {
            return found;
        }
        List<String> patients = patients(status.get());
        for (FileDefinition file : dictionary.dataFiles()) {
            List<String> columns = columns(file);
            if (!patients.isEmpty() && !columns.isEmpty()) {
                for (Stored row : stays(file, afterDeath(file, columns, patients))) {
                    found.computeIfAbsent(row.patientId(), id -> new ArrayList<>())
                            .add(file.fileName() + " " + row.recordId());
                }
            }
        }
        return found;
    }

    private List<String> patients(CheckedFile status) {
        List<String> patients = new ArrayList<>();
        RowSpool.forEach(status.rows(), status.definition(), row -> {
            if (status.isLoaded(row.line()) && facts.diesEarlierThanRegistered(row.patientId())) {
                patients.add(row.patientId());
            }
        });
        return patients;
    }

    /** Returns the days of a file, and what they depend on; empty if nothing in it happens on a day. */
    private static List<String> columns(FileDefinition file) {
        List<String> columns = file.columns().stream()
                .filter(column -> column.isDay()
                        || column.isRelativeDay()
                        || column.name().equals("rel_day"))
                .map(ColumnDefinition::name)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!columns.isEmpty()) {
            file.columns().stream()
                    .map(ColumnDefinition::name)
                    .filter(name -> name.endsWith("_prec") || name.equals("hsct_no"))
                    .forEach(columns::add);
        }
        return columns;
    }

    private List<Stored> afterDeath(FileDefinition file, List<String> columns, List<String> patients) {
        RowChecker checker = new RowChecker(
                dictionary,
                new FileLayout(file),
                settings,
                new UploadContents(settings.mode(), Set.of()),
                Optional.empty());
        List<Stored> found = new ArrayList<>();
        for (int from = 0; from < patients.size(); from += PATIENTS_AT_A_TIME) {
            List<String> some = patients.subList(from, Math.min(patients.size(), from + PATIENTS_AT_A_TIME));
            registry.read(file.name(), some, columns, stored -> {
                if (checker.isAfterDeath(StoredHistories.row(file, columns, stored), facts)) {
                    found.add(new Stored(stored.patientId(), stored.recordId()));
                }
            });
        }
        return found;
    }

    /** Returns the rows that the registry shows after this upload as well. */
    private List<Stored> stays(FileDefinition definition, List<Stored> stored) {
        Optional<CheckedFile> found = files.find(definition.name()).filter(file -> !file.isRefused());
        if (found.isEmpty() || stored.isEmpty()) {
            return stored;
        }
        CheckedFile file = found.get();
        Set<String> records = stored.stream().map(Stored::recordId).collect(Collectors.toSet());
        Set<String> replaced = new HashSet<>();
        Set<String> refused = new HashSet<>();
        RowSpool.forEach(file.rows(), definition, row -> {
            if (records.contains(row.recordId())) {
                boolean stays = file.rejected().contains(row.line())
                        || file.held().lines().contains(row.line());
                (stays ? refused : replaced).add(row.recordId());
            }
        });
        boolean absentEnds = settings.mode() == UploadMode.FULL && !file.hasNamelessRejects();
        return stored.stream()
                .filter(row -> !replaced.contains(row.recordId()))
                .filter(row -> !absentEnds || refused.contains(row.recordId()))
                .toList();
    }

    private void refuse(CheckedFile status, RowChecker checker, Map<String, List<String>> found) {
        RowSpool.forEach(status.rows(), status.definition(), row -> {
            List<String> stored = found.get(row.patientId());
            if (stored != null && status.isLoaded(row.line())) {
                checker.refuseDeath(row, stored);
                checker.report().findings().forEach(finding -> files.addLate(status, finding));
                status.reject(row);
            }
        });
    }
}
