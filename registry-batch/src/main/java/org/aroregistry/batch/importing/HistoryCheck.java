package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.HistoryFindings;
import org.aroregistry.batch.validation.HistoryFindings.Located;
import org.aroregistry.batch.validation.HistoryRules;
import org.aroregistry.batch.validation.PatientHistory;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/**
 * Judges all rows of each patient together, as the registry will show them after the upload.
 *
 * <p>A row that is refused here gives way to what the registry shows of its record, and the patient is judged again, until nothing more is
 * refused; so the findings fit the rows that go in. If that refuses a whole file, all patients are judged again without it.
 *
 * <p>Where rows of a patient are held, the patient is then judged as the registry will really show it: with the old versions of these rows.
 */
final class HistoryCheck {
    /** A finding and the file that it goes to; empty if the upload does not bring the file. */
    private record Noticed(Optional<CheckedFile> file, Finding finding) {}

    private final Dictionary dictionary;
    private final FilesInCheck files;
    private final StoredHistories stored;
    private final FileReading reading;
    private final PatientGroups groups;
    private final Holding holding;
    private final boolean asked;
    private final boolean full;

    HistoryCheck(
            Dictionary dictionary,
            FilesInCheck files,
            RegistryKnowledge registry,
            UploadSettings settings,
            FileReading reading,
            PatientGroups groups,
            Holding holding) {
        this.dictionary = dictionary;
        this.files = files;
        this.asked = registry.asked();
        this.full = settings.mode() == UploadMode.FULL;
        this.stored = new StoredHistories(dictionary, registry, files, settings);
        this.reading = reading;
        this.groups = groups;
        this.holding = holding;
    }

    /** Tells whether histories can be judged: a centre that checks a DELTA by itself does not know the rows that stay. */
    static boolean isPossible(RegistryKnowledge registry, UploadSettings settings) {
        return registry.asked() || settings.mode() == UploadMode.FULL;
    }

    /** Adds the findings to those of the files, and refuses rows. */
    void run() {
        while (true) {
            List<CheckedFile> inUse =
                    files.dataFiles().stream().filter(file -> !file.isRefused()).toList();
            List<Noticed> remarks = new ArrayList<>();
            HistoryRules rules = HistoryRules.of(dictionary);
            groups.forEach(inUse, patients -> judge(patients, inUse, rules, remarks));
            HistoryFindings ofSite = findings();
            rules.finish(ofSite);
            ofSite.take().forEach(located -> remark(located, remarks));
            inUse.forEach(reading::judge);
            boolean refused = inUse.stream().anyMatch(CheckedFile::isRefused);
            boolean held = holding.references();
            if (!refused && !held) {
                remarks.forEach(this::add);
                return;
            }
        }
    }

    private void add(Noticed noticed) {
        noticed.file()
                .ifPresentOrElse(
                        file -> files.addLate(file, noticed.finding()), () -> files.addElsewhere(noticed.finding()));
    }

    private void judge(
            Collection<PatientGroups.Group> patients,
            List<CheckedFile> inUse,
            HistoryRules rules,
            List<Noticed> remarks) {
        Set<String> unknown = unknownFiles(inUse);
        Map<String, List<Row>> registered = stored.rows(
                patients.stream().map(PatientGroups.Group::patientId).toList());
        Map<String, List<Row>> now = stored.shown(patients.stream()
                .map(PatientGroups.Group::patientId)
                .filter(holding::concerns)
                .toList());
        HistoryFindings findings = findings();
        for (PatientGroups.Group patient : patients) {
            List<Row> shown = new ArrayList<>(registered.getOrDefault(patient.patientId(), List.of()));
            Judged judged = judge(patient, shown, unknown, rules, findings);
            if (holding.concerns(patient.patientId())) {
                judged = judgeHeld(patient, now.getOrDefault(patient.patientId(), List.of()), rules, findings);
            }
            rules.see(judged.history());
            judged.remarks().forEach(located -> remark(located, remarks));
        }
    }

    /** A patient as it will be, with the findings that refuse no row. */
    private record Judged(PatientHistory history, List<Located> remarks) {}

    /** Judges one patient as if all rows were taken, and refuses rows. */
    private Judged judge(
            PatientGroups.Group patient,
            List<Row> shown,
            Set<String> unknown,
            HistoryRules rules,
            HistoryFindings findings) {
        List<Row> uploaded = new ArrayList<>(patient.rows());
        while (true) {
            PatientHistory history = history(patient.patientId(), uploaded, shown, unknown);
            rules.check(history, findings);
            List<Located> found = findings.take();
            List<Located> errors = errors(found);
            if (errors.isEmpty()) {
                return new Judged(history, found);
            }
            for (Located error : errors) {
                Row row = error.row().orElseThrow();
                CheckedFile file = files.find(row.file().name()).orElseThrow();
                files.addLate(file, error.finding());
                if (!file.rejected().contains(row.line())) {
                    file.reject(row);
                    uploaded.removeIf(other -> other == row);
                    stored.ofRecord(row).ifPresent(shown::add);
                }
            }
        }
    }

    /** Judges one patient as the registry will show it while rows are held, and holds new rows that do not fit. */
    private Judged judgeHeld(
            PatientGroups.Group patient, List<Row> shown, HistoryRules rules, HistoryFindings findings) {
        while (true) {
            List<Row> added = patient.rows().stream().filter(this::goesIn).toList();
            PatientHistory history = history(patient.patientId(), added, shown, Set.of());
            rules.check(history, findings);
            List<Located> found = findings.take();
            List<Located> errors = errors(found);
            if (errors.isEmpty()) {
                return new Judged(history, found);
            }
            errors.forEach(error -> holding.hold(error.row().orElseThrow(), error.finding()));
        }
    }

    /** Tells whether a row goes in as a record that the registry does not show yet. */
    private boolean goesIn(Row row) {
        CheckedFile file = files.find(row.file().name()).orElseThrow();
        return file.isLoaded(row.line()) && file.isNew(row.line());
    }

    private static List<Located> errors(List<Located> found) {
        return found.stream()
                .filter(located -> located.finding().severity() == Severity.E)
                .toList();
    }

    private PatientHistory history(String patientId, List<Row> uploaded, List<Row> shown, Set<String> unknown) {
        PatientHistory history = new PatientHistory(patientId, unknown, isOfWholeSite());
        Set<String> replaced = new HashSet<>();
        uploaded.forEach(row -> {
            replaced.add(row.file().name() + '/' + row.recordId());
            history.addUploaded(row);
        });
        shown.stream()
                .filter(row -> !replaced.contains(row.file().name() + '/' + row.recordId()))
                .forEach(history::addStored);
        return history;
    }

    /** Tells whether the upload brings all patients of the site, as far as their rows are accepted. */
    private boolean isOfWholeSite() {
        return full && files.find("patients").filter(file -> !file.isRefused()).isPresent();
    }

    private Set<String> unknownFiles(List<CheckedFile> inUse) {
        if (asked) {
            return Set.of();
        }
        Set<String> known = inUse.stream().map(CheckedFile::name).collect(Collectors.toSet());
        return dictionary.dataFiles().stream()
                .map(FileDefinition::name)
                .filter(name -> !known.contains(name))
                .collect(Collectors.toSet());
    }

    private HistoryFindings findings() {
        Map<String, FileLayout> layouts = new HashMap<>();
        files.dataFiles().forEach(file -> reading.checker(file)
                .map(RowChecker::layout)
                .ifPresent(layout -> layouts.put(file.name(), layout)));
        return new HistoryFindings(layouts);
    }

    private void remark(Located located, List<Noticed> remarks) {
        remarks.add(new Noticed(files.byFileName(located.finding().file()), located.finding()));
    }
}
