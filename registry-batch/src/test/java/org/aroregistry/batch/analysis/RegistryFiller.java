package org.aroregistry.batch.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.FileLoad;
import org.aroregistry.core.store.LoadCounts;
import org.aroregistry.core.store.Loading;
import org.aroregistry.core.store.NewRow;
import org.aroregistry.core.store.NewUpload;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/** Publishes rows to a registry as an import would, without checking them. */
final class RegistryFiller {
    private final Registry registry;

    RegistryFiller(Registry registry) {
        this.registry = registry;
    }

    /**
     * Publishes one upload.
     *
     * @param rows cells by file and column
     */
    void publish(
            String siteId,
            int seq,
            UploadMode mode,
            Map<String, List<Map<String, String>>> rows,
            List<Finding> findings) {
        Upload upload = registry.uploads()
                .begin(new NewUpload(
                        siteId,
                        seq,
                        mode,
                        2025,
                        Dictionary.current().version(),
                        String.format("%064d", Integer.parseInt(siteId.substring(1)) * 1000 + seq),
                        "test",
                        Optional.empty()));
        registry.uploads().addFindings(upload.uploadId(), findings);
        try (Loading loading = registry.rows().load(upload.uploadId(), Duration.ofSeconds(30))) {
            rows.forEach((file, lines) -> load(upload, loading, mode, file, lines));
            loading.publish("{}", "test");
        }
    }

    private void load(Upload upload, Loading loading, UploadMode mode, String file, List<Map<String, String>> lines) {
        String name = file + ".csv";
        long fileId = registry.uploads()
                .addFile(upload.uploadId(), name, "0".repeat(64), 1)
                .fileId();
        try (FileLoad load = loading.file(fileId)) {
            long line = 2;
            for (Map<String, String> cells : lines) {
                load.add(new NewRow(line++, values(file, cells)));
            }
            if (mode == UploadMode.FULL) {
                endAbsent(load, file, upload.request().siteId(), lines);
            }
            LoadCounts counts = load.finish();
            registry.uploads()
                    .account(
                            upload.uploadId(),
                            new FileAccounting(
                                    name,
                                    lines.size(),
                                    counts.added(),
                                    counts.changed(),
                                    counts.unchanged(),
                                    0,
                                    0,
                                    counts.ended(),
                                    false));
        }
    }

    private void endAbsent(FileLoad load, String file, String siteId, List<Map<String, String>> lines) {
        Set<String> sent = lines.stream().map(cells -> cells.get("record_id")).collect(Collectors.toSet());
        registry.rows().records(file, registry.currentVersion(), siteId, List.of(), record -> {
            if (!sent.contains(record.recordId())) {
                load.end(record.recordId());
            }
        });
    }

    private static List<Value> values(String file, Map<String, String> cells) {
        List<Value> values = new ArrayList<>();
        for (ColumnDefinition column : Dictionary.current().file(file).columns()) {
            values.add(value(column, cells.getOrDefault(column.name(), "")));
        }
        return values;
    }

    private static Value value(ColumnDefinition column, String cell) {
        if (cell.isEmpty()) {
            return Value.BLANK;
        }
        for (MissingToken token : column.missing()) {
            if (token.name().equals(cell)) {
                return new Value.Missing(token);
            }
        }
        if (column.type() instanceof ColumnType.Whole) {
            return new Value.Whole(Integer.parseInt(cell));
        }
        return column.type() instanceof ColumnType.Decimal
                ? new Value.Decimal(new BigDecimal(cell))
                : new Value.Text(cell);
    }

    /** Publishes every site folder of clean synthetic files, in the order of their names. */
    void publishFolders(Path folder) {
        try (Stream<Path> sites = Files.list(folder)) {
            sites.filter(path -> path.getFileName().toString().matches("S[0-9]{3}"))
                    .sorted()
                    .forEach(this::publishFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publishFolder(Path site) {
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        Dictionary.current().dataFiles().forEach(file -> {
            Path path = site.resolve(file.name() + ".csv");
            if (Files.exists(path)) {
                rows.put(file.name(), read(path, file.name()));
            }
        });
        publish(site.getFileName().toString(), 1, UploadMode.FULL, rows, List.of());
    }

    private static List<Map<String, String>> read(Path path, String file) {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            String header = text.lines().findFirst().orElseThrow();
            char delimiter = header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            List<Map<String, String>> rows = new ArrayList<>();
            try (CSVParser records = CSVParser.parse(text, format)) {
                for (CSVRecord row : records) {
                    Map<String, String> cells = row.toMap();
                    Dictionary.current().file(file).columns().forEach(column -> {
                        if (column.type() instanceof ColumnType.Decimal) {
                            cells.computeIfPresent(column.name(), (name, cell) -> cell.replace(',', '.'));
                        } else if (column.type() instanceof ColumnType.MultiCoded) {
                            cells.computeIfPresent(column.name(), (name, cell) -> cell.replace('+', ';'));
                        }
                    });
                    rows.add(cells);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
