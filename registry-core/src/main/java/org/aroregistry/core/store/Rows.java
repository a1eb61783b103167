package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.REGISTRY_STATE;
import static org.aroregistry.core.store.jooq.Tables.SITE;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The versioned rows of patients. */
public final class Rows {
    private static final Field<Long> VALID_FROM = DSL.field(DSL.name("valid_from"), Long.class);
    private static final Field<Long> VALID_TO = DSL.field(DSL.name("valid_to"), Long.class);

    private static final int IDS_AT_ONCE = 1_000;

    private final Database database;
    private final AuditTrail audit;

    Rows(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Opens the one place where rows can be written: takes the registry's load lock and removes what dead uploads left behind.
     *
     * <p>If the same upload was loading before and died, files it had loaded completely stay loaded.
     *
     * @param uploadId an upload in status RUNNING
     * @param wait how long to wait while another upload is loading
     * @throws StoreException if another upload is still loading after that time, or the upload is not RUNNING
     */
    public Loading load(long uploadId, Duration wait) {
        return Loading.open(database, audit, uploadId, wait);
    }

    /** Opens the rows that a version shows; close the cursor. */
    public RowCursor read(RowSelection selection) {
        PatientTable table = PatientTable.of(selection.file());
        List<String> sites = selection.siteId().map(List::of).orElseGet(this::sites);
        return new RowCursor(database, table, selection, currentVersion(), sites);
    }

    /** Hands every row that a version shows to the consumer. */
    public void forEach(RowSelection selection, Consumer<StoredRow> consumer) {
        try (RowCursor cursor = read(selection)) {
            cursor.forEachRemaining(consumer);
        }
    }

    /**
     * Hands record, patient and hash of every row of a site that a version shows to the consumer, by patient and record.
     *
     * @param file file of the dictionary, without {@code .csv}
     * @param recordIds restricts to some records, at most a thousand; empty for all
     */
    public void records(
            String file, long version, String siteId, List<String> recordIds, Consumer<RecordVersion> consumer) {
        PatientTable table = PatientTable.of(file);
        Field<String> record = DSL.field(DSL.name("record_id"), String.class);
        Field<String> patient = DSL.field(DSL.name("patient_id"), String.class);
        Field<byte[]> hash = DSL.field(DSL.name("row_hash"), byte[].class);
        Condition some = recordIds.isEmpty() ? DSL.noCondition() : record.in(recordIds);
        database.read("comparing rows of " + file, query -> {
            try (var rows = query.select(record, patient, hash)
                    .from(DSL.table(DSL.name(table.name())))
                    .where(DSL.field(DSL.name("site_id"), String.class).eq(siteId))
                    .and(VALID_FROM.le(version))
                    .and(VALID_TO.gt(version))
                    .and(some)
                    .orderBy(DSL.field(DSL.name("site_id")), patient, record)
                    .fetchSize(database.isMySql() ? Integer.MIN_VALUE : 1000)
                    .fetchLazy()) {
                rows.forEach(row -> consumer.accept(new RecordVersion(
                        row.value1(), row.value2(), HexFormat.of().formatHex(row.value3()))));
            }
            return 0;
        });
    }

    /**
     * Returns those patients whom another site has registered.
     *
     * @param siteId the site that asks
     * @param patientIds any number of patients
     */
    public Set<String> registeredElsewhere(String siteId, List<String> patientIds) {
        Set<String> found = new TreeSet<>();
        RowSelection all = RowSelection.of("patients", currentVersion()).columns("enrol_day");
        for (int from = 0; from < patientIds.size(); from += IDS_AT_ONCE) {
            List<String> some = patientIds.subList(from, Math.min(patientIds.size(), from + IDS_AT_ONCE));
            forEach(all.patients(some), row -> {
                if (!row.siteId().equals(siteId)) {
                    found.add(row.patientId());
                }
            });
        }
        return found;
    }

    /**
     * Returns those patients whose consent another site shows as withdrawn.
     *
     * @param siteId the site that asks
     * @param patientIds any number of patients
     */
    public Set<String> withdrawnElsewhere(String siteId, List<String> patientIds) {
        Set<String> found = new TreeSet<>();
        RowSelection all = RowSelection.of("patients", currentVersion()).columns("consent_withdrawn_day");
        for (int from = 0; from < patientIds.size(); from += IDS_AT_ONCE) {
            List<String> some = patientIds.subList(from, Math.min(patientIds.size(), from + IDS_AT_ONCE));
            forEach(all.patients(some), row -> {
                if (!row.siteId().equals(siteId)
                        && row.whole("consent_withdrawn_day").isPresent()) {
                    found.add(row.patientId());
                }
            });
        }
        return found;
    }

    /**
     * Returns those patients of a site whose last status row says that they died, be it shown or ended.
     *
     * @param patientIds any number of patients
     */
    public Set<String> lastSeenDead(String siteId, List<String> patientIds) {
        Field<String> patient = DSL.field(DSL.name("patient_id"), String.class);
        Field<String> status = DSL.field(DSL.name("status"), String.class);
        long version = currentVersion();
        Map<String, String> last = new HashMap<>();
        for (int from = 0; from < patientIds.size(); from += IDS_AT_ONCE) {
            List<String> some = patientIds.subList(from, Math.min(patientIds.size(), from + IDS_AT_ONCE));
            database.read("reading the last status of patients", query -> query.select(patient, status)
                    .from(DSL.table(DSL.name("status")))
                    .where(DSL.field(DSL.name("site_id"), String.class).eq(siteId))
                    .and(patient.in(some))
                    .and(VALID_FROM.le(version))
                    .orderBy(VALID_FROM)
                    .fetch()
                    .map(row -> last.put(row.value1(), Objects.requireNonNullElse(row.value2(), ""))));
        }
        last.values().removeIf(code -> !code.equals("DEAD"));
        return last.keySet();
    }

    /** Returns how many rows of a file a version shows. */
    public long count(String file, long version) {
        PatientTable table = PatientTable.of(file);
        return database.read("counting rows of " + file, query -> query.selectCount()
                .from(DSL.table(DSL.name(table.name())))
                .where(VALID_FROM.le(version), VALID_TO.gt(version))
                .fetchSingle()
                .value1()
                .longValue());
    }

    /** Returns every version of every row of a patient up to the current version, by file, site, record and version. */
    public List<RowVersion> history(String patientId) {
        long version = currentVersion();
        List<String> sites = sites();
        List<RowVersion> history = new ArrayList<>();
        database.read("reading the history of a patient", query -> {
            for (PatientTable table : PatientTable.all()) {
                addHistory(query, table, patientId, sites, version, history);
            }
            return history;
        });
        return List.copyOf(history);
    }

    /** Returns every value that a patient's rows ever had, by file, site, record, column and version. */
    public List<ValueVersion> values(String patientId) {
        return new ValueHistory(database, history(patientId)).values();
    }

    private static void addHistory(
            DSLContext query,
            PatientTable table,
            String patientId,
            List<String> sites,
            long version,
            List<RowVersion> history) {
        Map<String, Integer> positions = new HashMap<>();
        table.slots().forEach(slot -> positions.put(slot.name(), positions.size()));
        // Naming the sites lets the primary key find the patient.
        for (Record found : query.select(table.columnNames().stream()
                        .map(name -> DSL.field(DSL.name(name)))
                        .toList())
                .from(DSL.table(DSL.name(table.name())))
                .where(DSL.field(DSL.name("site_id"), String.class).in(sites))
                .and(DSL.field(DSL.name("patient_id"), String.class).eq(patientId))
                .and(VALID_FROM.le(version))
                .orderBy(DSL.field(DSL.name("site_id")), DSL.field(DSL.name("record_id")), VALID_FROM)
                .fetch()) {
            @Nullable Object[] content = new Object[table.slots().size()];
            for (int i = 0; i < content.length; i++) {
                content[i] = cell(found.get(i), table.slots().get(i));
            }
            history.add(new RowVersion(
                    table.name(), new StoredRow(table.file(), positions, content, origin(found, version))));
        }
    }

    private static @Nullable Object cell(@Nullable Object found, PatientTable.Slot slot) {
        return found instanceof BigDecimal number ? number.setScale(slot.scale()) : found;
    }

    private static RowOrigin origin(Record found, long version) {
        long validTo = found.get("valid_to", Long.class);
        return new RowOrigin(
                found.get("upload_id", Long.class),
                found.get("file_id", Long.class),
                found.get("line_no", Long.class),
                found.get("valid_from", Long.class),
                validTo > version ? RowOrigin.CURRENT : validTo);
    }

    private List<String> sites() {
        return database.read("reading the sites", query -> query.select(SITE.SITE_ID)
                .from(SITE)
                .orderBy(SITE.SITE_ID)
                .fetch(SITE.SITE_ID));
    }

    long currentVersion() {
        return database.read("reading the registry version", query -> query.select(REGISTRY_STATE.CURRENT_VERSION)
                .from(REGISTRY_STATE)
                .fetchSingle()
                .value1());
    }
}
