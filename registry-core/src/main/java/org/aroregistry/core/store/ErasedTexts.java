package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.IMPORT_FINDING;
import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.store.jooq.tables.records.SiteQueryRecord;
import org.aroregistry.core.upload.Finding;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Takes record, value and words out of what was noticed about the rows of an erased patient.
 *
 * <p>Rule, severity, file and line stay, so that the numbers of the receipts still add up. The patient's code stands in findings and
 * queries; those of older versions of the product are found by the patient's records.
 */
final class ErasedTexts {
    private static final String REMOVED = "removed with the erasure of a patient";

    private final DSLContext tx;
    private final String siteId;
    private final String patientId;
    private final Map<String, Set<String>> records;

    /**
     * Prepares the search.
     *
     * @param records the patient's records by table
     */
    ErasedTexts(DSLContext tx, String siteId, String patientId, Map<String, Set<String>> records) {
        this.tx = tx;
        this.siteId = siteId;
        this.patientId = patientId;
        this.records = records;
    }

    /** Returns a finding that says where and which rule, and nothing else. */
    static Finding blank(Finding finding) {
        return new Finding(
                finding.ruleId(),
                finding.severity(),
                finding.file(),
                finding.line(),
                finding.columnLetter(),
                finding.column(),
                "",
                Optional.empty(),
                REMOVED,
                "",
                "");
    }

    long findings() {
        return tx.fetchCount(IMPORT_FINDING, ofFindings());
    }

    long queries() {
        return tx.fetchCount(SITE_QUERY, ofQueries());
    }

    /** Blanks findings and queries. */
    void blank() {
        tx.update(IMPORT_FINDING)
                .set(IMPORT_FINDING.PATIENT_ID, "")
                .set(IMPORT_FINDING.RECORD_ID, "")
                .setNull(IMPORT_FINDING.CELL_VALUE)
                .set(IMPORT_FINDING.MESSAGE, REMOVED)
                .set(IMPORT_FINDING.EXPECTED, "")
                .set(IMPORT_FINDING.HINT, "")
                .where(ofFindings())
                .execute();
        for (SiteQueryRecord query : tx.fetch(SITE_QUERY, ofQueries())) {
            query.setPatientId("");
            // Queries are told apart by their record.
            query.setRecordId("erased-" + query.getQueryId());
            query.setMessage(REMOVED);
            query.setExpected("");
            query.setHint("");
            query.setAnswer(null);
            query.setClosing(null);
            query.setClosedRowHash(null);
            query.setStatus(QueryStatus.CLOSED.name());
            query.update();
        }
    }

    private Condition ofFindings() {
        Condition older = DSL.falseCondition();
        for (Map.Entry<String, Set<String>> table : records.entrySet()) {
            older = older.or(IMPORT_FINDING
                    .FILE_NAME
                    .eq(table.getKey() + ".csv")
                    .and(IMPORT_FINDING.RECORD_ID.in(table.getValue())));
        }
        return IMPORT_FINDING
                .UPLOAD_ID
                .in(DSL.select(UPLOAD.UPLOAD_ID).from(UPLOAD).where(UPLOAD.SITE_ID.eq(siteId)))
                .and(IMPORT_FINDING
                        .PATIENT_ID
                        .eq(patientId)
                        .or(IMPORT_FINDING.PATIENT_ID.eq("").and(older)));
    }

    private Condition ofQueries() {
        Condition older = DSL.falseCondition();
        for (Map.Entry<String, Set<String>> table : records.entrySet()) {
            older = older.or(
                    SITE_QUERY.FILE_NAME.eq(table.getKey() + ".csv").and(SITE_QUERY.RECORD_ID.in(table.getValue())));
        }
        return SITE_QUERY
                .SITE_ID
                .eq(siteId)
                .and(SITE_QUERY
                        .PATIENT_ID
                        .eq(patientId)
                        .or(SITE_QUERY.PATIENT_ID.eq("").and(older)));
    }
}
