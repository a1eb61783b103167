package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.upload.Finding;

/** Checks a test upload and keeps what a test looks at. */
record CheckRun(CheckedUpload upload, List<Finding> findings) {

    /** Runs the check; no file is refused for its share of errors, because test files have two rows. */
    static CheckRun of(TestUpload upload, RegistryKnowledge registry) {
        return of(upload, registry, new CheckOptions(1, 0));
    }

    static CheckRun of(TestUpload upload, RegistryKnowledge registry, CheckOptions options) {
        try {
            Path work = Files.createTempDirectory("aro-check-");
            Path folder = upload.write(work.resolve("site"));
            SiteFolder files = SiteFolder.open(folder, work, Dictionary.current());
            CheckedUpload checked = new UploadCheck(
                            Dictionary.current(), files, work, options, registry, UploadProgress.SILENT)
                    .run(UploadScan.of(files.files()));
            List<Finding> findings = new ArrayList<>();
            FindingFiles.forEach(checked, findings::add);
            TestUpload.delete(work);
            return new CheckRun(checked, findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CheckRun of(TestUpload upload) {
        return of(upload, RegistryKnowledge.NONE);
    }

    /** Returns the findings of a rule. */
    List<Finding> of(String rule) {
        return findings.stream()
                .filter(finding -> finding.ruleId().equals(rule))
                .toList();
    }

    CheckedFile file(String name) {
        return upload.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
