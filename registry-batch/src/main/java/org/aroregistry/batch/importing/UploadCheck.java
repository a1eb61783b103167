package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.validation.FileReport;
import org.aroregistry.batch.validation.FileRules;
import org.aroregistry.batch.validation.KeyIndex;
import org.aroregistry.batch.validation.KeyIndex.Duplicate;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.batch.validation.UploadContents;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.FileRequirement;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/**
 * Checks an upload: every row of every file, then rows against each other.
 *
 * <p>Patients, status, baseline and transplants come first, because every other row is checked against them; those four are checked
 * twice, alone and then against each other. All other files are read once. Memory grows with the number of patients, not of rows.
 */
final class UploadCheck {
    private static final List<String> PATIENT_LEVEL = List.of("patients", "status", "baseline", "hsct");
    private static final int PROGRESS_ROWS = 5_000;

    private final Dictionary dictionary;
    private final SiteFolder folder;
    private final Path workFolder;
    private final CheckOptions options;
    private final RegistryKnowledge registry;
    private final UploadProgress progress;
    private final Tally tally = new Tally();
    private final Map<String, FileScan> scans = new LinkedHashMap<>();
    private final Map<String, CheckedFile> files = new LinkedHashMap<>();
    private final Map<String, FileReport> reports = new HashMap<>();
    private final Map<String, List<Finding>> late = new HashMap<>();
    private final FileReport uploadReport = new FileReport("");
    private final List<String> notChecked = new ArrayList<>();

    UploadCheck(
            Dictionary dictionary,
            SiteFolder folder,
            Path workFolder,
            CheckOptions options,
            RegistryKnowledge registry,
            UploadProgress progress) {
        this.dictionary = dictionary;
        this.folder = folder;
        this.workFolder = workFolder;
        this.options = options;
        this.registry = registry;
        this.progress = progress;
    }

    /**
     * Returns the hash that names the content of an upload: over the name and hash of each file, in the dictionary's order.
     *
     * @param scans scans by file name with its ending
     */
    static String contentSha256(Map<String, FileScan> scans) {
        var digest = FileScan.sha256Digest();
        scans.forEach((name, scan) ->
                digest.update((name + " " + scan.sha256() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return java.util.HexFormat.of().formatHex(digest.digest());
    }

    /** Reads the bytes of all files once. */
    static Map<String, FileScan> scan(SiteFolder folder) {
        Map<String, FileScan> scans = new LinkedHashMap<>();
        folder.files().forEach(file -> scans.put(file.name(), FileScan.of(file.path())));
        return scans;
    }

    /** Reads from the manifest what the upload is; empty if it cannot be used. */
    static Optional<UploadSettings> settings(
            Dictionary dictionary, SiteFolder folder, Map<String, FileScan> scanned, Path workFolder) {
        UploadCheck check = new UploadCheck(
                dictionary, folder, workFolder, CheckOptions.STANDARD, RegistryKnowledge.NONE, UploadProgress.SILENT);
        check.scans.putAll(scanned);
        return check.manifest().settings();
    }

    /** Runs the check over files that were scanned. */
    CheckedUpload run(Map<String, FileScan> scanned) {
        scans.putAll(scanned);
        FileRules.s005UnknownFiles(folder.unknownFiles(), folder.perhapsMeant(), uploadReport);
        Manifest manifest = manifest();
        Optional<UploadSettings> settings = manifest.settings();
        if (settings.isPresent()) {
            checkAgainst(manifest, settings.get());
        } else {
            uploadReport.refuse("manifest.csv cannot be used");
            notChecked.add("all other files, because manifest.csv cannot be used");
        }
        return finish(settings);
    }

    private Manifest manifest() {
        Optional<SourceFile> source = folder.file(Dictionary.MANIFEST);
        FileReport report = report(dictionary.file(Dictionary.MANIFEST));
        if (source.isEmpty()) {
            FileRules.s005RequiredFile(report);
            return new Manifest(Optional.empty(), Map.of());
        }
        CheckedFile file = checkedFile(dictionary.file(Dictionary.MANIFEST), source.get());
        return new ManifestCheck(dictionary, file, report).run();
    }

    private FileReport report(FileDefinition file) {
        return reports.computeIfAbsent(file.name(), name -> new FileReport(file.fileName()));
    }

    private CheckedFile checkedFile(FileDefinition definition, SourceFile source) {
        FileScan scan = Optional.ofNullable(scans.get(source.name())).orElseThrow();
        CheckedFile file = new CheckedFile(definition, source, scan, workFolder);
        files.put(definition.name(), file);
        return file;
    }

    private void checkAgainst(Manifest manifest, UploadSettings settings) {
        FileRules.s018Version(settings.dictionaryVersion(), dictionary.version(), uploadReport);
        if (registry.asked()) {
            FileRules.s022Sequence(settings.uploadSeq(), registry.lastSequence(), uploadReport);
        } else {
            notChecked.add("S-022 whether upload_seq is above the last accepted one: needs the registry");
            notChecked.add("C-005 whether a patient known as dead is reported alive: needs the registry");
            if (settings.mode() == UploadMode.DELTA) {
                notChecked.add(
                        "C-001 and C-002 for patients and transplants that are not in this upload: need the registry");
            }
        }
        absentFiles(manifest, settings);
        Set<String> present = folder.files().stream()
                .map(file -> file.name().substring(0, file.name().length() - ".csv".length()))
                .collect(Collectors.toSet());
        UploadContents contents = new UploadContents(settings.mode(), present);
        PatientFacts facts = new PatientFacts(registry.asked());
        registry.patients().accept(facts);
        Map<String, RowChecker> checkers = new HashMap<>();
        for (String name : PATIENT_LEVEL) {
            folder.file(name).ifPresent(source -> {
                CheckedFile file = read(name, source, manifest, settings, contents, Optional.empty(), checkers);
                judge(file, contents);
            });
        }
        PATIENT_LEVEL.forEach(name -> learn(name, facts));
        for (String name : PATIENT_LEVEL) {
            Optional.ofNullable(checkers.get(name)).ifPresent(checker -> compare(name, checker, facts, contents));
        }
        for (FileDefinition definition : dictionary.dataFiles()) {
            if (!PATIENT_LEVEL.contains(definition.name())) {
                folder.file(definition.name()).ifPresent(source -> {
                    CheckedFile file =
                            read(definition.name(), source, manifest, settings, contents, Optional.of(facts), checkers);
                    judge(file, contents);
                });
            }
        }
        if (contentsRefused("patients")) {
            uploadReport.refuse("patients.csv is refused, and every other row needs it");
        }
    }

    private boolean contentsRefused(String name) {
        return Optional.ofNullable(files.get(name))
                .filter(CheckedFile::isRefused)
                .isPresent();
    }

    private void absentFiles(Manifest manifest, UploadSettings settings) {
        for (String name : manifest.files().keySet()) {
            boolean manifestItself = name.equals(Dictionary.MANIFEST + ".csv");
            String bare = name.substring(0, name.length() - ".csv".length());
            if (!manifestItself && folder.file(bare).isEmpty()) {
                FileRules.s017Absent(report(dictionary.file(bare)));
                requiredIsAbsent(dictionary.file(bare), settings);
            }
        }
        for (FileDefinition file : dictionary.dataFiles()) {
            boolean needed = settings.mode() == UploadMode.FULL && file.requirement() == FileRequirement.REQUIRED;
            if (needed
                    && folder.file(file.name()).isEmpty()
                    && manifest.find(file.fileName()).isEmpty()) {
                FileRules.s005RequiredFile(report(file));
                requiredIsAbsent(file, settings);
            }
        }
    }

    private void requiredIsAbsent(FileDefinition file, UploadSettings settings) {
        if (settings.mode() == UploadMode.FULL && file.requirement() == FileRequirement.REQUIRED) {
            uploadReport.refuse("the required file " + file.fileName() + " is missing");
        }
    }

    /** Reads one file: every row is checked by itself, and against the facts if they are known already. */
    private CheckedFile read(
            String name,
            SourceFile source,
            Manifest manifest,
            UploadSettings settings,
            UploadContents contents,
            Optional<PatientFacts> facts,
            Map<String, RowChecker> checkers) {
        FileDefinition definition = dictionary.file(name);
        CheckedFile file = checkedFile(definition, source);
        FileReport report = report(definition);
        FileCheck check = new FileCheck(file, report);
        long announced = manifest.find(definition.fileName())
                .map(Manifest.Announced::rows)
                .orElse(0L);
        try (FindingSpool findings = FindingSpool.create(firstFindings(file), new Tally());
                RowSpool spool = RowSpool.create(file.rows());
                KeyIndex keys = new KeyIndex(definition, workFolder)) {
            boolean readable = check.open();
            if (readable) {
                check.rows(layout -> {
                    RowChecker checker = new RowChecker(dictionary, layout, settings, contents, Optional.of(keys));
                    checkers.put(name, checker);
                    return (raw, number) -> {
                        Row row = checker.check(raw);
                        facts.ifPresent(known -> checker.checkReferences(row, known));
                        keep(row, checker, file, findings, spool);
                        if (number % PROGRESS_ROWS == 0) {
                            progress.rows(UploadProgress.Stage.CHECK, definition.fileName(), number, announced);
                        }
                    };
                });
                Optional.ofNullable(checkers.get(name)).ifPresent(checker -> checker.finish(report));
            }
            check.finish();
            check.compare(manifest.find(definition.fileName()), readable);
            duplicates(file, keys.duplicates());
        }
        report.refusal().ifPresent(file::refuse);
        progress.rows(UploadProgress.Stage.CHECK, definition.fileName(), file.read(), announced);
        return file;
    }

    private static void keep(Row row, RowChecker checker, CheckedFile file, FindingSpool findings, RowSpool spool) {
        for (Finding finding : checker.report().findings()) {
            findings.add(finding);
        }
        if (checker.report().isRejected()) {
            file.reject(row);
        }
        // Refused rows are kept, too: they are compared with others for all their findings, and what the registry shows
        // of them stays.
        spool.add(row);
    }

    private static Path firstFindings(CheckedFile file) {
        return file.findings().resolveSibling(file.name() + ".first");
    }

    private void duplicates(CheckedFile file, List<Duplicate> duplicates) {
        for (Duplicate duplicate : duplicates) {
            if (duplicate.clash() == KeyIndex.Clash.REPEATED) {
                file.repeated().add(duplicate.line());
            } else {
                file.rejected().add(duplicate.line());
            }
            addLate(file, FileRules.s008Duplicate(file.definition(), duplicate, ""));
        }
    }

    private void addLate(CheckedFile file, Finding finding) {
        late.computeIfAbsent(file.name(), name -> new ArrayList<>()).add(finding);
    }

    /** Refuses a file with too many refused rows. */
    private void judge(CheckedFile file, UploadContents contents) {
        long rejected = file.rejected().count();
        if (!file.isRefused() && rejected > options.errorShare() * file.read()) {
            file.refuse(String.format(
                    Locale.ROOT,
                    "%d of %d rows have errors, more than %.0f %%",
                    rejected,
                    file.read(),
                    options.errorShare() * 100));
        }
        if (file.isRefused()) {
            contents.refuse(file.name());
        }
    }

    private void learn(String name, PatientFacts facts) {
        CheckedFile file = files.get(name);
        // Rows of a refused patients.csv still tell who was meant; the upload is refused anyway.
        if (file == null || file.isRefused() && !name.equals("patients")) {
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

    /** Compares the rows of a patient-level file with those of the others. */
    private void compare(String name, RowChecker checker, PatientFacts facts, UploadContents contents) {
        CheckedFile file = Optional.ofNullable(files.get(name)).orElseThrow();
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            checker.resume(row);
            checker.checkReferences(row, facts);
            checker.report().findings().forEach(finding -> addLate(file, finding));
            if (checker.report().isRejected() && !file.rejected().contains(row.line())) {
                file.reject(row);
                facts.refuse(row);
            }
        });
        boolean before = file.isRefused();
        judge(file, contents);
        if (file.isRefused() && !before && !name.equals("patients")) {
            RowSpool.forEach(file.rows(), file.definition(), facts::refuse);
        }
    }

    private CheckedUpload finish(Optional<UploadSettings> settings) {
        Path uploadFindings = workFolder.resolve("upload.findings");
        try (FindingSpool spool = FindingSpool.create(uploadFindings, tally)) {
            uploadReport.findings().forEach(spool::add);
            reports.forEach((name, report) -> {
                if (!files.containsKey(name)) {
                    report.findings().forEach(spool::add);
                }
            });
        }
        inOrder().forEach(this::mergeFindings);
        List<CheckedFile> data = dataFiles();
        if (!data.isEmpty() && data.stream().allMatch(CheckedFile::isRefused)) {
            uploadReport.refuse("every file is refused");
        }
        if (uploadReport.refusal().isPresent()) {
            dataFiles()
                    .forEach(file -> file.refuse(
                            "the upload is refused: " + uploadReport.refusal().get()));
        }
        boolean full = settings.filter(s -> s.mode() == UploadMode.FULL).isPresent();
        data.stream()
                .filter(file -> full && !file.isRefused() && file.hasNamelessRejects())
                .forEach(
                        file -> notChecked.add("which rows " + file.definition().fileName()
                                + " no longer holds: a rejected row has no readable record_id, so none was ended"));
        return new CheckedUpload(
                settings,
                contentSha256(scans),
                inOrder(),
                uploadFindings,
                uploadReport.refusal(),
                notChecked,
                tally,
                options);
    }

    /** Returns the files in the order of the dictionary: people look for them there. */
    private List<CheckedFile> inOrder() {
        return dictionary.files().stream()
                .flatMap(file -> Optional.ofNullable(files.get(file.name())).stream())
                .toList();
    }

    private List<CheckedFile> dataFiles() {
        return files.values().stream()
                .filter(file -> !file.definition().isManifest())
                .toList();
    }

    /** Writes the findings of a file in the order of its lines: file, rows, then what was found later. */
    private void mergeFindings(CheckedFile file) {
        List<Finding> others = new ArrayList<>(late.getOrDefault(file.name(), List.of()));
        others.addAll(report(file.definition()).findings());
        others.sort(Comparator.comparingLong(Finding::line));
        Path first = firstFindings(file);
        try (FindingSpool merged = FindingSpool.create(file.findings(), tally)) {
            int next = 0;
            if (java.nio.file.Files.exists(first)) {
                try (FindingSpool.Reader rows = FindingSpool.read(first)) {
                    while (rows.hasNext()) {
                        while (next < others.size()
                                && others.get(next).line() < rows.peek().line()) {
                            merged.add(others.get(next++));
                        }
                        merged.add(rows.next());
                    }
                }
            }
            while (next < others.size()) {
                merged.add(others.get(next++));
            }
        }
        deleteQuietly(first);
    }

    private static void deleteQuietly(Path path) {
        try {
            java.nio.file.Files.deleteIfExists(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("cannot clear the work folder " + path.getParent(), e);
        }
    }
}
