package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.FREEZE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.core.store.jooq.DefaultSchema;
import org.aroregistry.core.store.jooq.tables.records.FreezeRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Where the registry's tables name a patient of a site. */
final class PatientTraces {
    private static final Field<String> SITE_ID = DSL.field(DSL.name("site_id"), String.class);
    private static final Field<String> PATIENT_ID = DSL.field(DSL.name("patient_id"), String.class);
    private static final Field<String> RECORD_ID = DSL.field(DSL.name("record_id"), String.class);
    private static final Field<Long> VALID_FROM = DSL.field(DSL.name("valid_from"), Long.class);
    private static final Field<Long> VALID_TO = DSL.field(DSL.name("valid_to"), Long.class);

    private final DSLContext tx;
    private final String siteId;
    private final String patientId;
    private final Condition ofPatient;

    PatientTraces(DSLContext tx, String siteId, String patientId) {
        this.tx = tx;
        this.siteId = siteId;
        this.patientId = patientId;
        this.ofPatient = SITE_ID.eq(siteId).and(PATIENT_ID.eq(patientId));
    }

    /** Returns the number of versions of rows by table, tables without any left out. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (PatientTable table : PatientTable.all()) {
            long count = tx.fetchCount(table(table.name()), ofPatient);
            if (count > 0) {
                rows.put(table.name(), count);
            }
        }
        return rows;
    }

    /** Returns the patient's records by table, tables without any left out. */
    Map<String, Set<String>> records() {
        Map<String, Set<String>> records = new LinkedHashMap<>();
        for (PatientTable table : PatientTable.all()) {
            Set<String> found = new TreeSet<>(tx.selectDistinct(RECORD_ID)
                    .from(table(table.name()))
                    .where(ofPatient)
                    .fetch(RECORD_ID));
            if (!found.isEmpty()) {
                records.put(table.name(), found);
            }
        }
        return records;
    }

    /** Returns the number of rows of other tables: endpoint rows above all. */
    long others() {
        return otherTables().stream()
                .mapToLong(table -> tx.fetchCount(table(table), ofPatient))
                .sum();
    }

    /** Returns the other sites that know a patient of the same code. */
    List<String> otherSites() {
        return tx.selectDistinct(SITE_ID)
                .from(table("patients"))
                .where(PATIENT_ID.eq(patientId), SITE_ID.ne(siteId))
                .orderBy(SITE_ID)
                .fetch(SITE_ID);
    }

    /** Returns the names of the freezes that hold rows of the patient. */
    List<String> freezes(Map<String, Long> rowsByTable) {
        List<String> names = new ArrayList<>();
        for (FreezeRecord freeze :
                tx.selectFrom(FREEZE).orderBy(FREEZE.FREEZE_NAME).fetch()) {
            Condition shown = VALID_FROM.le(freeze.getVersion()).and(VALID_TO.gt(freeze.getVersion()));
            if (rowsByTable.keySet().stream().anyMatch(table -> tx.fetchExists(table(table), ofPatient.and(shown)))) {
                names.add(freeze.getFreezeName());
            }
        }
        return names;
    }

    /**
     * Returns the place of the patient among those of a table in a freeze, as it was when the freeze was made.
     *
     * @param gone who was erased from site and table of the freeze before, by place
     */
    long place(String tableName, long version, List<ErasedLeaf> gone) {
        long place = tx.select(DSL.countDistinct(PATIENT_ID))
                .from(table(tableName))
                .where(SITE_ID.eq(siteId), PATIENT_ID.lt(patientId), VALID_FROM.le(version), VALID_TO.gt(version))
                .fetchSingle()
                .value1()
                .longValue();
        for (ErasedLeaf before : gone) {
            if (before.number() <= place) {
                place++;
            }
        }
        return place;
    }

    /** Deletes the patient's rows of all versions; returns how many. */
    long deleteRows(Map<String, Long> rowsByTable) {
        return rowsByTable.keySet().stream()
                .mapToLong(table -> tx.deleteFrom(table(table)).where(ofPatient).execute())
                .sum();
    }

    /** Deletes the rows of other tables; returns how many. */
    long deleteOthers() {
        return otherTables().stream()
                .mapToLong(table -> tx.deleteFrom(table(table)).where(ofPatient).execute())
                .sum();
    }

    /** Every table that names site and patient, but those of patients' rows, and queries, which lose their words only. */
    private static List<String> otherTables() {
        Set<String> known = new TreeSet<>(
                PatientTable.all().stream().map(PatientTable::name).toList());
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.field("site_id") != null && table.field("patient_id") != null)
                .map(Table::getName)
                .filter(name -> !known.contains(name) && !name.equals("site_query"))
                .toList();
    }

    private static Table<?> table(String name) {
        return DSL.table(DSL.name(name));
    }
}
