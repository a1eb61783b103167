package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.HistoryFindings;
import org.aroregistry.batch.validation.HistoryFindings.Located;
import org.aroregistry.batch.validation.HistoryRules;
import org.aroregistry.batch.validation.OtherSites;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.PatientHistory;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;
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
    private final Dictionary dictionary;
    private final FilesInCheck files;
    private final StoredHistories stored;
    private final OtherSites otherSites;
    private final FileReading reading;
    private final PatientGroups groups;
    private final Path workFolder;
    private final PatientFacts facts;
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
            Path workFolder,
            PatientFacts facts,
            Holding holding) {
        this.dictionary = dictionary;
        this.files = files;
        this.asked = registry.asked();
        this.full = settings.mode() == UploadMode.FULL;
        this.otherSites = registry.otherSites();
        this.stored = new StoredHistories(dictionary, registry, files, settings);
        this.reading = reading;
        this.groups = groups;
        this.workFolder = workFolder;
        this.facts = facts;
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
            LateFindings remarks = new LateFindings(workFolder, "remarks");
            HistoryRules rules = HistoryRules.of(dictionary, otherSites);
            groups.forEach(inUse, patients -> judge(patients, inUse, rules, remarks));
            HistoryFindings ofSite = findings();
            rules.finish(ofSite);
            ofSite.take().forEach(located -> remarks.add(located.finding()));
            inUse.forEach(reading::judge);
            boolean refused = inUse.stream().anyMatch(CheckedFile::isRefused);
            boolean held = holding.references();
            if (!refused && !held) {
                add(remarks);
                return;
            }
            remarks.clear();
        }
    }

    private void add(LateFindings remarks) {
        try (FindingsByLine all = remarks.read()) {
            all.forEachRemaining(finding -> files.byFileName(finding.file())
                    .ifPresentOrElse(file -> files.addLate(file, finding), () -> files.addElsewhere(finding)));
        }
        remarks.clear();
    }

    private void judge(
            Collection<PatientGroups.Group> patients,
            List<CheckedFile> inUse,
            HistoryRules rules,
            LateFindings remarks) {
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
                judged = judgeHeld(patient, now.getOrDefault(patient.patientId(), List.of()), unknown, rules, findings);
            }
            rules.see(judged.history());
            judged.remarks().forEach(located -> remarks.add(located.finding()));
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
        List<Row> refused = new ArrayList<>();
        while (true) {
            PatientHistory history = history(patient, unknown);
            refused.forEach(history::addRefused);
            fill(history, uploaded, shown);
            rules.check(history, findings);
            List<Located> found = findings.take();
            List<Located> errors = errors(found);
            if (errors.isEmpty()) {
                return new Judged(history, withoutEchoes(found, refused));
            }
            for (Located error : errors) {
                Row row = error.row().orElseThrow();
                CheckedFile file = files.find(row.file().name()).orElseThrow();
                files.addLate(file, error.finding());
                if (!file.rejected().contains(row.line())) {
                    file.reject(row);
                    uploaded.removeIf(other -> other == row);
                    refused.add(row);
                    stored.ofRecord(row).ifPresent(shown::add);
                }
            }
        }
    }

    private PatientHistory history(PatientGroups.Group patient, Set<String> unknown) {
        PatientHistory history = new PatientHistory(patient.patientId(), unknown, isOfWholeSite());
        history.addIncomplete(patient.incomplete());
        if (facts.diesEarlierThanRegistered(patient.patientId())) {
            history.addNewDeath();
        }
        return history;
    }

    /** Judges one patient as the registry will show it while rows are held, and holds new rows that do not fit. */
    private Judged judgeHeld(
            PatientGroups.Group patient,
            List<Row> shown,
            Set<String> unknown,
            HistoryRules rules,
            HistoryFindings findings) {
        while (true) {
            PatientHistory history = history(patient, unknown);
            // A row that neither goes in nor has an older version is missing, like one that is refused.
            patient.rows().stream().filter(row -> isNew(row) && !goesIn(row)).forEach(history::addRefused);
            fill(history, patient.rows().stream().filter(this::goesIn).toList(), shown);
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
        return isNew(row) && files.find(row.file().name()).orElseThrow().isLoaded(row.line());
    }

    private boolean isNew(Row row) {
        return files.find(row.file().name()).orElseThrow().isNew(row.line());
    }

    private static List<Located> errors(List<Located> found) {
        return found.stream()
                .filter(located -> located.finding().severity() == Severity.E)
                .toList();
    }

    /** Leaves out what is said of the registry's version of a row that was refused: the refusal says it already. */
    private static List<Located> withoutEchoes(List<Located> found, List<Row> refused) {
        if (refused.isEmpty()) {
            return found;
        }
        Set<String> records = refused.stream().map(HistoryCheck::record).collect(Collectors.toSet());
        return found.stream()
                .filter(located -> located.row().isPresent()
                        || !records.contains(located.finding().file()
                                + '/'
                                + located.finding().recordId()))
                .toList();
    }

    private static void fill(PatientHistory history, List<Row> uploaded, List<Row> shown) {
        uploaded.forEach(history::addUploaded);
        if (shown.isEmpty()) {
            return;
        }
        Set<String> replaced = uploaded.stream().map(HistoryCheck::record).collect(Collectors.toSet());
        shown.stream().filter(row -> !replaced.contains(record(row))).forEach(history::addStored);
    }

    private static String record(Row row) {
        return row.file().fileName() + '/' + row.recordId();
    }

    /** Tells whether the upload brings all patients of the site, as far as their rows are accepted. */
    private boolean isOfWholeSite() {
        return full && files.find("patients").filter(file -> !file.isRefused()).isPresent();
    }

    /** Returns the files that may miss rows of any patient: refused ones, and without a registry those not in this upload. */
    private Set<String> unknownFiles(List<CheckedFile> inUse) {
        Set<String> known = inUse.stream().map(CheckedFile::name).collect(Collectors.toSet());
        return dictionary.dataFiles().stream()
                .map(FileDefinition::name)
                .filter(name -> !known.contains(name))
                .filter(name -> !asked || files.find(name).isPresent())
                .collect(Collectors.toSet());
    }

    private HistoryFindings findings() {
        Map<String, FileLayout> layouts = new HashMap<>();
        files.dataFiles().forEach(file -> reading.checker(file)
                .map(RowChecker::layout)
                .ifPresent(layout -> layouts.put(file.name(), layout)));
        return new HistoryFindings(layouts);
    }
}
