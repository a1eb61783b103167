package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * The clean files of one site as read back by another program: rows as column-to-value maps, decimals with a point.
 *
 * @param siteId the site
 * @param rows rows of each data file
 */
record SiteFiles(String siteId, Map<String, List<Map<String, String>>> rows) {

    /** Reads a site's folder and checks row counts and hashes on the way. */
    static SiteFiles read(Path folder) throws IOException {
        String manifest = Files.readString(folder.resolve("manifest.csv"));
        String header = manifest.lines().findFirst().orElseThrow();
        char delimiter = header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
        Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
        for (Map<String, String> entry : records(manifest, delimiter)) {
            byte[] bytes = Files.readAllBytes(folder.resolve(entry.get("file_name")));
            String text = new String(bytes, StandardCharsets.UTF_8);
            List<Map<String, String>> rows = records(text, delimiter);
            if (!sha256(bytes).equals(entry.get("sha256")) || rows.size() != Long.parseLong(entry.get("row_count"))) {
                throw new IllegalStateException(
                        folder + "/" + entry.get("file_name") + " is not what the manifest says");
            }
            String name = entry.get("file_name").replace(".csv", "");
            if (entry.get("decimal_separator").equals("COMMA")) {
                withPoints(Dictionary.current().file(name), rows);
            }
            files.put(name, rows);
        }
        return new SiteFiles(folder.getFileName().toString(), files);
    }

    /** Reads all sites of a registry, in order. */
    static List<SiteFiles> readAll(Path registry) throws IOException {
        List<SiteFiles> sites = new ArrayList<>();
        try (var folders = Files.list(registry)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                sites.add(read(folder));
            }
        }
        return sites;
    }

    List<Map<String, String>> of(String file) {
        return rows.getOrDefault(file, List.of());
    }

    private static List<Map<String, String>> records(String text, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            return parser.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void withPoints(FileDefinition file, List<Map<String, String>> rows) {
        for (ColumnDefinition column : file.columns()) {
            if (column.type() instanceof ColumnType.Decimal) {
                rows.forEach(row -> row.computeIfPresent(column.name(), (name, value) -> value.replace(',', '.')));
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
