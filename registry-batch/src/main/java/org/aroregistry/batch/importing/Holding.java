package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.batch.validation.UploadContents;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/**
 * Holds the rows that would change what the registry shows where no reason for changes was given.
 *
 * <p>The upload was judged as if all its rows were taken. Where some are held, new rows of the same patients are judged once more, against
 * what the registry goes on showing in their place. A row that only fails there has no fault of its own: it is held as well, never
 * rejected.
 */
final class Holding {
    private final Dictionary dictionary;
    private final FilesInCheck files;
    private final RegistryKnowledge registry;
    private final UploadSettings settings;
    private final Path workFolder;
    private final boolean allowed;
    private final Set<String> patients = new HashSet<>();

    Holding(
            Dictionary dictionary,
            FilesInCheck files,
            RegistryKnowledge registry,
            UploadSettings settings,
            Path workFolder,
            CheckOptions options) {
        this.dictionary = dictionary;
        this.files = files;
        this.registry = registry;
        this.settings = settings;
        this.workFolder = workFolder;
        this.allowed = options.reason().isPresent();
    }

    /** Compares all files with the registry, and holds the rows that need a reason and have none. */
    void compare() {
        if (!registry.knowsTheSite()) {
            return;
        }
        RegistryComparison comparison = new RegistryComparison(registry.records(), settings.mode(), workFolder);
        for (CheckedFile file : inUse()) {
            FileComparison found = comparison.compare(file);
            file.comparison(found);
            if (!allowed) {
                found.changed().forEach(file.held()::change);
                patients.addAll(found.touchedPatients());
            }
        }
    }

    /** Tells whether rows of a patient are held, or stay though the upload no longer holds them. */
    boolean concerns(String patientId) {
        return patients.contains(patientId);
    }

    /** Holds a new row that fits only the rows that are held. */
    void hold(Row row, Finding finding) {
        files.find(row.file().name()).orElseThrow().held().dependent(row.line(), finding.ruleId(), finding.message());
    }

    /**
     * Judges new rows against patients, transplants and keys as the registry goes on showing them.
     *
     * @return true if more rows are held than before
     */
    boolean references() {
        if (patients.isEmpty()) {
            return false;
        }
        long before = held();
        long last;
        do {
            last = held();
            PatientFacts facts = facts();
            inUse().forEach(file -> references(file, facts));
            inUse().forEach(this::keys);
        } while (held() > last);
        return held() > before;
    }

    private List<CheckedFile> inUse() {
        return files.dataFiles().stream().filter(file -> !file.isRefused()).toList();
    }

    private long held() {
        return inUse().stream().mapToLong(CheckedFile::heldRows).sum();
    }

    private PatientFacts facts() {
        PatientFacts facts = new PatientFacts(true);
        registry.patients().accept(facts);
        for (String name : PatientLevelCheck.FILES) {
            files.find(name).filter(file -> !file.isRefused()).ifPresent(file -> {
                RowSpool.forEach(file.rows(), file.definition(), row -> {
                    if (file.isLoaded(row.line())) {
                        facts.learn(row);
                    }
                });
            });
        }
        return facts;
    }

    private void references(CheckedFile file, PatientFacts facts) {
        if (file.comparison().isEmpty()
                || file.comparison().get().added().count() == 0
                || file.layout().isEmpty()) {
            return;
        }
        RowChecker checker = new RowChecker(
                dictionary,
                file.layout().get(),
                staying(),
                new UploadContents(UploadMode.DELTA, names()),
                Optional.empty());
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (mayBeHeld(file, row)) {
                checker.resume(row);
                checker.checkReferences(row, facts);
                checker.report().findings().stream()
                        .filter(finding -> finding.severity() == Severity.E)
                        .findFirst()
                        .ifPresent(finding -> hold(row, finding));
            }
        });
    }

    private boolean mayBeHeld(CheckedFile file, Row row) {
        return file.isLoaded(row.line()) && file.isNew(row.line()) && concerns(row.patientId());
    }

    private void keys(CheckedFile file) {
        new StoredKeys(registry.rows(), true).forEachClash(file, clash -> {
            if (file.isLoaded(clash.line()) && file.isNew(clash.line())) {
                file.held()
                        .dependent(
                                clash.line(),
                                "S-008",
                                "the registry holds this row under record " + clash.registeredRecordId());
            }
        });
    }

    /** Nothing of the registry ends while changes are held. */
    private UploadSettings staying() {
        return settings.with(UploadMode.DELTA);
    }

    private Set<String> names() {
        return inUse().stream().map(CheckedFile::name).collect(Collectors.toSet());
    }
}
