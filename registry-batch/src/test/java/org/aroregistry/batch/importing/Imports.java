package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.FileRequirement;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;

/** Imports test uploads one after another into a registry. */
final class Imports {
    private final Registry registry;
    private final Path folder;
    private int count;

    Imports(Registry registry, Path folder) {
        this.registry = registry;
        this.folder = folder;
    }

    /** Only the files that a FULL upload must have. */
    static TestUpload small() {
        return TestUpload.ofTemplates()
                .only(Dictionary.current().dataFiles().stream()
                        .filter(file -> file.requirement() == FileRequirement.REQUIRED)
                        .map(FileDefinition::name)
                        .toArray(String[]::new));
    }

    static TestUpload full(int sequence) {
        return small().manifest("upload_seq", Integer.toString(sequence));
    }

    static TestUpload delta(int sequence, String... files) {
        return TestUpload.ofTemplates()
                .manifest("upload_seq", Integer.toString(sequence))
                .manifest("upload_mode", "DELTA")
                .only(files);
    }

    UploadOutcome run(TestUpload upload) {
        return run(write(upload), options());
    }

    UploadOutcome run(TestUpload upload, ChangeReason reason) {
        return run(write(upload), options().because(reason));
    }

    UploadOutcome run(Path source, CheckOptions options) {
        return run(source, options, UploadProgress.SILENT);
    }

    UploadOutcome run(Path source, CheckOptions options, UploadProgress progress) {
        return new SiteImport(registry).run(request(source, options), progress);
    }

    SiteImport.Request request(Path source, CheckOptions options) {
        count++;
        SiteImport.Request standard = SiteImport.Request.of(
                source, Optional.of(folder.resolve("out" + count)), "tester", folder.resolve("work"));
        return new SiteImport.Request(
                standard.source(),
                standard.out(),
                options,
                standard.actor(),
                standard.workFolder(),
                standard.patience(),
                Optional.empty());
    }

    Path write(TestUpload upload) {
        count++;
        return upload.write(folder.resolve("site" + count));
    }

    /** Returns the number of errors; questions and warnings about two invented patients do not matter here. */
    static long errors(UploadOutcome outcome) {
        return outcome.findings().getOrDefault(Severity.E, 0L);
    }

    /** No file is refused for its share of errors, because test files have two rows. */
    static CheckOptions options() {
        return new CheckOptions(1, 0);
    }

    static FileAccounting account(UploadOutcome outcome, String file) {
        return outcome.files().stream()
                .filter(rows -> rows.file().equals(file + ".csv"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns record and content of a column for every row that everybody sees, by record. */
    List<String> shown(String file, String column) {
        TreeMap<String, String> records = new TreeMap<>();
        registry.rows().forEach(RowSelection.of(file, registry.currentVersion()), row -> {
            var value = row.value(column);
            records.put(
                    row.recordId(),
                    value instanceof org.aroregistry.core.store.Value.Decimal decimal
                            ? decimal.number().stripTrailingZeros().toPlainString()
                            : value instanceof org.aroregistry.core.store.Value.Blank
                                    ? ""
                                    : value instanceof org.aroregistry.core.store.Value.Whole whole
                                            ? Integer.toString(whole.number())
                                            : row.code(column).orElse("?"));
        });
        return records.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
