package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/** Reads the files of an upload, several at a time: every row is checked by itself, and for being there twice. */
final class FileReading {
    private static final int PROGRESS_ROWS = 5_000;

    private final Dictionary dictionary;
    private final FilesInCheck files;
    private final Path workFolder;
    private final Manifest manifest;
    private final UploadSettings settings;
    private final UploadContents contents;
    private final StoredKeys storedKeys;
    private final DeltaMerge merge;
    private final CheckOptions options;
    private final UploadProgress progress;
    private final RowSink sink;
    private final Map<String, RowChecker> checkers = new ConcurrentHashMap<>();

    FileReading(
            Dictionary dictionary,
            FilesInCheck files,
            Path workFolder,
            Manifest manifest,
            UploadSettings settings,
            UploadContents contents,
            RegistryKnowledge registry,
            CheckOptions options,
            UploadProgress progress,
            RowSink sink) {
        this.dictionary = dictionary;
        this.files = files;
        this.workFolder = workFolder;
        this.manifest = manifest;
        this.settings = settings;
        this.contents = contents;
        boolean delta = settings.mode() == UploadMode.DELTA;
        this.storedKeys = new StoredKeys(registry.rows(), delta);
        this.merge = new DeltaMerge(registry, delta);
        this.options = options;
        this.progress = oneByOne(progress);
        this.sink = sink;
    }

    private static UploadProgress oneByOne(UploadProgress progress) {
        Object turn = new Object();
        return (stage, file, done, total) -> {
            synchronized (turn) {
                progress.rows(stage, file, done, total);
            }
        };
    }

    /**
     * Reads one file.
     *
     * @param facts what is known of the patients, if rows are to be checked against it already
     */
    void read(SourceFile source, FileDefinition definition, Optional<PatientFacts> facts) {
        CheckedFile file = files.start(definition, source);
        FileReport report = files.report(definition);
        FileCheck check = new FileCheck(file, report);
        try (FindingSpool findings = FindingSpool.create(FindingMerge.firstFindings(file), new Tally());
                RowSpool spool = RowSpool.create(file.rows());
                KeyIndex keys = new KeyIndex(definition, workFolder)) {
            boolean readable = check.open();
            if (readable) {
                sink.follow(file, spool);
                rows(file, check, facts, findings, spool, keys);
                checker(file).ifPresent(checker -> checker.finish(report));
            }
            check.finish();
            check.compare(manifest.find(definition.fileName()), readable);
            keys.forEachDuplicate(duplicate -> duplicate(file, duplicate));
        }
        report.refusal().ifPresent(file::refuse);
        if (!file.isRefused()) {
            storedKeys.forEachClash(file, clash -> refuse(file, clash));
        }
        progress.rows(UploadProgress.Stage.CHECK, definition.fileName(), file.read(), announced(file));
        judge(file);
    }

    /** Returns the rules of a file that was read; empty if it had no readable header. */
    Optional<RowChecker> checker(CheckedFile file) {
        return Optional.ofNullable(checkers.get(file.name()));
    }

    /** Refuses a file with too many refused rows. */
    void judge(CheckedFile file) {
        if (!file.isRefused()) {
            options.tooManyErrors(file.rejected().count(), file.read()).ifPresent(file::refuse);
        }
        if (file.isRefused()) {
            contents.refuse(file.name());
        }
    }

    private void rows(
            CheckedFile file,
            FileCheck check,
            Optional<PatientFacts> facts,
            FindingSpool findings,
            RowSpool spool,
            KeyIndex keys) {
        List<DeltaMerge.Rows> merging = new ArrayList<>();
        check.rows(layout -> {
            RowChecker checker = new RowChecker(dictionary, layout, settings, contents, Optional.of(keys));
            checkers.put(file.name(), checker);
            file.layout(layout);
            DeltaMerge.Rows rows = merge.rows(file.definition(), checker, (raw, number, registered) -> {
                Row row = checker.check(raw, registered);
                facts.ifPresent(known -> checker.checkReferences(row, known));
                keep(row, checker, file, findings, spool);
                if (number % PROGRESS_ROWS == 0) {
                    progress.rows(UploadProgress.Stage.CHECK, file.definition().fileName(), number, announced(file));
                }
            });
            merging.add(rows);
            return rows::add;
        });
        merging.forEach(DeltaMerge.Rows::flush);
    }

    private long announced(CheckedFile file) {
        return manifest.find(file.definition().fileName())
                .map(Manifest.Announced::rows)
                .orElse(0L);
    }

    private static void keep(Row row, RowChecker checker, CheckedFile file, FindingSpool findings, RowSpool spool) {
        for (Finding finding : checker.report().findings()) {
            findings.add(finding);
        }
        boolean refused = checker.report().isRejected();
        if (refused) {
            file.reject(row);
        }
        // Refused rows are kept, too: they are compared with others for all their findings, and what the registry shows
        // of them stays.
        spool.add(row, refused);
    }

    private void duplicate(CheckedFile file, Duplicate duplicate) {
        if (duplicate.clash() == KeyIndex.Clash.REPEATED) {
            file.repeated().add(duplicate.line());
        } else {
            file.rejected().add(duplicate.line());
        }
        files.addLate(file, FileRules.s008Duplicate(file.definition(), duplicate, ""));
    }

    private void refuse(CheckedFile file, StoredKeys.Clash clash) {
        file.rejected().add(clash.line());
        files.addLate(
                file,
                FileRules.s008OtherRecord(
                        file.definition(), clash.line(), clash.recordId(), clash.registeredRecordId()));
    }
}
