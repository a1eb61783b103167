package org.aroregistry.core.store;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;

/** What several tests of the store do: begin, load and publish uploads. */
final class StoreSteps {
    static final String SITE = "S001";
    static final String PATIENT = "ARO-000001-A";
    static final Duration NO_WAIT = Duration.ZERO;

    private final Registry registry;
    private int sequence;

    StoreSteps(TestDatabase database) {
        database.clear();
        registry = database.registry();
    }

    Upload begin(String siteId) {
        return registry.uploads().begin(request(siteId, ++sequence));
    }

    Upload begin(String siteId, UploadMode mode) {
        NewUpload request = request(siteId, ++sequence);
        return registry.uploads()
                .begin(new NewUpload(
                        siteId,
                        request.uploadSeq(),
                        mode,
                        request.extractYear(),
                        request.dictionaryVersion(),
                        request.contentSha256(),
                        request.actor(),
                        request.reason()));
    }

    static NewUpload request(String siteId, int sequence) {
        String content = HexFormat.of()
                .formatHex(new CanonicalHash().add("upload " + sequence).bytes());
        return new NewUpload(siteId, sequence, UploadMode.DELTA, 2026, "1.0", content, "tester", Optional.empty());
    }

    /** Loads one file of a new upload and publishes it. */
    LoadCounts publish(UploadMode mode, String file, SampleRow... rows) {
        return publish(SITE, mode, file, rows);
    }

    LoadCounts publish(String siteId, UploadMode mode, String file, SampleRow... rows) {
        Upload upload = begin(siteId);
        try (Loading loading = registry.rows().load(upload.uploadId(), NO_WAIT)) {
            LoadCounts counts = load(loading, upload, mode, file, rows);
            loading.publish("{}", "tester");
            return counts;
        }
    }

    LoadCounts load(Loading loading, Upload upload, UploadMode mode, String file, SampleRow... rows) {
        try (FileLoad load = loading.file(fileId(upload, file))) {
            Stream.of(rows).map(SampleRow::row).forEach(load::add);
            if (mode == UploadMode.FULL) {
                Set<String> sent = Stream.of(rows)
                        .map(row -> ((Value.Text) row.row().values().get(2)).text())
                        .collect(Collectors.toSet());
                registry.rows().records(file, registry.currentVersion(), loading.siteId(), List.of(), record -> {
                    if (!sent.contains(record.recordId())) {
                        load.end(record.recordId());
                    }
                });
            }
            return load.finish();
        }
    }

    long fileId(Upload upload, String file) {
        return registry.uploads()
                .addFile(upload.uploadId(), file + ".csv", "00", 1)
                .fileId();
    }

    List<StoredRow> rows(String file, long version) {
        List<StoredRow> rows = new java.util.ArrayList<>();
        registry.rows().forEach(RowSelection.of(file, version), rows::add);
        return rows;
    }

    /** Returns record and value of every laboratory row that a version shows. */
    List<String> labs(long version) {
        return rows("labs", version).stream()
                .map(row -> row.recordId() + "="
                        + row.decimal("value")
                                .map(value -> value.stripTrailingZeros().toPlainString())
                                .orElse(""))
                .toList();
    }

    static SampleRow lab(String recordId, String value) {
        return lab(SITE, recordId, value);
    }

    static SampleRow lab(String siteId, String recordId, String value) {
        return SampleRow.of("labs", siteId, PATIENT, recordId)
                .whole("sample_day", 100)
                .text("analyte", "HB")
                .decimal("value", value)
                .text("unit", "g/dL");
    }
}
