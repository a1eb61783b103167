package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.MovedRows;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;

/**
 * What the registry confirms to a centre. The same bytes give the same receipt: it holds no time of day.
 *
 * @param upload the check
 * @param accounting what became of the rows of each data file
 * @param registryVersion the version that shows the upload; empty if nothing was published
 * @param differences how the files differ from what the registry shows; none if the registry was not asked
 * @param moved what ends at other sites because patients moved to this one
 * @param kind what was done with the upload
 */
record Receipt(
        CheckedUpload upload,
        List<FileAccounting> accounting,
        OptionalLong registryVersion,
        List<FileDifference> differences,
        MovedRows moved,
        Kind kind) {
    /** What was done with an upload. */
    enum Kind {
        VALIDATION("validation"),
        DRY_RUN("dry run"),
        IMPORT("import");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    Receipt {
        accounting = List.copyOf(accounting);
        differences = List.copyOf(differences);
    }

    /** Tells whether the registry was asked, so that new, changed and unchanged rows can be told apart. */
    boolean imported() {
        return kind != Kind.VALIDATION;
    }

    /** Returns the exit class that follows from accounting and findings. */
    ExitClass exit() {
        if (upload.hasRejections() || upload.isHeld()) {
            return ExitClass.REJECTED;
        }
        Tally tally = upload.tally();
        boolean noticed = tally.count(Severity.W) > 0 || tally.count(Severity.Q) > 0;
        return noticed ? ExitClass.WARNINGS : ExitClass.CLEAN;
    }

    /** Returns what happened, in one word. */
    String status() {
        if (upload.refusal().isPresent()) {
            return "refused";
        }
        return upload.hasRejections() || upload.isHeld() ? "accepted in part" : "accepted";
    }

    /** Returns the document. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("receipt", kind.word);
        document.put("status", status());
        upload.refusal().ifPresent(reason -> document.put("reason", reason));
        Optional<UploadSettings> settings = upload.settings();
        settings.ifPresent(s -> {
            document.put("site_id", s.siteId());
            document.put("upload_seq", s.uploadSeq());
            document.put("upload_mode", s.mode().name());
            document.put("extract_year", s.extractYear());
            document.put("dictionary_version", s.dictionaryVersion());
        });
        document.put("content_sha256", upload.contentSha256());
        if (kind == Kind.DRY_RUN) {
            document.put("registry_state", state());
        }
        if (kind == Kind.IMPORT) {
            document.put(
                    "registry_version",
                    registryVersion.isPresent() ? Optional.of(registryVersion.getAsLong()) : Optional.empty());
        }
        if (imported()) {
            document.put("difference_sha256", upload.decisionsSha256());
            document.put("change_reason", upload.options().reason().map(ChangeReason::name));
        }
        document.put("error_share_limit", upload.options().errorShare());
        document.put("error_row_limit", upload.options().errorRows());
        document.put("files", files());
        document.put("total", total());
        if (moved.patients() > 0) {
            Map<String, Object> here = new LinkedHashMap<>();
            here.put("patients", moved.patients());
            here.put("rows_ended_at_other_sites", moved.rows());
            document.put("moved_here", here);
        }
        Map<String, Object> findings = new LinkedHashMap<>();
        upload.tally().bySeverity().forEach((severity, count) -> findings.put(severity.name(), count));
        document.put("findings", findings);
        document.put("findings_by_rule", new LinkedHashMap<>(upload.tally().byRule()));
        document.put("not_checked", upload.notChecked());
        document.put("exit_code", exit().code());
        return JsonText.of(document);
    }

    private List<Object> files() {
        List<Object> files = new ArrayList<>();
        for (CheckedFile file : upload.files()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", file.definition().fileName());
            entry.put("sha256", file.scan().sha256());
            entry.put("bytes", file.scan().bytes());
            entry.put(
                    "encoding",
                    file.scan().encoding().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            file.delimiter().ifPresent(delimiter -> entry.put("delimiter", delimiter.word()));
            of(file).ifPresent(rows -> entry.putAll(numbers(rows)));
            differences.stream()
                    .filter(found -> found.file().equals(file.definition().fileName()))
                    .findFirst()
                    .ifPresent(found -> entry.put("difference", difference(found)));
            file.refusal().ifPresent(reason -> entry.put("refused_because", reason));
            files.add(entry);
        }
        return files;
    }

    /** What a later import is held to: the site's last upload, and the releases that are open. */
    private Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        OptionalInt last = upload.registry().lastSequence();
        state.put("last_upload_seq", last.isPresent() ? Optional.of(last.getAsInt()) : Optional.empty());
        state.put("releases_used", List.copyOf(upload.registrations().releases()));
        return state;
    }

    private static Map<String, Object> difference(FileDifference found) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("new", found.added());
        numbers.put("changed", found.changed());
        numbers.put("changed_columns", found.columns());
        numbers.put("unchanged", found.unchanged());
        numbers.put("ended", found.ended());
        numbers.put("held", found.held());
        return numbers;
    }

    private Optional<FileAccounting> of(CheckedFile file) {
        return accounting.stream()
                .filter(rows -> rows.file().equals(file.definition().fileName()))
                .findFirst();
    }

    private Map<String, Object> numbers(FileAccounting rows) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("read", rows.read());
        numbers.put("accepted", rows.added() + rows.changed());
        if (imported()) {
            numbers.put("added", rows.added());
            numbers.put("changed", rows.changed());
        }
        numbers.put("unchanged", rows.unchanged());
        numbers.put("rejected", rows.rejected());
        if (imported()) {
            numbers.put("held", rows.held());
        }
        numbers.put("blank", rows.blank());
        if (imported()) {
            numbers.put("ended", rows.ended());
            numbers.put("held_ends", rows.heldEnds());
        }
        numbers.put("refused", rows.refused());
        return numbers;
    }

    private Map<String, Object> total() {
        Map<String, Object> total = new LinkedHashMap<>();
        total.put("read", accounting.stream().mapToLong(FileAccounting::read).sum());
        total.put(
                "accepted",
                accounting.stream().mapToLong(a -> a.added() + a.changed()).sum());
        total.put(
                "unchanged",
                accounting.stream().mapToLong(FileAccounting::unchanged).sum());
        total.put(
                "rejected",
                accounting.stream().mapToLong(FileAccounting::rejected).sum());
        if (imported()) {
            total.put(
                    "held", accounting.stream().mapToLong(FileAccounting::held).sum());
        }
        total.put("blank", accounting.stream().mapToLong(FileAccounting::blank).sum());
        return total;
    }
}
