package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.publishing.Templates;
import org.aroregistry.core.study.PatientId;

/** An upload for tests: the example rows of the templates, with some cells changed, and a manifest that fits. */
final class TestUpload {
    private static final TestUpload TEMPLATES = read();

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<byte[]>> transfers = new HashMap<>();
    private final Map<String, Map<String, String>> announced = new HashMap<>();
    private final Map<String, String> manifest = new HashMap<>();
    private final List<String> notAnnounced = new ArrayList<>();
    private final Map<String, String> extraFiles = new HashMap<>();
    private boolean withManifest = true;

    /** Starts with the two invented patients of the templates, as FULL upload 1 of site S001. */
    static TestUpload ofTemplates() {
        TestUpload upload = new TestUpload();
        TEMPLATES.headers.forEach((file, header) -> upload.headers.put(file, new ArrayList<>(header)));
        TEMPLATES.rows.forEach((file, cells) -> upload.rows.put(
                file,
                new ArrayList<>(cells.stream()
                        .map(row -> (List<String>) new ArrayList<>(row))
                        .toList())));
        upload.manifest.putAll(TEMPLATES.manifest);
        return upload;
    }

    private static TestUpload read() {
        TestUpload upload = new TestUpload();
        try {
            Path folder = Files.createTempDirectory("aro-template-");
            new Templates(Dictionary.current()).write(folder);
            for (var file : Dictionary.current().dataFiles()) {
                List<CSVRecord> records = CSVFormat.RFC4180
                        .parse(Files.newBufferedReader(folder.resolve(file.fileName())))
                        .getRecords();
                upload.headers.put(file.name(), new ArrayList<>(records.get(0).toList()));
                List<List<String>> cells = new ArrayList<>();
                records.stream().skip(1).forEach(record -> cells.add(new ArrayList<>(record.toList())));
                upload.rows.put(file.name(), cells);
            }
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        upload.manifest.putAll(Map.of(
                "upload_seq", "1", "upload_mode", "FULL", "dictionary_version", "1.0", "decimal_separator", "POINT"));
        return upload;
    }

    /** Sets a cell; the first data row is 1. */
    TestUpload set(String file, int row, String column, String value) {
        rows.get(file).get(row - 1).set(headers.get(file).indexOf(column), value);
        return this;
    }

    /** Returns a cell. */
    String get(String file, int row, String column) {
        return rows.get(file).get(row - 1).get(headers.get(file).indexOf(column));
    }

    /** Gives the patients other ids, as those of another site have. */
    TestUpload otherPatients(String siteId) {
        rows.forEach((file, cells) -> {
            int site = headers.get(file).indexOf("site_id");
            int column = headers.get(file).indexOf("patient_id");
            cells.forEach(row -> {
                row.set(site, siteId);
                row.set(column, otherPatient(row.get(column)));
            });
        });
        return manifest("site_id", siteId);
    }

    private static String otherPatient(String id) {
        return PatientId.ofPayload(
                        new StringBuilder(id.substring(4, 10)).reverse().toString())
                .value();
    }

    /** Appends a copy of a row with another record. */
    TestUpload copy(String file, int row, String recordId) {
        rows.get(file).add(new ArrayList<>(rows.get(file).get(row - 1)));
        return set(file, rows.get(file).size(), "record_id", recordId);
    }

    /** Appends a row as it is, whatever its width. */
    TestUpload append(String file, String... cells) {
        rows.get(file).add(new ArrayList<>(List.of(cells)));
        return this;
    }

    /** Returns the cells of a row. */
    List<String> row(String file, int row) {
        return rows.get(file).get(row - 1);
    }

    /** Returns all rows of a file. */
    List<List<String>> rows(String file) {
        return rows.get(file);
    }

    /** Returns the names of a file's columns. */
    List<String> header(String file) {
        return headers.get(file);
    }

    /** Returns what a cell is set to in every row of the manifest. */
    String manifest(String column) {
        return manifest.getOrDefault(column, "");
    }

    /** Returns the names of the files. */
    List<String> files() {
        return List.copyOf(rows.keySet());
    }

    /** Returns how many rows a file has. */
    int size(String file) {
        return rows.get(file).size();
    }

    /** Takes a row out. */
    TestUpload remove(String file, int row) {
        rows.get(file).remove(row - 1);
        return this;
    }

    /** Takes a file out; the manifest does not announce it. */
    TestUpload removeFile(String file) {
        rows.remove(file);
        headers.remove(file);
        return this;
    }

    /** Keeps only these files. */
    TestUpload only(String... files) {
        rows.keySet().retainAll(List.of(files));
        headers.keySet().retainAll(List.of(files));
        return this;
    }

    /** Adds a column with a value for every row. */
    TestUpload column(String file, String name, String value) {
        headers.get(file).add(name);
        rows.get(file).forEach(row -> row.add(value));
        return this;
    }

    /** Renames a column. */
    TestUpload rename(String file, String column, String name) {
        headers.get(file).set(headers.get(file).indexOf(column), name);
        return this;
    }

    /** Changes the bytes before the manifest is written, as a centre's software would. */
    TestUpload export(String file, UnaryOperator<byte[]> change) {
        transfers.merge(file, change, (a, b) -> bytes -> b.apply(a.apply(bytes)));
        return this;
    }

    /** Changes the text before the manifest is written. */
    TestUpload text(String file, UnaryOperator<String> change) {
        return export(file, bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the file in another encoding. */
    TestUpload encoding(String file, Charset charset) {
        return export(file, bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(charset));
    }

    /** Sets a cell in every row of the manifest. */
    TestUpload manifest(String column, String value) {
        manifest.put(column, value);
        return this;
    }

    /** Sets a cell in the manifest's row of a file. */
    TestUpload announce(String file, String column, String value) {
        announced.computeIfAbsent(file, f -> new HashMap<>()).put(column, value);
        return this;
    }

    /** Leaves a file out of the manifest. */
    TestUpload doNotAnnounce(String file) {
        notAnnounced.add(file);
        return this;
    }

    /** Leaves the manifest out. */
    TestUpload withoutManifest() {
        withManifest = false;
        return this;
    }

    /** Adds a file that the dictionary does not know. */
    TestUpload extraFile(String name, String text) {
        extraFiles.put(name, text);
        return this;
    }

    /** Writes the upload. */
    Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            StringBuilder list = new StringBuilder(
                    "site_id,dictionary_version,upload_seq,upload_mode,file_name,row_count,sha256,extract_year,unit_system,decimal_separator\n");
            for (String file : rows.keySet()) {
                byte[] bytes =
                        transfers.getOrDefault(file, b -> b).apply(content(file).getBytes(StandardCharsets.UTF_8));
                Files.write(folder.resolve(file + ".csv"), bytes);
                if (!notAnnounced.contains(file)) {
                    announce(list, file, folder.resolve(file + ".csv"));
                }
            }
            if (withManifest) {
                byte[] bytes = transfers
                        .getOrDefault("manifest", b -> b)
                        .apply(list.toString().getBytes(StandardCharsets.UTF_8));
                Files.write(folder.resolve("manifest.csv"), bytes);
            }
            for (Map.Entry<String, String> extra : extraFiles.entrySet()) {
                Files.writeString(folder.resolve(extra.getKey()), extra.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String content(String file) {
        StringBuilder text = new StringBuilder(line(headers.get(file)));
        rows.get(file).forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return String.join(",", cells.stream().map(TestUpload::quoted).toList()) + "\n";
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private void announce(StringBuilder list, String file, Path path) {
        Map<String, String> cells = new HashMap<>(Map.of(
                "site_id",
                "S001",
                "file_name",
                file + ".csv",
                "row_count",
                Integer.toString(rows.get(file).size()),
                "sha256",
                FileScan.of(path).sha256(),
                "extract_year",
                "2025",
                "unit_system",
                "MIXED"));
        cells.putAll(manifest);
        cells.putAll(announced.getOrDefault(file, Map.of()));
        List<String> row = Dictionary.current().file("manifest").columns().stream()
                .map(column -> cells.getOrDefault(column.name(), ""))
                .toList();
        list.append(line(row));
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
