package org.aroregistry.batch.importing;

import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.Dictionary;

/**
 * Checks patients, status, baseline and transplants, against which every other row is checked.
 *
 * <p>They are checked twice: each row by itself, and then against the others.
 */
final class PatientLevelCheck {
    /** The files, in the order in which they are read. */
    static final List<String> FILES = List.of("patients", "status", "baseline", "hsct");

    private final FileReading reading;
    private final FilesInCheck files;
    private final PatientFacts facts;
    private final RegisteredRecords registry;

    PatientLevelCheck(FileReading reading, FilesInCheck files, PatientFacts facts, RegisteredRecords registry) {
        this.reading = reading;
        this.files = files;
        this.facts = facts;
        this.registry = registry;
    }

    /** Reads the files, and tells the facts what is known of the patients. */
    void run(SiteFolder folder, Dictionary dictionary) {
        for (String name : FILES) {
            folder.file(name).ifPresent(source -> reading.read(source, dictionary.file(name), Optional.empty()));
        }
        FILES.forEach(name -> files.find(name).ifPresent(this::learn));
        registry.elsewhere(facts.newHere()).forEach(facts::registeredElsewhere);
        registry.lastSeenDead(facts.aliveWithoutStatus()).forEach(facts::lastSeenDead);
        FILES.forEach(name ->
                files.find(name).ifPresent(file -> reading.checker(file).ifPresent(checker -> compare(file, checker))));
    }

    private void learn(CheckedFile file) {
        // Rows of a refused patients.csv still tell who was meant; the upload is refused anyway.
        if (file.isRefused() && !file.name().equals("patients")) {
            forget(file);
            return;
        }
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (file.rejected().contains(row.line())) {
                facts.refuse(row);
            } else {
                facts.learn(row);
            }
        });
    }

    /** Compares the rows of a file with those of the others. */
    private void compare(CheckedFile file, RowChecker checker) {
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            checker.resume(row);
            checker.checkReferences(row, facts);
            checker.report().findings().forEach(finding -> files.addLate(file, finding));
            if (checker.report().isRejected() && !file.rejected().contains(row.line())) {
                file.reject(row);
                facts.refuse(row);
            }
        });
        boolean before = file.isRefused();
        reading.judge(file);
        if (file.isRefused() && !before && !file.name().equals("patients")) {
            forget(file);
        }
    }

    private void forget(CheckedFile file) {
        RowSpool.forEach(file.rows(), file.definition(), facts::refuse);
    }
}
