package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.REGISTRY_VERSION;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD_FILE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;

/** Turns the versions of a patient's rows into values with upload, file, line, time, reason and actor. */
final class ValueHistory {
    private static final int IDENTITY_COLUMNS = 3;

    private final Database database;
    private final List<RowVersion> rows;
    private final Map<String, RowVersion> byStart = new HashMap<>();
    private final Map<String, RowVersion> byEnd = new HashMap<>();
    private final Map<Long, Sent> uploads = new HashMap<>();
    private final Map<Long, String> fileNames = new HashMap<>();
    private final Map<Long, Long> uploadOfVersion = new HashMap<>();

    /** What is told of an upload. */
    private record Sent(Instant publishedAt, Optional<String> reason, String actor) {}

    ValueHistory(Database database, List<RowVersion> rows) {
        this.database = database;
        this.rows = rows;
        rows.forEach(version -> {
            byStart.put(key(version, version.row().origin().validFrom()), version);
            byEnd.put(key(version, version.row().origin().validTo()), version);
        });
    }

    /** Returns the values by file, site, record, column and version. */
    List<ValueVersion> values() {
        readUploads();
        List<ValueVersion> values = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            while (to < rows.size() && record(rows.get(to)).equals(record(rows.get(from)))) {
                to++;
            }
            addValues(rows.subList(from, to), values);
            from = to;
        }
        return List.copyOf(values);
    }

    private void addValues(List<RowVersion> versions, List<ValueVersion> values) {
        for (ColumnDefinition column :
                Dictionary.current().file(versions.get(0).file()).columns()) {
            if (column.position() > IDENTITY_COLUMNS) {
                for (RowVersion version : versions) {
                    String value = text(version, column);
                    if (!value.isEmpty() || tookAway(version, column)) {
                        values.add(value(version, column, value));
                    }
                }
            }
        }
    }

    private boolean tookAway(RowVersion version, ColumnDefinition column) {
        RowVersion before = byEnd.get(key(version, version.row().origin().validFrom()));
        return before != null && !text(before, column).isEmpty();
    }

    private ValueVersion value(RowVersion version, ColumnDefinition column, String value) {
        RowOrigin origin = version.row().origin();
        Sent sent = Optional.ofNullable(uploads.get(origin.uploadId()))
                .orElseThrow(() -> new StoreException("the registry has no upload " + origin.uploadId()));
        return new ValueVersion(
                version.file(),
                version.row().siteId(),
                version.row().recordId(),
                column.name(),
                value,
                origin.validFrom(),
                origin.isCurrent() ? OptionalLong.empty() : OptionalLong.of(origin.validTo()),
                new ValueVersion.Origin(
                        origin.uploadId(),
                        fileNames.getOrDefault(origin.fileId(), ""),
                        origin.line(),
                        sent.publishedAt(),
                        sent.reason(),
                        sent.actor()),
                origin.isCurrent()
                        ? Optional.empty()
                        : Optional.of(new ValueVersion.End(
                                uploadOfVersion.getOrDefault(origin.validTo(), 0L),
                                byStart.containsKey(key(version, origin.validTo())))));
    }

    private void readUploads() {
        List<Long> sent = rows.stream()
                .map(version -> version.row().origin().uploadId())
                .distinct()
                .toList();
        List<Long> ends = rows.stream()
                .map(version -> version.row().origin().validTo())
                .distinct()
                .toList();
        database.read("reading the uploads of a patient", query -> {
            query.selectFrom(UPLOAD)
                    .where(UPLOAD.UPLOAD_ID.in(sent), UPLOAD.FINISHED_AT.isNotNull())
                    .forEach(upload -> uploads.put(
                            upload.getUploadId(),
                            new Sent(
                                    Database.instant(upload.getFinishedAt()),
                                    Optional.ofNullable(upload.getReason()),
                                    upload.getActor())));
            query.selectFrom(UPLOAD_FILE)
                    .where(UPLOAD_FILE.UPLOAD_ID.in(sent))
                    .forEach(file -> fileNames.put(file.getFileId(), file.getFileName()));
            query.selectFrom(REGISTRY_VERSION)
                    .where(REGISTRY_VERSION.VERSION.in(ends))
                    .forEach(version -> uploadOfVersion.put(version.getVersion(), version.getUploadId()));
            return uploads;
        });
    }

    private static String record(RowVersion version) {
        return version.file()
                + '/'
                + version.row().siteId()
                + '/'
                + version.row().recordId();
    }

    private static String key(RowVersion version, long boundary) {
        return record(version) + '/' + boundary;
    }

    private static String text(RowVersion version, ColumnDefinition column) {
        Value value = version.row().value(column.name());
        if (value instanceof Value.Missing missing) {
            return missing.token().name();
        }
        if (value instanceof Value.Whole whole) {
            return Integer.toString(whole.number());
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().toPlainString();
        }
        return value instanceof Value.Text given ? given.text() : "";
    }
}
