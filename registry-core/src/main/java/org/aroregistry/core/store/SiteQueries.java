package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.FILE_ACCOUNTING;
import static org.aroregistry.core.store.jooq.Tables.IMPORT_FINDING;
import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY;
import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY_EVENT;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.QueryEvent.Kind;
import org.aroregistry.core.store.jooq.tables.ImportFinding;
import org.aroregistry.core.store.jooq.tables.records.SiteQueryRecord;
import org.aroregistry.core.upload.UploadMode;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What an upload does to the queries of its site when it is published.
 *
 * <p>A question is one per record, column and rule. It is opened by a Q finding; resolved when its row, changed by the upload, no longer
 * raises it, or is gone; opened again when it comes back. A question about a row that the upload did not change stays as it is, and so
 * does one that the data manager closed, until the row changes. Findings of refused rows ask nothing: these rows go back to the site.
 */
final class SiteQueries {
    private final DSLContext tx;
    private final Upload upload;
    private final LocalDateTime now;
    private final QueriedRows rows;

    /**
     * The upload that is being published.
     *
     * @param uploadId number of the upload
     * @param siteId its site
     * @param mode FULL or DELTA
     * @param version the registry version that shows it
     * @param actor who publishes it
     */
    record Upload(long uploadId, String siteId, UploadMode mode, long version, String actor) {}

    SiteQueries(DSLContext tx, Upload upload, LocalDateTime now) {
        this.tx = tx;
        this.upload = upload;
        this.now = now;
        this.rows = new QueriedRows(tx, upload.siteId(), upload.version());
    }

    /**
     * Resolves, reopens and opens.
     *
     * @param patientRules rules that judge all rows of a patient: they saw a patient of whom any row changed
     */
    void follow(Set<String> patientRules) {
        resolve(patientRules);
        reopen();
        open();
    }

    private void resolve(Set<String> patientRules) {
        List<SiteQueryRecord> silent = tx.selectFrom(SITE_QUERY)
                .where(SITE_QUERY.SITE_ID.eq(upload.siteId()))
                .and(SITE_QUERY.STATUS.in(QueryStatus.OPEN.name(), QueryStatus.ANSWERED.name()))
                .and(notExists(selectOne().from(IMPORT_FINDING).where(asks(IMPORT_FINDING))))
                .fetch();
        Set<String> changed = rows.changed(silent.stream()
                .filter(query -> patientRules.contains(query.getRuleId()))
                .map(SiteQueryRecord::getPatientId)
                .filter(patient -> !patient.isEmpty())
                .toList());
        Map<String, List<SiteQueryRecord>> byFile =
                silent.stream().collect(Collectors.groupingBy(SiteQueryRecord::getFileName));
        byFile.forEach((file, queries) -> {
            Map<String, QueriedRows.Shown> shown = rows.shown(
                    file, queries.stream().map(SiteQueryRecord::getRecordId).toList());
            for (SiteQueryRecord query : queries) {
                boolean mended = query.getRecordId().isEmpty()
                        ? wasReadWhole(file)
                        : isMended(shown.get(query.getRecordId()))
                                || patientRules.contains(query.getRuleId()) && changed.contains(query.getPatientId());
                if (mended) {
                    query.setStatus(QueryStatus.RESOLVED.name());
                    query.setResolvedByUpload(upload.uploadId());
                    update(query, Kind.RESOLVED);
                }
            }
        });
    }

    /** The row is gone, or the upload brought another content of it. */
    private boolean isMended(QueriedRows.@Nullable Shown shown) {
        return shown == null || shown.since() == upload.version();
    }

    /** A question about a file as a whole is answered by the whole file alone. */
    private boolean wasReadWhole(String fileName) {
        return upload.mode() == UploadMode.FULL
                && (fileName.isEmpty()
                        || tx.fetchExists(
                                FILE_ACCOUNTING,
                                FILE_ACCOUNTING.UPLOAD_ID.eq(upload.uploadId()),
                                FILE_ACCOUNTING.FILE_NAME.eq(fileName),
                                FILE_ACCOUNTING.REFUSED.isFalse()));
    }

    private void reopen() {
        Map<String, List<SiteQueryRecord>> byFile = tx
                .selectFrom(SITE_QUERY)
                .where(SITE_QUERY.SITE_ID.eq(upload.siteId()))
                .and(SITE_QUERY.STATUS.in(QueryStatus.RESOLVED.name(), QueryStatus.CLOSED.name()))
                .and(exists(selectOne().from(IMPORT_FINDING).where(asks(IMPORT_FINDING), isTaken(IMPORT_FINDING))))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(SiteQueryRecord::getFileName));
        byFile.forEach((file, queries) -> {
            Map<String, QueriedRows.Shown> shown = rows.shown(
                    file, queries.stream().map(SiteQueryRecord::getRecordId).toList());
            for (SiteQueryRecord query : queries) {
                QueriedRows.Shown row = shown.get(query.getRecordId());
                boolean accepted = query.getStatus().equals(QueryStatus.CLOSED.name())
                        && (row == null
                                ? query.getClosedRowHash() == null
                                : Arrays.equals(row.hash(), query.getClosedRowHash()));
                if (!accepted) {
                    Queries.reopen(query);
                    update(query, Kind.REOPENED);
                }
            }
        });
    }

    private void update(SiteQueryRecord query, Kind kind) {
        query.update();
        Queries.note(tx, query, now, upload.actor(), kind, upload.uploadId(), null);
    }

    /** Opens one query per question that was never asked. */
    private void open() {
        ImportFinding finding = IMPORT_FINDING.as("finding");
        ImportFinding first = IMPORT_FINDING.as("first_finding");
        long firstNumber = AuditTrail.nextNumber(tx, SITE_QUERY.QUERY_ID);
        tx.insertInto(
                        SITE_QUERY,
                        SITE_QUERY.QUERY_ID,
                        SITE_QUERY.UPLOAD_ID,
                        SITE_QUERY.FINDING_NO,
                        SITE_QUERY.SITE_ID,
                        SITE_QUERY.RULE_ID,
                        SITE_QUERY.FILE_NAME,
                        SITE_QUERY.PATIENT_ID,
                        SITE_QUERY.RECORD_ID,
                        SITE_QUERY.COLUMN_NAME,
                        SITE_QUERY.MESSAGE,
                        SITE_QUERY.EXPECTED,
                        SITE_QUERY.HINT,
                        SITE_QUERY.STATUS,
                        SITE_QUERY.OPENED_AT)
                .select(select(
                                rowNumber()
                                        .over(orderBy(finding.FINDING_NO))
                                        .cast(Long.class)
                                        .plus(inline(firstNumber - 1)),
                                finding.UPLOAD_ID,
                                finding.FINDING_NO,
                                inline(upload.siteId()),
                                finding.RULE_ID,
                                finding.FILE_NAME,
                                finding.PATIENT_ID,
                                finding.RECORD_ID,
                                finding.COLUMN_NAME,
                                finding.MESSAGE,
                                finding.EXPECTED,
                                finding.HINT,
                                inline(QueryStatus.OPEN.name()),
                                inline(now))
                        .from(finding)
                        .join(select(min(first.FINDING_NO).as("finding_no"))
                                .from(first)
                                .where(first.UPLOAD_ID.eq(upload.uploadId()), first.SEVERITY.eq(Severity.Q.name()))
                                .and(isTaken(first))
                                .groupBy(first.RULE_ID, first.FILE_NAME, first.RECORD_ID, first.COLUMN_NAME)
                                .asTable("questions", "finding_no"))
                        .on(finding.FINDING_NO.eq(field(name("questions", "finding_no"), Long.class)))
                        .where(finding.UPLOAD_ID.eq(upload.uploadId()))
                        .and(notExists(selectOne()
                                .from(SITE_QUERY)
                                .where(SITE_QUERY.SITE_ID.eq(upload.siteId()))
                                .and(asks(finding))))
                        .orderBy(finding.FINDING_NO))
                .execute();
        tx.insertInto(SITE_QUERY_EVENT)
                .select(select(
                                SITE_QUERY.QUERY_ID,
                                inline(1),
                                inline(now),
                                inline(upload.actor()),
                                inline(Kind.OPENED.name()),
                                SITE_QUERY.UPLOAD_ID,
                                castNull(String.class))
                        .from(SITE_QUERY)
                        .where(SITE_QUERY.UPLOAD_ID.eq(upload.uploadId())))
                .execute();
    }

    /** The finding of this upload asks the question of the query. */
    private Condition asks(ImportFinding finding) {
        return finding.UPLOAD_ID
                .eq(upload.uploadId())
                .and(finding.SEVERITY.eq(Severity.Q.name()))
                .and(finding.RULE_ID.eq(SITE_QUERY.RULE_ID))
                .and(finding.FILE_NAME.eq(SITE_QUERY.FILE_NAME))
                .and(finding.RECORD_ID.eq(SITE_QUERY.RECORD_ID))
                .and(finding.COLUMN_NAME.eq(SITE_QUERY.COLUMN_NAME));
    }

    /** The row of the finding was taken into the registry, or is there from before, or there is none. */
    private static Condition isTaken(ImportFinding finding) {
        ImportFinding error = IMPORT_FINDING.as("error_finding");
        return notExists(selectOne()
                        .from(error)
                        .where(error.UPLOAD_ID.eq(finding.UPLOAD_ID), error.FILE_NAME.eq(finding.FILE_NAME))
                        .and(error.RECORD_ID.eq(finding.RECORD_ID))
                        .and(error.LINE_NO.eq(finding.LINE_NO).and(error.LINE_NO.gt(0L)))
                        .and(error.SEVERITY.eq(Severity.E.name())))
                .and(notExists(selectOne()
                        .from(FILE_ACCOUNTING)
                        .where(FILE_ACCOUNTING.UPLOAD_ID.eq(finding.UPLOAD_ID))
                        .and(FILE_ACCOUNTING.FILE_NAME.eq(finding.FILE_NAME).and(finding.LINE_NO.gt(0L)))
                        .and(FILE_ACCOUNTING.REFUSED.isTrue())));
    }
}
