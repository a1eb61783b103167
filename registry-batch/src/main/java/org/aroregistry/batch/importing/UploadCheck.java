package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.validation.FileReport;
import org.aroregistry.batch.validation.FileRules;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.UploadContents;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.FileRequirement;
import org.aroregistry.core.upload.UploadMode;

/**
 * Checks an upload: every row of every file, then rows against each other, then against what the registry shows.
 *
 * <p>Patients, status, baseline and transplants come first, because every other row is checked against them. All other files are read
 * once, two at a time. Memory grows with the number of patients, not of rows.
 */
final class UploadCheck {
    private final Dictionary dictionary;
    private final SiteFolder folder;
    private final Path workFolder;
    private final CheckOptions options;
    private final RegistryKnowledge registry;
    private final UploadProgress progress;
    private final RowSink sink;
    private final FileReport uploadReport = new FileReport("");
    private final List<String> notChecked = new ArrayList<>();
    private Registrations registrations = Registrations.NONE;

    UploadCheck(
            Dictionary dictionary,
            SiteFolder folder,
            Path workFolder,
            CheckOptions options,
            RegistryKnowledge registry,
            UploadProgress progress) {
        this(dictionary, folder, workFolder, options, registry, progress, RowSink.NONE);
    }

    /** Hands accepted rows on while others are still being checked. */
    UploadCheck(
            Dictionary dictionary,
            SiteFolder folder,
            Path workFolder,
            CheckOptions options,
            RegistryKnowledge registry,
            UploadProgress progress,
            RowSink sink) {
        this.dictionary = dictionary;
        this.folder = folder;
        this.workFolder = workFolder;
        this.options = options;
        this.registry = registry;
        this.progress = progress;
        this.sink = sink;
    }

    /** Reads from the manifest what the upload is; empty if it cannot be used. */
    static Optional<UploadSettings> settings(
            Dictionary dictionary, SiteFolder folder, UploadScan scan, Path workFolder) {
        UploadCheck check = new UploadCheck(
                dictionary, folder, workFolder, CheckOptions.STANDARD, RegistryKnowledge.NONE, UploadProgress.SILENT);
        return check.manifest(new FilesInCheck(dictionary, scan, workFolder)).settings();
    }

    /** Runs the check over files that were scanned. */
    CheckedUpload run(UploadScan scan) {
        FilesInCheck files = new FilesInCheck(dictionary, scan, workFolder);
        FileRules.s005UnknownFiles(folder.unknownFiles(), folder.perhapsMeant(), uploadReport);
        Manifest manifest = manifest(files);
        Optional<UploadSettings> settings = manifest.settings();
        if (settings.isPresent()) {
            checkAgainst(manifest, settings.get(), scan, files);
        } else {
            uploadReport.refuse("manifest.csv cannot be used");
            notChecked.add("all other files, because manifest.csv cannot be used");
        }
        return finish(settings, scan, files);
    }

    private Manifest manifest(FilesInCheck files) {
        FileDefinition definition = dictionary.file(Dictionary.MANIFEST);
        FileReport report = files.report(definition);
        Optional<SourceFile> source = folder.file(Dictionary.MANIFEST);
        if (source.isEmpty()) {
            FileRules.s005RequiredFile(report);
            return new Manifest(Optional.empty(), Map.of());
        }
        return new ManifestCheck(dictionary, files.start(definition, source.get()), report).run();
    }

    /** Returns the files whose rows are checked against patients and transplants, but not against each other; the largest first. */
    private List<FileDefinition> others(UploadScan scan) {
        return dictionary.dataFiles().stream()
                .filter(file -> !PatientLevelCheck.FILES.contains(file.name()))
                .filter(file -> folder.file(file.name()).isPresent())
                .sorted(Comparator.comparingLong((FileDefinition file) ->
                                scan.of(folder.file(file.name()).orElseThrow()).bytes())
                        .reversed())
                .toList();
    }

    private void checkAgainst(Manifest manifest, UploadSettings settings, UploadScan scan, FilesInCheck files) {
        FileRules.s018Version(settings.dictionaryVersion(), dictionary.version(), uploadReport);
        if (registry.asked()) {
            FileRules.s022Sequence(settings.uploadSeq(), registry.lastSequence(), uploadReport);
        } else {
            tellWhatNeedsTheRegistry(settings);
        }
        absentFiles(manifest, settings, files);
        UploadContents contents = new UploadContents(settings.mode(), present());
        PatientFacts facts = new PatientFacts(registry.asked());
        registry.patients().accept(facts);
        FileReading reading = new FileReading(
                dictionary, files, workFolder, manifest, settings, contents, registry, options, progress, sink);
        new PatientLevelCheck(reading, files, facts, registry.records()).run(folder, dictionary);
        SideBySide.forEach(
                others(scan),
                definition ->
                        reading.read(folder.file(definition.name()).orElseThrow(), definition, Optional.of(facts)));
        Holding holding = new Holding(dictionary, files, registry, settings, workFolder, options);
        holding.compare();
        holding.references();
        if (HistoryCheck.isPossible(registry, settings)) {
            PatientGroups groups = new PatientGroups(workFolder);
            new HistoryCheck(dictionary, files, registry, settings, reading, groups, workFolder, facts, holding).run();
        }
        registrations = Registrations.of(files, facts, registry.records());
        if (!registry.asked()
                && files.find("hsct").filter(CheckedFile::isRefused).isPresent()) {
            notChecked.add("C-002 for transplants that only the registry may hold, because hsct.csv is refused:"
                    + " needs the registry");
        }
        if (files.find("patients").filter(CheckedFile::isRefused).isPresent()) {
            uploadReport.refuse("patients.csv is refused, and every other row needs it");
        }
    }

    private void tellWhatNeedsTheRegistry(UploadSettings settings) {
        notChecked.add("S-022 whether upload_seq is above the last accepted one: needs the registry");
        notChecked.add("C-005 whether a patient known as dead is reported alive: needs the registry");
        notChecked.add("C-013 whether another site has registered a patient: needs the registry");
        notChecked.add("T-002 whether the registry shows rows after a death that is reported: needs the registry");
        if (settings.mode() == UploadMode.DELTA) {
            notChecked.add(
                    "C-001 and C-002 for patients and transplants that are not in this upload: need the registry");
            notChecked.add(
                    "all rules over several rows of a patient, because rows of earlier uploads count as well: need the"
                            + " registry");
            notChecked.add(
                    "F-005, F-006 and other rules where a cell is blank, because a blank cell keeps what the registry"
                            + " shows: need the registry");
            notChecked.add("S-008 and C-005 for keys that the registry shows under another record: need the registry");
        }
    }

    private Set<String> present() {
        return folder.files().stream()
                .map(file -> file.name().substring(0, file.name().length() - ".csv".length()))
                .collect(Collectors.toSet());
    }

    private void absentFiles(Manifest manifest, UploadSettings settings, FilesInCheck files) {
        for (String name : manifest.files().keySet()) {
            boolean manifestItself = name.equals(Dictionary.MANIFEST + ".csv");
            String bare = name.substring(0, name.length() - ".csv".length());
            if (!manifestItself && folder.file(bare).isEmpty()) {
                FileRules.s017Absent(files.report(dictionary.file(bare)));
                requiredIsAbsent(dictionary.file(bare), settings);
            }
        }
        for (FileDefinition file : dictionary.dataFiles()) {
            boolean needed = settings.mode() == UploadMode.FULL && file.requirement() == FileRequirement.REQUIRED;
            if (needed
                    && folder.file(file.name()).isEmpty()
                    && manifest.find(file.fileName()).isEmpty()) {
                FileRules.s005RequiredFile(files.report(file));
                requiredIsAbsent(file, settings);
            }
        }
    }

    private void requiredIsAbsent(FileDefinition file, UploadSettings settings) {
        if (settings.mode() == UploadMode.FULL && file.requirement() == FileRequirement.REQUIRED) {
            uploadReport.refuse("the required file " + file.fileName() + " is missing");
        }
    }

    private CheckedUpload finish(Optional<UploadSettings> settings, UploadScan scan, FilesInCheck files) {
        Path uploadFindings = workFolder.resolve("upload.findings");
        Tally tally = new Tally();
        new FindingMerge(files, tally).run(uploadReport, uploadFindings);
        List<CheckedFile> data = files.dataFiles();
        if (!data.isEmpty() && data.stream().allMatch(CheckedFile::isRefused)) {
            uploadReport.refuse("every file is refused");
        }
        uploadReport
                .refusal()
                .ifPresent(reason -> data.forEach(file -> file.refuse("the upload is refused: " + reason)));
        boolean full = settings.filter(s -> s.mode() == UploadMode.FULL).isPresent();
        data.stream()
                .filter(file -> full && !file.isRefused() && file.hasNamelessRejects())
                .forEach(
                        file -> notChecked.add("which rows " + file.definition().fileName()
                                + " no longer holds: a rejected row has no readable record_id, so none was ended"));
        return new CheckedUpload(
                settings,
                scan.contentSha256(),
                files.inOrder(),
                uploadFindings,
                uploadReport.refusal(),
                notChecked,
                tally,
                options,
                registry,
                registrations);
    }
}
