package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.REGISTRY_STATE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.store.jooq.tables.records.SiteQueryRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The rows that queries are about, as one registry version shows them. */
final class QueriedRows {
    private static final Field<String> SITE_ID = DSL.field(DSL.name("site_id"), String.class);
    private static final Field<String> PATIENT_ID = DSL.field(DSL.name("patient_id"), String.class);
    private static final Field<String> RECORD_ID = DSL.field(DSL.name("record_id"), String.class);
    private static final Field<byte[]> ROW_HASH = DSL.field(DSL.name("row_hash"), byte[].class);
    private static final Field<Long> VALID_FROM = DSL.field(DSL.name("valid_from"), Long.class);
    private static final Field<Long> VALID_TO = DSL.field(DSL.name("valid_to"), Long.class);
    private static final int AT_A_TIME = 500;

    private final DSLContext tx;
    private final String siteId;
    private final long version;

    /** What a version shows of a record: since which version, and the hash of the row. */
    record Shown(long since, byte[] hash) {}

    QueriedRows(DSLContext tx, String siteId, long version) {
        this.tx = tx;
        this.siteId = siteId;
        this.version = version;
    }

    /** Returns the hash of the row that a query is about, as the current version shows it. */
    static Optional<byte[]> hash(DSLContext tx, SiteQueryRecord query) {
        long current = tx.select(REGISTRY_STATE.CURRENT_VERSION)
                .from(REGISTRY_STATE)
                .fetchSingle()
                .value1();
        return Optional.ofNullable(new QueriedRows(tx, query.getSiteId(), current)
                        .shown(query.getFileName(), List.of(query.getRecordId()))
                        .get(query.getRecordId()))
                .map(Shown::hash);
    }

    /** Returns what the version shows of some records of a file; those that it does not show are missing. */
    Map<String, Shown> shown(String fileName, Collection<String> records) {
        Map<String, Shown> shown = new HashMap<>();
        Optional<PatientTable> table = table(fileName);
        if (table.isEmpty()) {
            return shown;
        }
        for (List<String> some : portions(records)) {
            tx.select(RECORD_ID, VALID_FROM, ROW_HASH)
                    .from(DSL.table(DSL.name(table.get().name())))
                    .where(SITE_ID.eq(siteId), RECORD_ID.in(some), VALID_FROM.le(version), VALID_TO.gt(version))
                    .forEach(row -> shown.put(row.value1(), new Shown(row.value2(), row.value3())));
        }
        return shown;
    }

    /** Returns those of some patients of whom the version brought or ended a row. */
    Set<String> changed(Collection<String> patients) {
        Set<String> changed = new HashSet<>();
        for (List<String> some : portions(patients)) {
            for (PatientTable table : PatientTable.all()) {
                changed.addAll(tx.selectDistinct(PATIENT_ID)
                        .from(DSL.table(DSL.name(table.name())))
                        .where(SITE_ID.eq(siteId), PATIENT_ID.in(some))
                        .and(VALID_FROM.eq(version).or(VALID_TO.eq(version)))
                        .fetch(PATIENT_ID));
            }
        }
        return changed;
    }

    private static Optional<PatientTable> table(String fileName) {
        String name = fileName.replaceFirst("\\.csv$", "");
        return PatientTable.all().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private static List<List<String>> portions(Collection<String> all) {
        List<String> distinct = all.stream().distinct().toList();
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += AT_A_TIME) {
            portions.add(distinct.subList(from, Math.min(distinct.size(), from + AT_A_TIME)));
        }
        return portions;
    }
}
