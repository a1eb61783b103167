package org.aroregistry.batch.explaining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.ValueVersion;
import org.aroregistry.core.study.RowSource;

/**
 * Where a row stands in what a site sent.
 *
 * @param source file and record
 * @param uploadId upload that brought the version that was analysed
 * @param fileName file of that upload
 * @param line physical line of that file
 */
public record RowPlace(RowSource source, long uploadId, String fileName, long line) {

    /** Finds the places of rows of one patient as a registry version shows them. */
    static List<RowPlace> of(Registry registry, long version, String patientId, List<RowSource> rows) {
        Map<RowSource, ValueVersion.Origin> origins = new HashMap<>();
        for (ValueVersion value : registry.rows().values(patientId)) {
            if (value.validFrom() <= version && version < value.validTo().orElse(Long.MAX_VALUE)) {
                origins.putIfAbsent(new RowSource(value.siteId(), value.file(), value.recordId()), value.origin());
            }
        }
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(origins.get(row)).stream()
                        .map(origin -> new RowPlace(row, origin.uploadId(), origin.fileName(), origin.line())))
                .toList();
    }
}
