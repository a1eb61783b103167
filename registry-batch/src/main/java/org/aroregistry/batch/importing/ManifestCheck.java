package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.FileReport;
import org.aroregistry.batch.validation.FileRules;
import org.aroregistry.batch.validation.KeyIndex.Clash;
import org.aroregistry.batch.validation.KeyIndex.Duplicate;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.batch.validation.UploadContents;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.batch.validation.UploadSettings.DecimalSign;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/** Checks the manifest and reads from it what the upload is. */
final class ManifestCheck {
    private static final int MAX_ROWS = 200;
    private static final List<String> SAME_EVERYWHERE =
            List.of("site_id", "dictionary_version", "upload_seq", "upload_mode", "extract_year", "decimal_separator");

    private final Dictionary dictionary;
    private final CheckedFile file;
    private final FileReport report;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Row> accepted = new ArrayList<>();

    ManifestCheck(Dictionary dictionary, CheckedFile file, FileReport report) {
        this.dictionary = dictionary;
        this.file = file;
        this.report = report;
    }

    /** Runs the check and leaves the findings where the merge expects them. */
    Manifest run() {
        FileCheck check = new FileCheck(file, report);
        if (check.open()) {
            List<RawRow> raws = new ArrayList<>();
            List<FileLayout> layouts = new ArrayList<>();
            check.rows(layout -> {
                layouts.add(layout);
                return (raw, number) -> {
                    if (number <= MAX_ROWS) {
                        raws.add(raw);
                    }
                };
            });
            layouts.forEach(layout -> rows(layout, raws));
        }
        check.finish();
        repeatedFiles();
        try (FindingSpool spool =
                FindingSpool.create(file.findings().resolveSibling(file.name() + ".first"), new Tally())) {
            findings.forEach(spool::add);
        }
        report.refusal().ifPresent(file::refuse);
        Manifest manifest = manifest();
        if (manifest.settings().isEmpty()) {
            file.refuse("no row says site, number, mode and dictionary version");
        }
        return manifest;
    }

    private void rows(FileLayout layout, List<RawRow> raws) {
        UploadSettings provisional = new UploadSettings(
                firstSite(layout, raws), 0, UploadMode.DELTA, dictionary.version(), 0, DecimalSign.POINT, "");
        RowChecker checker = new RowChecker(
                dictionary, layout, provisional, new UploadContents(UploadMode.DELTA, Set.of()), Optional.empty());
        for (RawRow raw : raws) {
            Row row = checker.check(raw);
            if (!accepted.isEmpty()) {
                checker.sameAs(accepted.get(0), row, SAME_EVERYWHERE);
            }
            checker.knownFileName(row);
            findings.addAll(checker.report().findings());
            if (checker.report().isRejected()) {
                file.rejected().add(row.line());
            } else {
                accepted.add(row);
            }
        }
    }

    private String firstSite(FileLayout layout, List<RawRow> raws) {
        return raws.stream()
                .map(raw -> layout.cell(dictionary.file(Dictionary.MANIFEST).column("site_id"), raw))
                .map(String::strip)
                .filter(site -> site.matches("S[0-9]{3}"))
                .findFirst()
                .orElse("");
    }

    private void repeatedFiles() {
        Map<String, Row> seen = new HashMap<>();
        for (Row row : List.copyOf(accepted)) {
            Row first = seen.putIfAbsent(row.text("file_name"), row);
            if (first != null) {
                findings.add(FileRules.s008Duplicate(
                        file.definition(), new Duplicate(row.line(), first.line(), Clash.SAME_KEY), ""));
                file.rejected().add(row.line());
                accepted.remove(row);
            }
        }
    }

    private Manifest manifest() {
        if (accepted.isEmpty() || file.isRefused()) {
            return new Manifest(Optional.empty(), Map.of());
        }
        Row first = accepted.get(0);
        Map<String, Manifest.Announced> announced = new LinkedHashMap<>();
        for (Row row : accepted) {
            announced.put(row.text("file_name"), new Manifest.Announced(row.whole("row_count"), row.text("sha256")));
        }
        UploadSettings settings = new UploadSettings(
                first.text("site_id"),
                first.whole("upload_seq"),
                UploadMode.valueOf(first.text("upload_mode")),
                first.text("dictionary_version"),
                first.whole("extract_year"),
                sign(first.text("decimal_separator")),
                first.text("unit_system"));
        return new Manifest(Optional.of(settings), announced);
    }

    private static DecimalSign sign(String code) {
        return code.isEmpty() ? DecimalSign.UNKNOWN : DecimalSign.valueOf(code);
    }
}
