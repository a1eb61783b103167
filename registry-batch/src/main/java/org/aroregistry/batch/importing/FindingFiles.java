package org.aroregistry.batch.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aroregistry.batch.file.CsvText;
import org.aroregistry.core.upload.Finding;

/** Writes every finding for people with a spreadsheet ({@code findings.csv}) and for programs ({@code findings.json}). */
final class FindingFiles {
    private static final List<String> HEADER = List.of(
            "file",
            "line",
            "column_letter",
            "column",
            "record_id",
            "severity",
            "code",
            "message",
            "value_shown",
            "expected",
            "hint",
            "rule",
            "dictionary_version");

    private FindingFiles() {}

    /** Hands all findings of an upload to the consumer, in the order in which they are told. */
    static void forEach(CheckedUpload upload, Consumer<Finding> consumer) {
        for (Path spool : upload.findingSpools()) {
            try (FindingSpool.Reader reader = FindingSpool.read(spool)) {
                reader.forEachRemaining(consumer);
            }
        }
    }

    /** Hands the findings of one file to the consumer, those first that were spooled with the upload's. */
    static void forEach(CheckedUpload upload, String fileName, Consumer<Finding> consumer) {
        Stream<Path> own = upload.files().stream()
                .filter(file -> file.definition().fileName().equals(fileName))
                .map(CheckedFile::findings);
        Stream.concat(Stream.of(upload.uploadFindings()), own).forEach(spool -> {
            try (FindingSpool.Reader reader = FindingSpool.read(spool)) {
                reader.forEachRemaining(finding -> {
                    if (finding.file().equals(fileName)) {
                        consumer.accept(finding);
                    }
                });
            }
        });
    }

    /** Writes both files. */
    static void write(CheckedUpload upload, RuleWords rules, Path out) {
        String version = rules.dictionaryVersion();
        try (BufferedWriter csv = Files.newBufferedWriter(out.resolve("findings.csv"), StandardCharsets.UTF_8);
                BufferedWriter json = Files.newBufferedWriter(out.resolve("findings.json"), StandardCharsets.UTF_8)) {
            row(csv, HEADER);
            json.append("{\n  \"dictionary_version\": ");
            JsonText.text(json, version);
            json.append(",\n  \"findings\": [");
            String[] separator = {"\n"};
            forEach(upload, finding -> {
                try {
                    List<String> cells = cells(finding, rules);
                    row(csv, cells);
                    json.append(separator[0]);
                    object(json, cells);
                    separator[0] = ",\n";
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            json.append("\n  ]\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the findings to " + out, e);
        }
    }

    private static List<String> cells(Finding finding, RuleWords rules) {
        return List.of(
                finding.file(),
                finding.line() == 0 ? "" : Long.toString(finding.line()),
                finding.columnLetter(),
                finding.column(),
                finding.recordId(),
                finding.severity().name(),
                finding.ruleId(),
                finding.message(),
                finding.value().orElse(""),
                finding.expected(),
                finding.hint(),
                rules.logic(finding.ruleId()),
                rules.dictionaryVersion());
    }

    private static void row(Writer csv, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                csv.append(',');
            }
            CsvText.append(csv, cells.get(i), ',');
        }
        csv.append("\r\n");
    }

    private static void object(Writer json, List<String> cells) throws IOException {
        json.append("    {");
        // The words of the rule and the version are the same over and over: once per document is enough.
        for (int i = 0; i < HEADER.size() - 2; i++) {
            json.append(i == 0 ? "" : ", ");
            JsonText.text(json, HEADER.get(i));
            json.append(": ");
            if (i == 1) {
                json.append(cells.get(i).isEmpty() ? "null" : cells.get(i));
            } else {
                JsonText.text(json, cells.get(i));
            }
        }
        json.append('}');
    }
}
