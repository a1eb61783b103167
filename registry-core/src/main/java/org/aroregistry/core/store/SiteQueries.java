package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.IMPORT_FINDING;
import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDateTime;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.jooq.tables.ImportFinding;
import org.jooq.DSLContext;

/** Opens the queries that the findings of an upload call for. */
final class SiteQueries {
    private static final String OPEN = "OPEN";

    private SiteQueries() {}

    /** Opens one query per question; a question that is already open is not asked again. */
    static void open(DSLContext tx, long uploadId, String siteId, LocalDateTime now) {
        ImportFinding finding = IMPORT_FINDING.as("finding");
        ImportFinding first = IMPORT_FINDING.as("first_finding");
        tx.insertInto(
                        SITE_QUERY,
                        SITE_QUERY.UPLOAD_ID,
                        SITE_QUERY.FINDING_NO,
                        SITE_QUERY.SITE_ID,
                        SITE_QUERY.RULE_ID,
                        SITE_QUERY.FILE_NAME,
                        SITE_QUERY.RECORD_ID,
                        SITE_QUERY.COLUMN_NAME,
                        SITE_QUERY.MESSAGE,
                        SITE_QUERY.STATUS,
                        SITE_QUERY.OPENED_AT)
                .select(select(
                                finding.UPLOAD_ID,
                                finding.FINDING_NO,
                                inline(siteId),
                                finding.RULE_ID,
                                finding.FILE_NAME,
                                finding.RECORD_ID,
                                finding.COLUMN_NAME,
                                finding.MESSAGE,
                                inline(OPEN),
                                inline(now))
                        .from(finding)
                        .join(select(min(first.FINDING_NO).as("finding_no"))
                                .from(first)
                                .where(first.UPLOAD_ID.eq(uploadId), first.SEVERITY.eq(Severity.Q.name()))
                                .groupBy(first.RULE_ID, first.FILE_NAME, first.RECORD_ID, first.COLUMN_NAME)
                                .asTable("questions", "finding_no"))
                        .on(finding.FINDING_NO.eq(field(name("questions", "finding_no"), Long.class)))
                        .where(finding.UPLOAD_ID.eq(uploadId))
                        .and(notExists(selectOne()
                                .from(SITE_QUERY)
                                .where(SITE_QUERY.SITE_ID.eq(siteId))
                                .and(SITE_QUERY.STATUS.eq(OPEN))
                                .and(SITE_QUERY.RULE_ID.eq(finding.RULE_ID))
                                .and(SITE_QUERY.FILE_NAME.eq(finding.FILE_NAME))
                                .and(SITE_QUERY.RECORD_ID.eq(finding.RECORD_ID))
                                .and(SITE_QUERY.COLUMN_NAME.eq(finding.COLUMN_NAME))))
                        .orderBy(finding.FINDING_NO))
                .execute();
    }
}
