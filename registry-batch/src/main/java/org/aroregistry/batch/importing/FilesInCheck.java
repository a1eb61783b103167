package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.validation.FileReport;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.upload.Finding;

/** The files of an upload while they are checked, several at a time, with what was found about each. */
final class FilesInCheck {
    private final Dictionary dictionary;
    private final UploadScan scan;
    private final Path workFolder;
    private final Map<String, CheckedFile> files = new ConcurrentHashMap<>();
    private final Map<String, FileReport> reports = new ConcurrentHashMap<>();
    private final Map<String, LateFindings> late = new ConcurrentHashMap<>();
    private final LateFindings elsewhere;

    FilesInCheck(Dictionary dictionary, UploadScan scan, Path workFolder) {
        this.dictionary = dictionary;
        this.scan = scan;
        this.workFolder = workFolder;
        this.elsewhere = new LateFindings(workFolder, "elsewhere");
    }

    /** Starts the check of a file. */
    CheckedFile start(FileDefinition definition, SourceFile source) {
        CheckedFile file = new CheckedFile(definition, source, scan.of(source), workFolder);
        files.put(definition.name(), file);
        return file;
    }

    Optional<CheckedFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Returns what is said about a file as a whole, be it there or not. */
    FileReport report(FileDefinition file) {
        return reports.computeIfAbsent(file.name(), name -> new FileReport(file.fileName()));
    }

    /** Returns what is said about files that are not there. */
    List<FileReport> reportsOfAbsentFiles() {
        return dictionary.files().stream()
                .filter(file -> !files.containsKey(file.name()))
                .flatMap(file -> Optional.ofNullable(reports.get(file.name())).stream())
                .toList();
    }

    /** Adds a finding about a row that was passed already. */
    void addLate(CheckedFile file, Finding finding) {
        late(file).add(finding);
    }

    /** Adds a finding about a row of the registry in a file that the upload does not bring. */
    void addElsewhere(Finding finding) {
        elsewhere.add(finding);
    }

    LateFindings elsewhere() {
        return elsewhere;
    }

    /** Finds a file by its name with {@code .csv}. */
    Optional<CheckedFile> byFileName(String fileName) {
        return files.values().stream()
                .filter(file -> file.definition().fileName().equals(fileName))
                .findFirst();
    }

    LateFindings late(CheckedFile file) {
        return late.computeIfAbsent(file.name(), name -> new LateFindings(workFolder, name));
    }

    /** Returns the files in the order of the dictionary: people look for them there. */
    List<CheckedFile> inOrder() {
        return dictionary.files().stream()
                .flatMap(file -> find(file.name()).stream())
                .toList();
    }

    /** Returns the files of patients' rows. */
    List<CheckedFile> dataFiles() {
        return inOrder().stream()
                .filter(file -> !file.definition().isManifest())
                .toList();
    }
}
