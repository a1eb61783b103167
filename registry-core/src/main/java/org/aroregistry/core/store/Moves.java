package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.RELEASE_PERMIT;
import static org.aroregistry.core.store.jooq.Tables.SITE;
import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY;

import java.time.LocalDateTime;
import java.util.List;
import org.aroregistry.core.store.QueryEvent.Kind;
import org.aroregistry.core.store.jooq.tables.records.SiteQueryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Patients who come to a site by releases: what the sites before show of them ends with the version that shows the new site's upload.
 *
 * <p>A patient then has current rows at one site. History and freezes keep the rows of the other.
 */
final class Moves {
    private static final Field<String> SITE_ID = DSL.field(DSL.name("site_id"), String.class);
    private static final Field<String> PATIENT_ID = DSL.field(DSL.name("patient_id"), String.class);
    private static final Field<Long> VALID_TO = DSL.field(DSL.name("valid_to"), Long.class);

    private final DSLContext tx;
    private final String siteId;
    private final List<String> patients;
    private final List<String> otherSites;

    /**
     * Finds who comes.
     *
     * @param siteId the site that they come to
     * @param releases numbers of the releases that its upload uses
     */
    Moves(DSLContext tx, String siteId, List<Long> releases) {
        this.tx = tx;
        this.siteId = siteId;
        this.patients = releases.isEmpty()
                ? List.of()
                : tx.selectDistinct(RELEASE_PERMIT.PATIENT_ID)
                        .from(RELEASE_PERMIT)
                        .where(RELEASE_PERMIT.RELEASE_ID.in(releases))
                        .and(RELEASE_PERMIT.RELEASE_KIND.eq(ReleaseKind.MOVE.name()))
                        .fetch(RELEASE_PERMIT.PATIENT_ID);
        this.otherSites = patients.isEmpty()
                ? List.of()
                : tx.select(SITE.SITE_ID)
                        .from(SITE)
                        .where(SITE.SITE_ID.ne(siteId))
                        .fetch(SITE.SITE_ID);
    }

    /** Counts what would end now. */
    MovedRows count() {
        long rows = 0;
        for (PatientTable table : patients.isEmpty() ? List.<PatientTable>of() : PatientTable.all()) {
            rows += tx.fetchCount(rowsOf(table), currentElsewhere());
        }
        return new MovedRows(patients.size(), rows);
    }

    /**
     * Ends the rows, and resolves the open questions about them, within the transaction that makes an upload visible.
     *
     * @param upload the upload of the site that they come to
     */
    MovedRows end(SiteQueries.Upload upload, LocalDateTime now) {
        long rows = 0;
        for (PatientTable table : patients.isEmpty() ? List.<PatientTable>of() : PatientTable.all()) {
            rows += tx.update(rowsOf(table))
                    .set(VALID_TO, upload.version())
                    .where(currentElsewhere())
                    .execute();
        }
        resolveQuestions(upload, now);
        return new MovedRows(patients.size(), rows);
    }

    private void resolveQuestions(SiteQueries.Upload upload, LocalDateTime now) {
        if (patients.isEmpty()) {
            return;
        }
        for (SiteQueryRecord query : tx.selectFrom(SITE_QUERY)
                .where(SITE_QUERY.SITE_ID.ne(siteId), SITE_QUERY.PATIENT_ID.in(patients))
                .and(SITE_QUERY.STATUS.in(QueryStatus.OPEN.name(), QueryStatus.ANSWERED.name()))
                .orderBy(SITE_QUERY.QUERY_ID)
                .fetch()) {
            query.setStatus(QueryStatus.RESOLVED.name());
            query.setResolvedByUpload(upload.uploadId());
            query.update();
            Queries.note(tx, query, now, upload.actor(), Kind.RESOLVED, upload.uploadId(), null);
        }
    }

    /** The keys of these tables begin with site and patient. */
    private Condition currentElsewhere() {
        return SITE_ID.in(otherSites).and(PATIENT_ID.in(patients)).and(VALID_TO.eq(RowOrigin.CURRENT));
    }

    private static Table<?> rowsOf(PatientTable table) {
        return DSL.table(DSL.name(table.name()));
    }
}
